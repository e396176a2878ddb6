use std::any::Any;

use axum::response::{IntoResponse, Response};

use crate::Refusal;

/// Answers for a handler that panicked. What it said may quote data, so it goes to the log's
/// panic hook only.
pub(crate) fn caught(_payload: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a request handler panicked");
    Refusal::internal().into_response()
}
