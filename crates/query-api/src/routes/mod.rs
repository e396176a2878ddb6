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
mod session;
mod summary;
mod unassigned;
mod upload;

use std::sync::Arc;

use axum::Router;
use axum::extract::MatchedPath;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use telemetry::Metrics;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::access::{Access, Audience, Gate};
use crate::http::{SILENCE, caught, guard, in_time, observe, protect, same_origin};
use crate::pages::{serve_page, wrong_method};
use crate::state::{Api, Machine, Settings};
use crate::{Decisions, Questions, Readiness, Uploads};
pub use document::{openapi, openapi_json};

/// All routes: their patterns, which are labels of metrics too, and for whom they are.
pub(crate) const ROUTES: &[(&str, Audience)] = &[
    ("/v1/campaigns", Audience::Known),
    // It holds referral clicks and what they cost.
    ("/v1/campaigns/{id}/summary", Audience::Analysts),
    ("/v1/campaigns/{id}/pacing", Audience::Known),
    // Its metrics are decided one by one: `MetricName::is_for_outsiders`.
    ("/v1/campaigns/{id}/series", Audience::Known),
    ("/v1/campaigns/{id}/reach", Audience::Known),
    ("/v1/campaigns/{id}/annotations", Audience::Known),
    ("/v1/exports", Audience::Analysts),
    ("/v1/exports/{id}", Audience::Analysts),
    ("/v1/exports/{id}/decision", Audience::Analysts),
    ("/v1/coverage", Audience::Analysts),
    ("/v1/rows", Audience::Analysts),
    ("/v1/unassigned", Audience::Analysts),
    ("/v1/definitions", Audience::Known),
    ("/v1/session", Audience::Known),
    ("/sign-in", Audience::Anyone),
    ("/sign-out", Audience::Anyone),
    ("/openapi.json", Audience::Known),
    ("/healthz", Audience::Anyone),
    ("/readyz", Audience::Anyone),
    ("/metrics", Audience::Analysts),
];

/// For whom a route is. What is none of them is a file of the page, which holds no figure.
pub(crate) fn audience(matched: Option<&MatchedPath>) -> Audience {
    let Some(path) = matched else { return Audience::Anyone };
    let route = ROUTES.iter().find(|(pattern, _)| *pattern == path.as_str());
    route.map_or(Audience::Analysts, |(_, audience)| *audience)
}

/// Parameters of every question that is answered with a table.
const TABLE: &[&str] = &["format", "excel"];

/// The API and the dashboards as one service.
pub fn router(
    questions: Arc<dyn Questions>,
    decisions: Arc<dyn Decisions>,
    uploads: Arc<dyn Uploads>,
    access: Access,
    settings: Settings,
) -> Router {
    let api = Api { questions, decisions, uploads, gate: Arc::new(Gate::new(access)), settings: Arc::new(settings) };
    let (routes, _) = addresses().split_for_parts();
    // The last layer is the first to see a request: every answer is counted and carries the
    // protecting headers, also a refusal and one that stands in for a panic.
    routes
        .fallback(serve_page)
        .method_not_allowed_fallback(async || wrong_method())
        .layer(from_fn(in_time))
        .layer(RequestBodyTimeoutLayer::new(SILENCE))
        .layer(from_fn(same_origin))
        .layer(from_fn_with_state(api.clone(), guard))
        .layer(CatchPanicLayer::custom(caught))
        .layer(from_fn_with_state(api.clone(), observe))
        .layer(from_fn(protect))
        .with_state(api)
}

/// What Prometheus and whoever watches the process ask, for a listener of its own. It asks for
/// no token: whoever can reach the listener may read it.
pub fn metrics_router(readiness: Arc<dyn Readiness>, metrics: Arc<Metrics>, version: &'static str) -> Router {
    Router::new()
        .route("/metrics", get(machine::metrics))
        .route("/healthz", get(machine::healthz))
        .route("/readyz", get(machine::readyz))
        .layer(from_fn(in_time))
        .layer(from_fn(protect))
        .with_state(Machine { readiness, metrics, version })
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
        .routes(routes!(session::session))
        .routes(routes!(session::sign_in))
        .routes(routes!(session::sign_out))
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
    fn every_address_is_a_label_of_metrics_and_for_somebody() {
        let paths: BTreeSet<String> = openapi().paths.paths.into_keys().collect();
        assert_eq!(paths, ROUTES.iter().map(|(pattern, _)| (*pattern).to_owned()).collect());
    }
}
