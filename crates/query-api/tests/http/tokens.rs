use std::sync::atomic::Ordering::Relaxed;

use axum::http::{Method, StatusCode};
use domain::Role;
use query_api::Access;

use crate::access::{Keys, bearer};
use crate::client::{Reply, Service, settings};

const ELSEWHERE: &str = "192.0.2.7";
const HOST: (&str, &str) = ("host", "reach.example.org");

async fn ask(service: &Service, uri: &str, headers: &[(&str, &str)]) -> Reply {
    let headers: Vec<(&str, &str)> = [HOST].iter().chain(headers).copied().collect();
    service.send_from(ELSEWHERE, Method::GET, uri, &headers, "").await
}

async fn with(service: &Service, token: &str) -> Reply {
    ask(service, "/v1/campaigns", &[("authorization", &bearer(token))]).await
}

fn code(reply: &Reply) -> String {
    let problem = reply.json();
    assert!(!problem["remedy"].as_str().unwrap().is_empty());
    problem["type"].as_str().unwrap().trim_start_matches("urn:reachline:problem:").to_owned()
}

#[tokio::test]
async fn a_token_lets_ask_from_anywhere_also_through_a_proxy() {
    let keys = Keys::new();
    let (token, service) = (keys.make(1, Role::Analyst), keys.service());
    assert_eq!(with(&service, &token).await.status, StatusCode::OK);
    let through = [("authorization", bearer(&token)), ("x-forwarded-for", "192.0.2.1".to_owned())];
    let through = through.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(ask(&service, "/v1/exports", &through).await.status, StatusCode::OK);
}

