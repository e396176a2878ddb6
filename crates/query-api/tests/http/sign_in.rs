use axum::http::{Method, StatusCode};
use domain::Role;

use crate::access::Keys;
use crate::client::{Reply, Service};

const PAGE: [(&str, &str); 4] = [
    ("host", "reach.example.org"),
    ("origin", "https://reach.example.org"),
    ("sec-fetch-site", "same-origin"),
    ("content-type", "application/json"),
];

async fn post(service: &Service, uri: &str, headers: &[(&str, &str)], body: &str) -> Reply {
    service.send_from("192.0.2.7", Method::POST, uri, headers, body).await
}

async fn get(service: &Service, uri: &str, cookie: &str) -> Reply {
    let headers = [("host", "reach.example.org"), ("cookie", cookie)];
    service.send_from("192.0.2.7", Method::GET, uri, &headers, "").await
}

fn body(token: &str) -> String {
    serde_json::json!({ "token": token }).to_string()
}

#[tokio::test]
async fn whoever_signs_in_is_known_by_a_cookie_until_he_signs_out() {
    let keys = Keys::new();
    let (token, service) = (keys.make(1, Role::Analyst), keys.service());
    let reply = post(&service, "/sign-in", &PAGE, &body(&token)).await;
    assert_eq!((reply.status, reply.header("cache-control")), (StatusCode::OK, "no-store"));
    assert!(!reply.body.contains(&token));
    let set = reply.header("set-cookie");
    assert_eq!(set, format!("__Host-reachline={token}; Max-Age=2592000; Path=/; Secure; HttpOnly; SameSite=Strict"));
    let cookie = set.split(';').next().unwrap();
    let session = get(&service, "/v1/session", cookie).await;
    let known = serde_json::json!({ "name": "token 1", "role": "analyst", "by": "cookie", "expires": null });
    assert_eq!((session.json(), session.header("cache-control")), (known, "no-store"));
    assert_eq!(get(&service, "/v1/exports", cookie).await.status, StatusCode::OK);
    let again = keys.service();
    assert_eq!(get(&again, "/v1/exports", cookie).await.status, StatusCode::OK, "a restart signs nobody out");
    let out = post(&service, "/sign-out", &PAGE, "").await;
    assert_eq!(out.status, StatusCode::NO_CONTENT);
    assert!(out.header("set-cookie").starts_with("__Host-reachline=; Max-Age=0; "), "{}", out.header("set-cookie"));
}

#[tokio::test]
async fn a_browser_keeps_the_cookie_no_longer_than_the_token_is_taken() {
    let keys = Keys::new();
    let (token, service) = (keys.make(1, Role::Partner), keys.service());
    keys.change(1, |token| token.expires = Some("2026-10-16T08:01:00Z".parse().unwrap()));
    let reply = post(&service, "/sign-in", &PAGE, &body(&token)).await;
    assert!(reply.header("set-cookie").contains("; Max-Age=60; "));
    assert_eq!(reply.json()["expires"], "2026-10-16T08:01:00Z");
}

#[tokio::test]
async fn a_revoked_token_ends_the_session_and_takes_the_cookie_away() {
    let keys = Keys::new();
    let (token, service) = (keys.make(1, Role::Analyst), keys.service());
    keys.change(1, |token| token.revoked = Some(token.created));
    let reply = get(&service, "/v1/campaigns", &format!("__Host-reachline={token}")).await;
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
    assert!(reply.header("set-cookie").starts_with("__Host-reachline=; Max-Age=0; "));
    assert_eq!(post(&service, "/sign-in", &PAGE, &body(&token)).await.header("set-cookie"), "");
}

#[tokio::test]
async fn what_cannot_sign_in_sets_no_cookie_and_is_not_said_again() {
    let keys = Keys::new();
    let (token, service) = (keys.make(1, Role::Analyst), keys.service());
    let other = format!("rl_{}", "0".repeat(64));
    let elsewhere = [PAGE[0], ("origin", "https://evil.example"), ("sec-fetch-site", "cross-site"), PAGE[3]];
    let form = [PAGE[0], PAGE[1], PAGE[2], ("content-type", "application/x-www-form-urlencoded")];
    for (uri, headers, sent, status) in [
        ("/sign-in", PAGE, body(&other), StatusCode::UNAUTHORIZED),
        ("/sign-in", PAGE, body(""), StatusCode::UNAUTHORIZED),
        ("/sign-in", PAGE, "{}".to_owned(), StatusCode::BAD_REQUEST),
        ("/sign-in", PAGE, format!(r#"{{"token":"{token}","x":1}}"#), StatusCode::BAD_REQUEST),
        ("/sign-in", PAGE, body(&"a".repeat(2_000)), StatusCode::BAD_REQUEST),
        ("/sign-in", elsewhere, body(&token), StatusCode::FORBIDDEN),
        ("/sign-out", elsewhere, String::new(), StatusCode::FORBIDDEN),
        ("/sign-in", form, format!("token={token}"), StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("/sign-in?token=x", PAGE, body(&token), StatusCode::BAD_REQUEST),
    ] {
        let reply = post(&service, uri, &headers, &sent).await;
        assert_eq!((reply.status, reply.header("set-cookie")), (status, ""), "{uri} {sent}");
        assert!(!reply.body.contains(&token) && !reply.body.contains(&other));
    }
}

#[tokio::test]
async fn guesses_at_the_page_are_held_back_too() {
    let keys = Keys::new();
    keys.make(1, Role::Analyst);
    let service = keys.service();
    let mut last = StatusCode::OK;
    for guess in 0..25 {
        last = post(&service, "/sign-in", &PAGE, &body(&format!("rl_{guess:064x}"))).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}
