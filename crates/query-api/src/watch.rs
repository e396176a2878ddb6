//! Life, readiness and metrics of a process that answers no questions.

use std::io;
use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use telemetry::Metrics;
use tokio::net::TcpListener;

use crate::{Answer, Refusal};

/// Says whether a process can do its work now.
pub trait Readiness: Send + Sync + 'static {
    /// Nothing where it can; else what is missing.
    fn ready(&self) -> Answer<'_, ()>;
}

#[derive(Clone)]
struct Watched {
    readiness: Arc<dyn Readiness>,
    metrics: Arc<Metrics>,
    version: &'static str,
}

/// Serves `/healthz`, `/readyz` and `/metrics` for ever. Nothing else is answered, and nothing
/// of what is counted is about a person.
///
/// # Errors
/// Says what went wrong with the socket.
pub async fn watch(
    listener: TcpListener,
    readiness: Arc<dyn Readiness>,
    metrics: Arc<Metrics>,
    version: &'static str,
) -> io::Result<()> {
    let router = Router::new()
        .route("/healthz", get(healthz))
        .route("/readyz", get(readyz))
        .route("/metrics", get(encoded))
        .with_state(Watched { readiness, metrics, version });
    axum::serve(listener, router).await
}

async fn healthz(State(watched): State<Watched>) -> Response {
    fine(&watched)
}

async fn readyz(State(watched): State<Watched>) -> Result<Response, Refusal> {
    watched.readiness.ready().await?;
    Ok(fine(&watched))
}

async fn encoded(State(watched): State<Watched>) -> Result<Response, Refusal> {
    let text = watched.metrics.encode().map_err(|error| {
        tracing::error!(%error, "metrics could not be written");
        Refusal::internal()
    })?;
    Ok(([(CACHE_CONTROL, "no-store"), (CONTENT_TYPE, Metrics::CONTENT_TYPE)], text).into_response())
}

fn fine(watched: &Watched) -> Response {
    let body = serde_json::json!({ "status": "ok", "version": watched.version });
    ([(CACHE_CONTROL, "no-store")], Json(body)).into_response()
}
