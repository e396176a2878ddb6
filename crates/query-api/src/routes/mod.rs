//! The addresses, one file a resource.

mod annotations;
mod campaigns;
mod coverage;
mod decision;
mod definitions;
mod document;
mod export;
mod exports;
mod machine;
mod pacing;
mod params;
mod reach;
mod refusals;
mod rows;
mod series;
mod summary;
mod unassigned;
mod upload;

use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::catch_panic::CatchPanicLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::{caught, guard, observe, protect, same_origin};
use crate::pages::{serve_page, wrong_method};
use crate::state::{Api, Settings};
use crate::{Decisions, Questions, Uploads};
pub use document::{openapi, openapi_json};

/// Patterns of all routes, as labels of metrics.
pub(crate) const PATTERNS: &[&str] = &[
    "/v1/campaigns",
    "/v1/campaigns/{id}/summary",
    "/v1/campaigns/{id}/pacing",
    "/v1/campaigns/{id}/series",
    "/v1/campaigns/{id}/reach",
    "/v1/campaigns/{id}/annotations",
    "/v1/exports",
    "/v1/exports/{id}",
    "/v1/exports/{id}/decision",
    "/v1/coverage",
    "/v1/rows",
    "/v1/unassigned",
    "/v1/definitions",
    "/openapi.json",
    "/healthz",
    "/readyz",
    "/metrics",
];

/// Parameters of every question that is answered with a table.
const TABLE: &[&str] = &["format", "excel"];

/// The API and the dashboards as one service.
pub fn router(
    questions: Arc<dyn Questions>,
    decisions: Arc<dyn Decisions>,
    uploads: Arc<dyn Uploads>,
    settings: Settings,
) -> Router {
    let api = Api { questions, decisions, uploads, settings: Arc::new(settings) };
    let (routes, _) = addresses().split_for_parts();
    // The last layer is the first to see a request: every answer is counted and carries the
    // protecting headers, also a refusal and one that stands in for a panic.
    routes
        .fallback(serve_page)
        .method_not_allowed_fallback(async || wrong_method())
        .layer(from_fn(same_origin))
        .layer(from_fn_with_state(api.clone(), guard))
        .layer(CatchPanicLayer::custom(caught))
        .layer(from_fn_with_state(api.clone(), observe))
        .layer(from_fn(protect))
        .with_state(api)
}

fn addresses() -> OpenApiRouter<Api> {
    OpenApiRouter::with_openapi(document::frame())
        .routes(routes!(campaigns::campaigns))
        .routes(routes!(summary::summary))
        .routes(routes!(pacing::pacing))
        .routes(routes!(series::series))
        .routes(routes!(reach::reach))
        .routes(routes!(annotations::annotations))
        .routes(routes!(exports::exports, upload::upload))
        .routes(routes!(export::export))
        .routes(routes!(decision::decide))
        .routes(routes!(coverage::coverage))
        .routes(routes!(rows::rows))
        .routes(routes!(unassigned::unassigned))
        .routes(routes!(definitions::definitions))
        .routes(routes!(machine::openapi_document))
        .routes(routes!(machine::healthz))
        .routes(routes!(machine::readyz))
        .routes(routes!(machine::metrics))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn described(path: &str) -> BTreeSet<String> {
        let document = serde_json::to_value(openapi()).unwrap();
        let parameters = document["paths"][path]["get"]["parameters"].as_array().cloned().unwrap_or_default();
        let query = parameters.iter().filter(|parameter| parameter["in"] == "query");
        query.filter_map(|parameter| parameter["name"].as_str().map(str::to_owned)).collect()
    }

    #[test]
    fn the_parameters_described_are_those_allowed() {
        for (path, allowed) in [
            ("/v1/campaigns", campaigns::ALLOWED),
            ("/v1/campaigns/{id}/summary", summary::ALLOWED),
            ("/v1/campaigns/{id}/pacing", pacing::ALLOWED),
            ("/v1/campaigns/{id}/series", series::ALLOWED),
            ("/v1/campaigns/{id}/reach", reach::ALLOWED),
            ("/v1/campaigns/{id}/annotations", annotations::ALLOWED),
            ("/v1/exports", exports::ALLOWED),
            ("/v1/exports/{id}", TABLE),
            ("/v1/coverage", coverage::ALLOWED),
            ("/v1/rows", TABLE),
            ("/v1/unassigned", unassigned::ALLOWED),
            ("/v1/definitions", TABLE),
        ] {
            let allowed: BTreeSet<String> = allowed.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(described(path), allowed, "{path}");
        }
    }

    #[test]
    fn every_address_is_a_label_of_metrics() {
        let paths: BTreeSet<String> = openapi().paths.paths.into_keys().collect();
        assert_eq!(paths, PATTERNS.iter().map(|pattern| (*pattern).to_owned()).collect());
    }
}
