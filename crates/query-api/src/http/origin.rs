use axum::extract::Request;
use axum::http::header::{HOST, HeaderMap, ORIGIN};
use axum::middleware::Next;
use axum::response::Response;

use crate::Refusal;

/// Lets a request that changes state through only from our own pages, or from no page at all.
///
/// A browser says where a request comes from: `Sec-Fetch-Site` where it sends it, else
/// `Origin`, which every browser adds to a POST. A program sends neither; it proves that it
/// is no page by the header `X-Reachline: 1`, which no page can add to a request to another
/// origin without asking first, and we never agree.
pub(crate) async fn same_origin(request: Request, next: Next) -> Result<Response, Refusal> {
    let allowed = request.method().is_safe() || from_our_page(request.headers());
    if allowed { Ok(next.run(request).await) } else { Err(from_elsewhere()) }
}

fn from_our_page(headers: &HeaderMap) -> bool {
    match (headers.get("sec-fetch-site"), headers.get(ORIGIN)) {
        (Some(site), None) => site == "same-origin",
        (Some(site), Some(_)) => site == "same-origin" && origin_is_host(headers),
        (None, Some(_)) => origin_is_host(headers),
        (None, None) => headers.get("x-reachline").is_some_and(|value| value == "1"),
    }
}

fn origin_is_host(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let origin = text(ORIGIN).and_then(|origin| origin.strip_prefix("http://").or(origin.strip_prefix("https://")));
    origin.zip(text(HOST)).is_some_and(|(origin, host)| origin.eq_ignore_ascii_case(host))
}

fn from_elsewhere() -> Refusal {
    let detail = "The request would change something, and does not come from a page of this server.";
    let remedy = "Use Reachline's own pages; from a program, add the header `X-Reachline: 1`.";
    Refusal::new(403, "not_same_origin", "Another site may not change this", detail, remedy)
}
