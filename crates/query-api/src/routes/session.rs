use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, HeaderName, HeaderValue, SET_COOKIE};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde::Deserialize;
use utoipa::ToSchema;

use super::refusals::Guarded;
use crate::Refusal;
use crate::access::{Caller, Means, Secret, forget, keep};
use crate::answers::SessionAnswer;
use crate::http::{Asked, is_json};
use crate::parse::Parameters;
use crate::state::Api;

/// The most bytes that a request to sign in may have.
const LARGEST: usize = 1_024;

const NOT_KEPT: (HeaderName, HeaderValue) = (CACHE_CONTROL, HeaderValue::from_static("no-store"));

/// Who signs in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SignInBody {
    /// The token. It is taken from the body only, since addresses are logged and remembered.
    token: String,
}

/// Who asks, and what they may see.
#[utoipa::path(
    get,
    path = "/v1/session",
    tag = "access",
    responses((status = 200, description = "Who asks.", body = SessionAnswer), Guarded)
)]
pub(super) async fn session(Extension(caller): Extension<Caller>) -> Response {
    ([NOT_KEPT], Json(described(caller))).into_response()
}

/// Signs somebody in at a browser: the answer sets a cookie, which the browser sends from then
/// on. Programs send the token itself. Needs a request from Reachline's own pages, or the
/// header `X-Reachline: 1`.
#[utoipa::path(
    post,
    path = "/sign-in",
    tag = "access",
    request_body(content = SignInBody, content_type = "application/json"),
    responses((status = 200, description = "Who signed in.", body = SessionAnswer), Guarded)
)]
pub(super) async fn sign_in(State(api): State<Api>, asked: Asked, body: Body) -> Result<Response, Refusal> {
    Parameters::read(&asked.uri, &[])?;
    is_json(&asked.headers)?;
    let bytes = to_bytes(body, LARGEST).await.map_err(|_| malformed())?;
    let body: SignInBody = serde_json::from_slice(&bytes).map_err(|_| malformed())?;
    let secret = Secret::read(body.token.trim());
    let caller = api.gate.holder(Means::Cookie, secret.as_ref(), asked.peer).await?;
    let cookie = secret.and_then(|secret| keep(&secret, caller.expires, api.gate.now()));
    let cookie = cookie.ok_or_else(Refusal::internal)?;
    Ok(([NOT_KEPT, (SET_COOKIE, cookie)], Json(described(caller))).into_response())
}

/// Signs out: the browser forgets its cookie. The token stays good.
#[utoipa::path(
    post,
    path = "/sign-out",
    tag = "access",
    responses((status = 204, description = "Nobody is signed in any more."), Guarded)
)]
pub(super) async fn sign_out() -> Result<Response, Refusal> {
    let cookie = forget().ok_or_else(Refusal::internal)?;
    Ok((StatusCode::NO_CONTENT, [NOT_KEPT, (SET_COOKIE, cookie)]).into_response())
}

fn described(caller: Caller) -> SessionAnswer {
    SessionAnswer { name: caller.name, role: caller.role, by: caller.by, expires: caller.expires }
}

/// Says nothing of the body: it may hold a token.
fn malformed() -> Refusal {
    let detail = format!("The body is not a JSON object with `token`, of at most {LARGEST} bytes.");
    let remedy = r#"Send {"token":"rl_…"}."#;
    Refusal::new(400, "malformed_sign_in", "The token cannot be read", detail, remedy)
}
