use axum::http::{Method, StatusCode};
use query_api::{Access, Proxies};

use crate::access::Keys;
use crate::client::{Service, settings};

const PROXY: &str = "10.1.2.3";

fn service() -> Service {
    let networks = ["10.1.0.0/16".to_owned(), "127.0.0.1".to_owned()];
    let proxies = Proxies::new(&networks, Some("X-Remote-User")).unwrap();
    Service::admitting(Access { proxies, ..Keys::new().access() }, settings())
}

async fn status(peer: &str, uri: &str, headers: &[(&str, &str)]) -> StatusCode {
    let headers: Vec<(&str, &str)> = [("host", "reach.example.org")].iter().chain(headers).copied().collect();
    service().send_from(peer, Method::GET, uri, &headers, "").await.status
}

#[tokio::test]
async fn a_user_whom_a_trusted_proxy_names_is_an_analyst_by_that_name() {
    let headers = [("host", "reach.example.org"), ("x-remote-user", "ada"), ("x-forwarded-for", "192.0.2.1")];
    for peer in [PROXY, "::ffff:10.1.2.3", "127.0.0.1"] {
        let session = service().send_from(peer, Method::GET, "/v1/session", &headers, "").await.json();
        assert_eq!(session, serde_json::json!({ "name": "ada", "role": "analyst", "by": "proxy", "expires": null }));
        assert_eq!(status(peer, "/v1/exports", &headers[1..]).await, StatusCode::OK);
    }
}

#[tokio::test]
async fn from_anybody_else_the_header_says_nothing() {
    for peer in ["192.0.2.7", "10.2.0.1", "2001:db8::1"] {
        assert_eq!(
            status(peer, "/v1/campaigns", &[("x-remote-user", "ada")]).await,
            StatusCode::UNAUTHORIZED,
            "{peer}"
        );
    }
}

#[tokio::test]
async fn a_name_that_is_smuggled_in_or_empty_is_none() {
    for headers in [
        vec![],
        vec![("x-remote-user", "")],
        vec![("x-remote-user", "ada"), ("x-remote-user", "eve")],
        vec![("x-remote-user", ""), ("X-Remote-User", "eve")],
        vec![("x_remote_user", "eve")],
        vec![("x-remote-user", "\u{e9}ve")],
    ] {
        assert_eq!(status(PROXY, "/v1/campaigns", &headers).await, StatusCode::UNAUTHORIZED, "{headers:?}");
    }
}

#[tokio::test]
async fn a_proxy_on_the_machine_itself_is_not_the_machine_itself() {
    let headers = [("host", "127.0.0.1:8080")];
    let reply = service().send_from("127.0.0.1", Method::GET, "/v1/campaigns", &headers, "").await;
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
}
