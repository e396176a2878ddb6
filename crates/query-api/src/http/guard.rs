use axum::extract::{MatchedPath, Request, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::Refusal;
use crate::access::{Means, Presented, forget};
use crate::routes::audience;
use crate::state::Api;

/// Lets a request through where whoever sends it may ask that, and says to what follows who
/// it is.
pub(crate) async fn guard(State(api): State<Api>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let audience = audience(parts.extensions.get::<MatchedPath>());
    match api.gate.admit(&parts, audience).await {
        Ok(caller) => {
            caller.map(|caller| parts.extensions.insert(caller));
            next.run(Request::from_parts(parts, body)).await
        }
        Err(refusal) => refused(refusal, &parts.headers),
    }
}

/// A cookie that is not taken any more is taken away, so that the next request is one without.
fn refused(refusal: Refusal, headers: &HeaderMap) -> Response {
    let mut response = refusal.into_response();
    let by_cookie = matches!(Presented::by(headers), Presented::Token(Means::Cookie, _));
    if by_cookie && response.status() == StatusCode::UNAUTHORIZED {
        response.headers_mut().extend(forget().map(|cookie| (SET_COOKIE, cookie)));
    }
    response
}