#[tokio::test]
async fn without_a_token_only_the_machine_itself_may_ask() {
    let keys = Keys::new();
    keys.make(1, Role::Analyst);
    let service = keys.service();
    assert_eq!(service.get("/v1/campaigns").await.status, StatusCode::OK);
    for headers in [vec![], vec![("authorization", "Basic eDp5")], vec![("x-remote-user", "ada")]] {
        let reply = ask(&service, "/v1/campaigns", &headers).await;
        assert_eq!((reply.status, reply.header("www-authenticate")), (StatusCode::UNAUTHORIZED, "Bearer"));
        assert_eq!(code(&reply), "token_wanted");
    }
    let through = service.get_with("/v1/campaigns", &[("via", "1.1 proxy")]).await;
    assert_eq!(through.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn the_page_and_the_health_of_the_process_need_no_token_once_there_is_one() {
    let keys = Keys::new();
    let service = keys.service();
    assert_eq!(ask(&service, "/", &[]).await.status, StatusCode::FORBIDDEN);
    keys.make(1, Role::Public);
    keys.advance(1);
    for uri in ["/", "/c/ghgc/overview", "/assets/main-3f2a9c1b.js", "/healthz", "/readyz"] {
        assert_eq!(ask(&service, uri, &[]).await.status, StatusCode::OK, "{uri}");
    }
    for uri in ["/metrics", "/openapi.json", "/v1/definitions", "/v1/session"] {
        assert_eq!(ask(&service, uri, &[]).await.status, StatusCode::UNAUTHORIZED, "{uri}");
    }
}

#[tokio::test]
async fn a_token_that_is_not_taken_is_refused_also_on_the_machine_itself() {
    let keys = Keys::new();
    let service = keys.service();
    let unknown = format!("rl_{}", "0".repeat(64));
    for bad in [unknown.as_str(), "rl_1", "", "rl_ é", "a b c"] {
        let reply = service.get_with("/v1/campaigns", &[("authorization", &bearer(bad))]).await;
        assert_eq!((reply.status, code(&reply)), (StatusCode::UNAUTHORIZED, "token_unknown".to_owned()), "{bad}");
        assert!(bad.len() < 6 || !reply.body.contains(bad), "what was sent is not said again");
    }
}

#[tokio::test]
async fn a_revoked_token_is_refused_within_a_second() {
    let keys = Keys::new();
    let (token, other) = (keys.make(1, Role::Analyst), keys.make(2, Role::Analyst));
    let service = keys.service();
    assert_eq!(with(&service, &token).await.status, StatusCode::OK);
    keys.change(1, |token| token.revoked = Some(token.created));
    keys.advance(1);
    let reply = with(&service, &token).await;
    assert_eq!((reply.status, code(&reply)), (StatusCode::UNAUTHORIZED, "token_revoked".to_owned()));
    assert_eq!(with(&service, &other).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_token_expires_at_its_moment() {
    let keys = Keys::new();
    let token = keys.make(1, Role::Analyst);
    keys.change(1, |token| token.expires = Some("2026-10-16T08:01:00Z".parse().unwrap()));
    let service = keys.service();
    keys.advance(59);
    assert_eq!(with(&service, &token).await.status, StatusCode::OK);
    keys.advance(1);
    let reply = with(&service, &token).await;
    assert_eq!((reply.status, code(&reply)), (StatusCode::UNAUTHORIZED, "token_expired".to_owned()));
}

#[tokio::test]
async fn while_the_tokens_cannot_be_read_nobody_gets_in_with_one() {
    let keys = Keys::new();
    let (token, service) = (keys.make(1, Role::Analyst), keys.service());
    assert_eq!(with(&service, &token).await.status, StatusCode::OK);
    keys.down.store(true, Relaxed);
    keys.advance(1);
    let reply = with(&service, &token).await;
    assert_eq!((reply.status, reply.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "5"));
    assert_eq!(ask(&service, "/healthz", &[]).await.status, StatusCode::OK, "the process runs");
    assert_eq!(service.get("/v1/campaigns").await.status, StatusCode::OK, "the machine itself needs none");
}

#[tokio::test]
async fn thousands_of_guesses_are_held_back_and_shut_nobody_out() {
    let keys = Keys::new();
    let (token, service) = (keys.make(1, Role::Analyst), keys.service());
    let mut statuses = Vec::new();
    for guess in 0..2_000 {
        statuses.push(with(&service, &format!("rl_{guess:064x}")).await.status);
    }
    let held_back = statuses.iter().filter(|status| **status == StatusCode::TOO_MANY_REQUESTS).count();
    assert_eq!(
        (statuses[19], statuses[20], held_back),
        (StatusCode::UNAUTHORIZED, StatusCode::TOO_MANY_REQUESTS, 1_980)
    );
    let reply = with(&service, "rl_1").await;
    assert_eq!((code(&reply).as_str(), reply.header("retry-after")), ("too_many_failures", "3"));
    assert_eq!(with(&service, &token).await.status, StatusCode::OK);
    let other =
        service.send_from("192.0.2.8", Method::GET, "/v1/campaigns", &[("authorization", "Bearer x")], "").await;
    assert_eq!(other.status, StatusCode::UNAUTHORIZED, "each address on its own");
    assert_eq!(keys.read.load(Relaxed), 1, "the books are not asked for each");
    keys.advance(3);
    assert_eq!(with(&service, "rl_1").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_token_may_ask_so_often_and_the_machine_itself_without_end() {
    let keys = Keys::new();
    let (one, other) = (keys.make(1, Role::Analyst), keys.make(2, Role::Analyst));
    let service = Service::admitting(Access { requests_a_minute: 2, ..keys.access() }, settings());
    for _ in 0..2 {
        assert_eq!(with(&service, &one).await.status, StatusCode::OK);
    }
    let reply = with(&service, &one).await;
    assert_eq!((reply.status, code(&reply).as_str()), (StatusCode::TOO_MANY_REQUESTS, "too_many_requests"));
    assert_eq!(reply.header("retry-after"), "30");
    let cookie = format!("__Host-reachline={one}");
    assert_eq!(ask(&service, "/v1/campaigns", &[("cookie", &cookie)]).await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(with(&service, &other).await.status, StatusCode::OK);
    for _ in 0..20 {
        assert_eq!(service.get("/v1/campaigns").await.status, StatusCode::OK);
    }
    keys.advance(30);
    assert_eq!(with(&service, &one).await.status, StatusCode::OK);
}
