use axum::http::{Method, StatusCode};
use query_api::Settings;

use crate::client::{Service, settings};

#[tokio::test]
async fn pages_of_a_campaign_are_the_one_page() {
    let service = Service::new();
    for uri in ["/", "/c/ghgc/overview", "/c/ghgc/reach?range=7d", "/index.html"] {
        let reply = service.get(uri).await;
        assert_eq!((reply.status, reply.header("cache-control")), (StatusCode::OK, "no-cache"), "{uri}");
        assert!(reply.body.contains("<title>Reachline</title>"));
        assert_eq!(reply.header("content-type"), "text/html; charset=utf-8");
    }
}

#[tokio::test]
async fn everything_else_is_a_file_or_not_found() {
    let service = Service::new();
    for uri in ["/overview", "/assets/gone.js", "/v1/nothing", "/c", "/../Cargo.toml", "/.env"] {
        let reply = service.get(uri).await;
        assert_eq!((reply.status, reply.header("content-type")), (StatusCode::NOT_FOUND, "application/problem+json"));
    }
}

#[tokio::test]
async fn files_have_their_type_and_hashed_ones_never_change() {
    let service = Service::new();
    let script = service.get("/assets/main-3f2a9c1b.js").await;
    assert_eq!(script.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(script.header("cache-control"), "public, max-age=31536000, immutable");
    let icon = service.get("/favicon.svg").await;
    assert_eq!((icon.header("content-type"), icon.header("cache-control")), ("image/svg+xml", "no-cache"));
}

#[tokio::test]
async fn a_page_that_is_held_is_not_sent_again() {
    let service = Service::new();
    let tag = service.get("/").await.header("etag").to_owned();
    let again = service.get_with("/", &[("if-none-match", &tag)]).await;
    assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
}

#[tokio::test]
async fn head_gives_the_headers_of_a_file() {
    let headers = [("host", "localhost")];
    let reply = Service::new().send(Method::HEAD, "/assets/main-3f2a9c1b.js", &headers, "").await;
    assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, "text/javascript; charset=utf-8"));
}

#[tokio::test]
async fn a_binary_without_dashboards_says_how_to_build_them() {
    let service = Service::with(Settings { pages: |_| None, ..settings() });
    let reply = service.get("/").await;
    assert_eq!(reply.status, StatusCode::OK);
    assert!(reply.body.contains("npm run build"));
}

#[test]
fn the_embedded_folder_is_not_left() {
    assert_eq!(query_api::embedded("../package.json"), None);
    assert_eq!(query_api::embedded("/etc/passwd"), None);
}
