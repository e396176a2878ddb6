use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use telemetry::{Route, Status};

use crate::routes::ROUTES;
use crate::state::Api;

/// Counts and times every answer by the pattern of its route.
pub(crate) async fn observe(State(api): State<Api>, request: Request, next: Next) -> Response {
    let route = route(request.extensions().get::<MatchedPath>());
    let start = Instant::now();
    let response = next.run(request).await;
    let metrics = &api.settings.metrics;
    metrics.http_request_duration_seconds.of(&route).observe(start.elapsed().as_secs_f64());
    metrics.http_requests_total.of(&(route, Status(response.status().as_u16()))).inc();
    response
}

/// The route's pattern, from a closed list; `pages` for everything that is none.
fn route(matched: Option<&MatchedPath>) -> Route {
    let route = matched.and_then(|path| ROUTES.iter().find(|(pattern, _)| *pattern == path.as_str()));
    Route(route.map_or("pages", |(pattern, _)| *pattern))
}
