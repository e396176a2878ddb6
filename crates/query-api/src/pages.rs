//! The dashboards: files that the build put into the binary.

use std::borrow::Cow;

use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderValue};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::Refusal;
use crate::http::Tag;
use crate::state::Api;

/// Gives the bytes of a file by its path within the dashboards' folder, without a leading slash.
pub type PageSource = fn(&str) -> Option<Cow<'static, [u8]>>;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../dashboards/web/dist"]
struct Dist;

/// The dashboards in the binary. A debug build reads them from the source tree instead.
pub fn embedded(path: &str) -> Option<Cow<'static, [u8]>> {
    let inside = !path.split(['/', '\\']).any(|part| part == "..");
    inside.then(|| Dist::get(path)).flatten().map(|file| file.data)
}

const INDEX: &str = "index.html";

/// Shown where the binary was built without the dashboards.
const NOT_BUILT: &[u8] = include_bytes!("not_built.html");

/// Answers what no route answers: a file, the dashboards' page, or a problem.
pub(crate) async fn serve_page(State(api): State<Api>, request: Request) -> Result<Response, Refusal> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Ok(method_not_allowed());
    }
    let path = request.uri().path().trim_start_matches('/');
    let named = if path.is_empty() { INDEX } else { path };
    if let Some(bytes) = (api.settings.pages)(named) {
        return Ok(file(named, bytes, request.headers()));
    }
    if path.is_empty() || path.starts_with("c/") {
        let bytes = (api.settings.pages)(INDEX).unwrap_or(Cow::Borrowed(NOT_BUILT));
        return Ok(file(INDEX, bytes, request.headers()));
    }
    Err(Refusal::not_found("page", request.uri().path(), "Start at /, or see /openapi.json for what can be asked."))
}

fn file(path: &str, bytes: Cow<'static, [u8]>, headers: &HeaderMap) -> Response {
    let tag = Tag::of_bytes(&bytes);
    // The build puts a hash of the content into the names of these.
    let keep = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let validators = [(ETAG, tag.header()), (CACHE_CONTROL, HeaderValue::from_static(keep))];
    if tag.is_held(headers) {
        return (StatusCode::NOT_MODIFIED, validators).into_response();
    }
    (validators, [(CONTENT_TYPE, media_type(path))], bytes.into_owned()).into_response()
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn method_not_allowed() -> Response {
    let mut response = wrong_method().into_response();
    response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET,HEAD"));
    response
}

/// 405 for a route that exists.
pub(crate) fn wrong_method() -> Refusal {
    let detail = "This address does not answer that method.";
    Refusal::new(405, "", "Method not allowed", detail, "Use a method that the `Allow` header names.")
}
