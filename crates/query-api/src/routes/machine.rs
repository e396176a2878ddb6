use axum::Json;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use telemetry::Metrics;
use utoipa::ToSchema;

use super::refusals::Guarded;
use crate::state::Machine;
use crate::{Refusal, openapi_json};

const NOT_KEPT: (HeaderName, HeaderValue) = (CACHE_CONTROL, HeaderValue::from_static("no-store"));

/// That the process runs.
#[derive(Serialize, ToSchema)]
pub(super) struct Health {
    /// Always `ok`.
    status: &'static str,
    /// Version of the binary.
    version: &'static str,
}

/// This document.
#[utoipa::path(
    get,
    path = "/openapi.json",
    tag = "operation",
    responses((status = 200, description = "The OpenAPI document.", body = Object, content_type = "application/json"), Guarded)
)]
pub(super) async fn openapi_document() -> Response {
    let headers = [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-cache")];
    (headers, openapi_json()).into_response()
}

/// Whether the process runs.
#[utoipa::path(
    get,
    path = "/healthz",
    tag = "operation",
    responses((status = 200, description = "It runs.", body = Health), Guarded)
)]
pub(super) async fn healthz(State(machine): State<Machine>) -> Response {
    ([NOT_KEPT], Json(Health { status: "ok", version: machine.version })).into_response()
}

/// Whether questions can be answered.
#[utoipa::path(
    get,
    path = "/readyz",
    tag = "operation",
    responses((status = 200, description = "They can.", body = Health), Guarded)
)]
pub(super) async fn readyz(State(machine): State<Machine>) -> Result<Response, Refusal> {
    machine.readiness.ready().await?;
    Ok(([NOT_KEPT], Json(Health { status: "ok", version: machine.version })).into_response())
}

/// Metrics for Prometheus.
#[utoipa::path(
    get,
    path = "/metrics",
    tag = "operation",
    responses((status = 200, description = "The Prometheus text format.", body = String, content_type = "text/plain"), Guarded)
)]
pub(super) async fn metrics(State(machine): State<Machine>) -> Result<Response, Refusal> {
    let text = machine.metrics.encode().map_err(|error| {
        tracing::error!(%error, "metrics could not be written");
        Refusal::internal()
    })?;
    let content_type = (CONTENT_TYPE, HeaderValue::from_static(Metrics::CONTENT_TYPE));
    Ok(([NOT_KEPT, content_type], text).into_response())
}
