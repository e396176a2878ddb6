use axum::http::{Method, StatusCode};

use crate::client::Service;

#[tokio::test]
async fn a_running_process_is_healthy_and_ready_only_with_its_engine() {
    let service = Service::new();
    assert_eq!(service.get("/readyz").await.status, StatusCode::OK);
    *service.fake.down.lock().unwrap() = true;
    assert_eq!(service.get("/healthz").await.json()["version"], "1.2.3");
    let reply = service.get("/readyz").await;
    assert_eq!((reply.status, reply.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "5"));
}

#[tokio::test]
async fn answers_are_counted_by_pattern() {
    let service = Service::new();
    for uri in ["/v1/campaigns/ghgc/summary", "/v1/campaigns/nowhere/summary", "/v1/exports/secret", "/c/x/y", "/z"] {
        service.get(uri).await;
    }
    service.send(Method::GET, "/v1/campaigns", &[("host", "example.org")], "").await;
    let text = service.get("/metrics").await.body;
    let counts: Vec<&str> = text.lines().filter(|line| line.starts_with("reachline_http_requests_total")).collect();
    insta::assert_snapshot!(counts.join("\n"));
    assert!(text.contains("reachline_http_request_duration_seconds_count{route=\"/v1/campaigns/{id}/summary\"} 2"));
}

#[tokio::test]
async fn a_panic_is_a_problem_that_tells_nothing() {
    let reply = Service::new().get("/v1/campaigns/panic/series").await;
    assert_eq!(reply.status, StatusCode::INTERNAL_SERVER_ERROR);
    insta::assert_json_snapshot!(reply.json());
}

#[tokio::test(start_paused = true)]
async fn a_question_that_takes_too_long_is_given_up() {
    let reply = Service::new().get("/v1/campaigns/endless/summary").await;
    assert_eq!((reply.status, reply.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "30"));
    assert!(reply.json()["type"].as_str().unwrap().ends_with("too_slow"));
}

#[tokio::test]
async fn a_wrong_method_is_told_which_are_right() {
    let service = Service::new();
    let headers = [("host", "localhost"), ("x-reachline", "1")];
    for (uri, allow) in [("/v1/campaigns", "GET,HEAD"), ("/v1/exports/e1/decision", "POST"), ("/c/ghgc/x", "GET,HEAD")]
    {
        let method = if allow == "POST" { Method::GET } else { Method::DELETE };
        let reply = service.send(method, uri, &headers, "").await;
        assert_eq!((reply.status, reply.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, allow), "{uri}");
        assert_eq!(reply.header("content-type"), "application/problem+json");
    }
}

#[tokio::test]
async fn the_document_is_served_as_it_is_stored() {
    assert_eq!(Service::new().get("/openapi.json").await.body, query_api::openapi_json());
}
