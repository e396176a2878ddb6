//! Who sees what: a route or a metric that is new has to be decided here.

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};
use domain::Role;
use query_api::MetricName;

use crate::access::{Keys, bearer};
use crate::client::{Reply, Service};

/// Each operation, an example of its address, and whether somebody outside the team is let in.
const OPERATIONS: [(&str, &str, &str, bool); 21] = [
    ("get", "/v1/campaigns", "/v1/campaigns", true),
    ("get", "/v1/campaigns/{id}/summary", "/v1/campaigns/ghgc/summary", false),
    ("get", "/v1/campaigns/{id}/pacing", "/v1/campaigns/ghgc/pacing", true),
    ("get", "/v1/campaigns/{id}/series", "/v1/campaigns/ghgc/series?metrics=impressions", true),
    ("get", "/v1/campaigns/{id}/reach", "/v1/campaigns/ghgc/reach", true),
    ("get", "/v1/campaigns/{id}/annotations", "/v1/campaigns/ghgc/annotations", true),
    ("get", "/v1/exports", "/v1/exports", false),
    ("post", "/v1/exports", "/v1/exports?dry_run=true", false),
    ("get", "/v1/exports/{id}", "/v1/exports/e1", false),
    ("post", "/v1/exports/{id}/decision", "/v1/exports/e1/decision", false),
    ("get", "/v1/coverage", "/v1/coverage", false),
    ("get", "/v1/rows", "/v1/rows", false),
    ("get", "/v1/unassigned", "/v1/unassigned", false),
    ("get", "/v1/definitions", "/v1/definitions", true),
    ("get", "/v1/session", "/v1/session", true),
    ("post", "/sign-in", "/sign-in", true),
    ("post", "/sign-out", "/sign-out", true),
    ("get", "/openapi.json", "/openapi.json", true),
    ("get", "/healthz", "/healthz", true),
    ("get", "/readyz", "/readyz", true),
    ("get", "/metrics", "/metrics", false),
];

const ROLES: [(u8, Role); 3] = [(1, Role::Analyst), (2, Role::Partner), (3, Role::Public)];

fn service() -> (Service, [(String, Role); 3]) {
    let keys = Keys::new();
    let tokens = ROLES.map(|(number, role)| (keys.make(number, role), role));
    (keys.service(), tokens)
}

async fn ask(service: &Service, token: &str, method: Method, uri: &str) -> Reply {
    let header = bearer(token);
    let headers = [
        ("host", "reach.example.org"),
        ("authorization", header.as_str()),
        ("x-reachline", "1"),
        ("content-type", "application/json"),
    ];
    let body =
        if uri == "/sign-in" { format!(r#"{{"token":"{token}"}}"#) } else { r#"{"decision":"keep"}"#.to_owned() };
    service.send_from("192.0.2.7", method, uri, &headers, &body).await
}

#[tokio::test]
async fn every_operation_is_decided_for_every_role() {
    let (service, tokens) = service();
    for (method, pattern, uri, open) in OPERATIONS {
        for (token, role) in &tokens {
            let method = method.to_uppercase().parse().unwrap();
            let reply = ask(&service, token, method, uri).await;
            let allowed = open || *role == Role::Analyst;
            assert_eq!(reply.status.is_success(), allowed, "{pattern} {role}: {} {}", reply.status, reply.body);
            if !allowed {
                assert_eq!(reply.status, StatusCode::FORBIDDEN, "{pattern} {role}");
                assert!(reply.json()["type"].as_str().unwrap().ends_with("not_for_role"));
            }
        }
    }
    let document = serde_json::to_value(query_api::openapi()).unwrap();
    let paths = document["paths"].as_object().unwrap();
    let described = paths.iter().flat_map(|(path, item)| {
        item.as_object().unwrap().keys().map(|method| (method.clone(), path.clone())).collect::<Vec<_>>()
    });
    let decided: BTreeSet<_> = OPERATIONS.map(|(method, path, ..)| (method.to_owned(), path.to_owned())).into();
    assert_eq!(described.collect::<BTreeSet<_>>(), decided);
}

#[tokio::test]
async fn every_metric_is_decided_for_every_role() {
    const OUTSIDERS: [&str; 8] =
        ["impressions", "views", "thruplays", "video_25", "video_50", "video_75", "video_100", "spend"];
    let (service, tokens) = service();
    for metric in MetricName::all() {
        for (token, role) in &tokens {
            let name = metric.as_str();
            let uri = format!("/v1/campaigns/ghgc/series?metrics=impressions,{name}")
                .replace("impressions,impressions", "impressions");
            let status = ask(&service, token, Method::GET, &uri).await.status;
            let allowed = *role == Role::Analyst || OUTSIDERS.contains(&name);
            assert_eq!(status, if allowed { StatusCode::OK } else { StatusCode::FORBIDDEN }, "{name} {role}");
        }
    }
}

#[tokio::test]
async fn what_a_series_shows_unless_asked_is_for_analysts() {
    let (service, [_, (partner, _), _]) = service();
    let reply = ask(&service, &partner, Method::GET, "/v1/campaigns/ghgc/series").await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    insta::assert_json_snapshot!(reply.json());
}

#[tokio::test]
async fn the_tag_of_an_answer_covers_the_role() {
    let (service, tokens) = service();
    let mut tags = BTreeSet::new();
    for (token, _) in &tokens {
        tags.insert(ask(&service, token, Method::GET, "/v1/campaigns").await.header("etag").to_owned());
    }
    assert_eq!(tags.len(), tokens.len());
}
