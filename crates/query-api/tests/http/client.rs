use std::borrow::Cow;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::header::HOST;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use query_api::{Access, Settings, router};
use serde_json::Value;
use telemetry::Metrics;
use tower::ServiceExt;

use crate::access::access;
use crate::fake::Fake;

/// An answer, read to its end.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// A service with its fake books.
pub(crate) struct Service {
    pub(crate) fake: Arc<Fake>,
    router: Router,
}

fn files(path: &str) -> Option<Cow<'static, [u8]>> {
    let text = match path {
        "index.html" => "<!doctype html><title>Reachline</title>",
        "assets/main-3f2a9c1b.js" => "export {};",
        "favicon.svg" => "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        _ => return None,
    };
    Some(Cow::Borrowed(text.as_bytes()))
}

pub(crate) fn settings() -> Settings {
    let metrics = Arc::new(Metrics::new().unwrap());
    let uploads = std::env::temp_dir();
    Settings { version: "1.2.3", metrics, pages: files, uploads, largest_upload: 1 << 20 }
}

impl Service {
    pub(crate) fn new() -> Self {
        Self::with(settings())
    }

    pub(crate) fn with(settings: Settings) -> Self {
        Self::admitting(access(), settings)
    }

    pub(crate) fn admitting(access: Access, settings: Settings) -> Self {
        let fake = Arc::new(Fake::default());
        Self { router: router(fake.clone(), fake.clone(), fake.clone(), access, settings), fake }
    }

    pub(crate) async fn get(&self, uri: &str) -> Reply {
        self.get_with(uri, &[]).await
    }

    pub(crate) async fn get_with(&self, uri: &str, headers: &[(&str, &str)]) -> Reply {
        let local: Vec<(&str, &str)> = [(HOST.as_str(), "127.0.0.1:8080")].iter().chain(headers).copied().collect();
        self.send(Method::GET, uri, &local, "").await
    }

    pub(crate) async fn send(&self, method: Method, uri: &str, headers: &[(&str, &str)], body: &str) -> Reply {
        self.send_from("127.0.0.1", method, uri, headers, body).await
    }

    /// A request whose connection comes from `peer`.
    pub(crate) async fn send_from(
        &self,
        peer: &str,
        method: Method,
        uri: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Reply {
        let peer = SocketAddr::new(peer.parse().unwrap(), 4_711);
        let request = Request::builder().method(method).uri(uri).extension(ConnectInfo(peer));
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Reply { status: parts.status, headers: parts.headers, body: String::from_utf8(bytes.into()).unwrap() }
    }
}
