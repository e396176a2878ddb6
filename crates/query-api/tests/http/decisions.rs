use axum::http::{Method, StatusCode};
use domain::ExportId;
use query_api::Verdict;

use crate::client::{Reply, Service};

const HOST: (&str, &str) = ("host", "127.0.0.1:8080");
const JSON: (&str, &str) = ("content-type", "application/json");
const PROGRAM: (&str, &str) = ("x-reachline", "1");

async fn decide(service: &Service, headers: &[(&str, &str)], body: &str) -> Reply {
    let headers: Vec<(&str, &str)> = [HOST].iter().chain(headers).copied().collect();
    service.send(Method::POST, "/v1/exports/e7/decision", &headers, body).await
}

#[tokio::test]
async fn a_decision_is_carried_out_and_the_export_returned() {
    let service = Service::new();
    for (body, verdict) in [
        (r#"{"decision":"accept"}"#, Verdict::Accept),
        (r#"{"decision":"keep"}"#, Verdict::Keep),
        (r#"{"decision":"drop"}"#, Verdict::Drop),
        (r#"{"decision":"as-report","report":"by age"}"#, Verdict::AsReport("by age".to_owned())),
        (r#"{"decision":"withdraw"}"#, Verdict::Withdraw),
        (r#"{"decision":"restore","report":null}"#, Verdict::Restore),
    ] {
        let reply = decide(&service, &[JSON, PROGRAM], body).await;
        assert_eq!((reply.status, reply.header("cache-control")), (StatusCode::OK, "no-store"), "{body}");
        assert_eq!(reply.json()["id"], "e7");
        assert_eq!(service.fake.verdict.lock().unwrap().take(), Some((ExportId("e7".to_owned()), verdict)));
    }
}

#[tokio::test]
async fn only_our_own_page_or_a_program_may_decide() {
    let service = Service::new();
    let ours = ("origin", "http://127.0.0.1:8080");
    for (headers, status) in [
        (vec![("sec-fetch-site", "same-origin"), ours], StatusCode::OK),
        (vec![("sec-fetch-site", "same-origin")], StatusCode::OK),
        (vec![ours], StatusCode::OK),
        (vec![PROGRAM], StatusCode::OK),
        (vec![], StatusCode::FORBIDDEN),
        (vec![("x-reachline", "yes")], StatusCode::FORBIDDEN),
        (vec![("sec-fetch-site", "cross-site"), PROGRAM], StatusCode::FORBIDDEN),
        (vec![("sec-fetch-site", "same-site")], StatusCode::FORBIDDEN),
        (vec![("sec-fetch-site", "none")], StatusCode::FORBIDDEN),
        (vec![("origin", "http://127.0.0.1:9999"), PROGRAM], StatusCode::FORBIDDEN),
        (vec![("origin", "null"), PROGRAM], StatusCode::FORBIDDEN),
        (vec![("sec-fetch-site", "same-origin"), ("origin", "https://example.org")], StatusCode::FORBIDDEN),
    ] {
        let headers: Vec<(&str, &str)> = headers.into_iter().chain([JSON]).collect();
        let reply = decide(&service, &headers, r#"{"decision":"keep"}"#).await;
        assert_eq!(reply.status, status, "{headers:?}");
    }
}

#[tokio::test]
async fn a_decision_that_cannot_be_read_changes_nothing() {
    let service = Service::new();
    let large = format!(r#"{{"decision":"keep","report":"{}"}}"#, "x".repeat(5_000));
    for (headers, body, status) in [
        (vec![JSON, PROGRAM], r#"{"decision":"maybe"}"#, StatusCode::BAD_REQUEST),
        (vec![JSON, PROGRAM], r#"{"decision":"keep","reprot":"x"}"#, StatusCode::BAD_REQUEST),
        (vec![JSON, PROGRAM], r#"{"decision":"keep","report":"x"}"#, StatusCode::BAD_REQUEST),
        (vec![JSON, PROGRAM], r#"{"decision":"as-report"}"#, StatusCode::BAD_REQUEST),
        (vec![JSON, PROGRAM], r#"{"decision":"as-report","report":"../x"}"#, StatusCode::BAD_REQUEST),
        (vec![JSON, PROGRAM], "", StatusCode::BAD_REQUEST),
        (vec![PROGRAM], r#"{"decision":"keep"}"#, StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (vec![JSON, PROGRAM], large.as_str(), StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        let reply = decide(&service, &headers, body).await;
        assert_eq!((reply.status, reply.header("content-type")), (status, "application/problem+json"), "{body}");
    }
    assert!(service.fake.verdict.lock().unwrap().is_none());
}
