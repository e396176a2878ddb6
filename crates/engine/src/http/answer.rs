//! Answers in `ClickHouse`'s form.

use std::hash::{BuildHasher, RandomState};

use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};

use super::body::Body;
use crate::error::Failure;

const CODE: HeaderName = HeaderName::from_static("x-clickhouse-exception-code");
const TAG: HeaderName = HeaderName::from_static("x-clickhouse-exception-tag");
const FORMAT: HeaderName = HeaderName::from_static("x-clickhouse-format");

/// The answer to a ping.
pub(crate) fn ping() -> Response<Body> {
    plain(StatusCode::OK, "Ok.\n")
}

/// The answer to a path that means nothing here.
pub(crate) fn unknown_path() -> Response<Body> {
    plain(StatusCode::NOT_FOUND, "There is no such path: use / for statements and /ping.\n")
}

/// A failure before the answer began.
pub(crate) fn failure(failure: &Failure) -> Response<Body> {
    let mut response = plain(failure.status(), format!("{}\n", failure.text));
    response.headers_mut().insert(CODE, HeaderValue::from(failure.code));
    response
}

/// An answer in a format.
pub(crate) fn success(body: Body, format: &str, tag: Option<&str>) -> Response<Body> {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type(format)));
    let texts = [(FORMAT, Some(format)), (TAG, tag)];
    for (name, text) in texts {
        if let Some(Ok(value)) = text.map(HeaderValue::from_str) {
            headers.insert(name, value);
        }
    }
    response
}

/// A word that no answer contains by chance.
pub(crate) fn tag() -> String {
    let word = format!("{:016x}", RandomState::new().hash_one("tag"));
    word.chars().take(16).collect()
}

fn plain(status: StatusCode, text: impl Into<String>) -> Response<Body> {
    let mut response = Response::new(Body::whole(text.into()));
    *response.status_mut() = status;
    let plain = HeaderValue::from_static("text/plain; charset=UTF-8");
    response.headers_mut().insert(CONTENT_TYPE, plain);
    response
}

fn content_type(format: &str) -> &'static str {
    let format = format.to_ascii_lowercase();
    match format.as_str() {
        _ if format.starts_with("json") => "application/json; charset=UTF-8",
        _ if format.starts_with("csv") => "text/csv; charset=UTF-8",
        _ if format.starts_with("tsv") || format.starts_with("tabseparated") => {
            "text/tab-separated-values; charset=UTF-8"
        }
        _ if format.starts_with("pretty") || format == "vertical" => "text/plain; charset=UTF-8",
        _ => "application/octet-stream",
    }
}
