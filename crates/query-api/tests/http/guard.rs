use axum::http::{Method, StatusCode};
use query_api::Access;

use crate::access::access;
use crate::client::{Service, settings};

const EVERYWHERE: [&str; 8] = [
    "/",
    "/c/ghgc/overview",
    "/assets/main-3f2a9c1b.js",
    "/v1/campaigns",
    "/v1/exports/e1",
    "/healthz",
    "/readyz",
    "/metrics",
];

#[tokio::test]
async fn loopback_hosts_are_let_in() {
    let service = Service::new();
    for host in ["127.0.0.1", "127.1.2.3:8080", "localhost:8080", "[::1]:8080"] {
        let reply = service.send(Method::GET, "/v1/campaigns", &[("host", host)], "").await;
        assert_eq!(reply.status, StatusCode::OK, "{host}");
    }
}

#[tokio::test]
async fn other_hosts_are_refused_everywhere() {
    let service = Service::new();
    for uri in EVERYWHERE {
        for host in ["reachline.example.org", "192.168.1.4:8080", "127.0.0.1.example.org", "127.0.0.1@example.org"] {
            let reply = service.send(Method::GET, uri, &[("host", host)], "").await;
            assert_eq!(reply.status, StatusCode::FORBIDDEN, "{uri} {host}");
        }
    }
}

#[tokio::test]
async fn a_request_without_one_host_is_refused() {
    let service = Service::new();
    let none = service.send(Method::GET, "/v1/campaigns", &[], "").await;
    let two = service.send(Method::GET, "/v1/campaigns", &[("host", "localhost"), ("host", "example.org")], "").await;
    let other = service.send(Method::GET, "http://example.org/v1/campaigns", &[("host", "localhost")], "").await;
    assert_eq!([none.status, two.status, other.status], [StatusCode::FORBIDDEN; 3]);
}

#[tokio::test]
async fn what_came_through_a_proxy_is_refused() {
    let service = Service::new();
    for header in ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-anything", "x-real-ip", "via"] {
        let reply = service.get_with("/healthz", &[(header, "")]).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{header}");
    }
    let reply = service.get_with("/v1/campaigns", &[("via", "1.1 proxy")]).await;
    insta::assert_json_snapshot!(reply.json());
}

#[tokio::test]
async fn without_trust_every_figure_wants_a_token() {
    let service = Service::admitting(Access { trust_loopback: false, ..access() }, settings());
    for uri in ["/v1/campaigns", "/v1/exports/e1", "/v1/session", "/openapi.json", "/metrics"] {
        let reply = service.get(uri).await;
        assert_eq!((reply.status, reply.header("www-authenticate")), (StatusCode::UNAUTHORIZED, "Bearer"), "{uri}");
    }
}

#[tokio::test]
async fn another_machine_is_not_this_one_whatever_it_says() {
    let service = Service::new();
    for peer in ["192.0.2.7", "2001:db8::7", "::ffff:192.0.2.7"] {
        for uri in EVERYWHERE {
            let reply = service.send_from(peer, Method::GET, uri, &[("host", "127.0.0.1:8080")], "").await;
            assert_eq!(reply.status, StatusCode::FORBIDDEN, "{peer} {uri}");
        }
    }
    let mapped =
        service.send_from("::ffff:127.0.0.1", Method::GET, "/v1/campaigns", &[("host", "localhost")], "").await;
    assert_eq!(mapped.status, StatusCode::OK);
}

#[tokio::test]
async fn every_answer_carries_the_protecting_headers() {
    let service = Service::new();
    let refused = service.send(Method::GET, "/", &[("host", "example.org")], "").await;
    let mut replies = vec![refused];
    for uri in EVERYWHERE.iter().chain(&["/nothing", "/v1/campaigns/panic/series", "/v1/campaigns?x=1"]) {
        replies.push(service.get(uri).await);
    }
    for reply in replies {
        assert!(reply.header("content-security-policy").starts_with("default-src 'none'; script-src 'self'; "));
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
        assert_eq!(reply.header("referrer-policy"), "no-referrer");
        assert_eq!(reply.header("cross-origin-resource-policy"), "same-origin");
    }
}
