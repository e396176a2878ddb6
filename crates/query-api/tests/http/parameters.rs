use axum::http::StatusCode;
use domain::Metric;
use query_api::{By, Grain, MetricName};
use serde_json::Value;

use crate::client::Service;

async fn problem(uri: &str) -> Value {
    let reply = Service::new().get(uri).await;
    assert_eq!(reply.header("content-type"), "application/problem+json", "{uri}: {}", reply.body);
    assert_eq!(reply.json()["status"], reply.status.as_u16());
    reply.json()
}

#[tokio::test]
async fn an_unknown_parameter_is_refused_with_the_nearest_known() {
    insta::assert_json_snapshot!(problem("/v1/campaigns/ghgc/series?grian=day").await);
}

#[tokio::test]
async fn a_bad_value_is_refused_with_what_is_allowed() {
    insta::assert_json_snapshot!(problem("/v1/campaigns/ghgc/series?grain=dayy").await);
}

#[tokio::test]
async fn reach_over_days_is_refused_with_where_to_ask() {
    insta::assert_json_snapshot!(problem("/v1/campaigns/ghgc/series?metrics=impressions,reach").await);
}

#[tokio::test]
async fn a_version_in_the_future_is_refused() {
    insta::assert_json_snapshot!(problem("/v1/campaigns?as_of=v99").await);
}

#[tokio::test]
async fn an_unknown_campaign_is_not_found() {
    insta::assert_json_snapshot!(problem("/v1/campaigns/nowhere/summary").await);
}

#[tokio::test]
async fn each_fault_names_its_parameter() {
    for (uri, parameter) in [
        ("/v1/campaigns/ghgc/series?metrics=impresions", "metrics"),
        ("/v1/campaigns/ghgc/series?metrics=clicks,clicks", "metrics"),
        ("/v1/campaigns/ghgc/series?metrics=clicks,", "metrics"),
        ("/v1/campaigns/ghgc/series?by=country", "by"),
        ("/v1/campaigns/ghgc/series?by=age&by=gender", "by"),
        ("/v1/campaigns/ghgc/series?from=14/09/2026", "from"),
        ("/v1/campaigns/ghgc/series?from=2026-09-15&to=2026-09-14", "to"),
        ("/v1/campaigns/ghgc/series?as_of=yesterday", "as_of"),
        ("/v1/campaigns?format=xml", "format"),
        ("/v1/campaigns?format=csv&excel=2", "excel"),
        ("/v1/campaigns?excel=1", "excel"),
        ("/v1/campaigns?zzzzzzzzzz=1", "zzzzzzzzzz"),
        ("/v1/exports/e1?as_of=v1", "as_of"),
    ] {
        assert_eq!(problem(uri).await["parameter"], parameter, "{uri}");
    }
}

#[tokio::test]
async fn nothing_from_outside_is_echoed_at_length() {
    let long = "x".repeat(5_000);
    for uri in [
        format!("/v1/campaigns/ghgc/series?grain={long}"),
        format!("/v1/campaigns/ghgc/series?{long}=1"),
        format!("/v1/campaigns/{long}/summary"),
        format!("/v1/exports/{long}"),
        format!("/{long}"),
        "/v1/campaigns/%ff%00/summary".to_owned(),
    ] {
        let text = problem(&uri).await.to_string();
        assert!(text.len() < 800 && !text.contains("\\u0000"), "{text}");
    }
}

#[tokio::test]
async fn what_is_understood_reaches_the_books() {
    let service = Service::new();
    service.get("/v1/campaigns/ghgc/series").await;
    let usual = service.fake.series.lock().unwrap().take().unwrap();
    assert_eq!((usual.by, usual.grain, usual.days), (By::None, Grain::Day, query_api::Days::default()));
    let counts = [Metric::Impressions, Metric::Clicks].map(MetricName::Count);
    assert_eq!(usual.metrics, [counts[0], counts[1], MetricName::Spend]);
    service.get("/v1/campaigns/ghgc/series?metrics=spend,video_25&by=ad&grain=week&from=2026-09-14&as_of=v36").await;
    let asked = service.fake.series.lock().unwrap().take().unwrap();
    assert_eq!(asked.metrics, [MetricName::Spend, MetricName::Count(Metric::Video25)]);
    assert_eq!((asked.by, asked.grain, asked.at.version.0), (By::Ad, Grain::Week, 36));
    assert_eq!((asked.days.from, asked.days.to), ("2026-09-14".parse().ok(), None));
}

#[tokio::test]
async fn an_empty_value_counts_as_absent() {
    assert_eq!(Service::new().get("/v1/campaigns/ghgc/series?grain=&from=").await.status, StatusCode::OK);
}

#[tokio::test]
async fn visits_are_known_by_channel_only() {
    let service = Service::new();
    for metric in ["referrals", "key_events", "cost_per_referral"] {
        let reply = service.get(&format!("/v1/campaigns/ghgc/series?metrics=spend,{metric}&by=ad")).await;
        assert_eq!(reply.status, 422, "{metric}");
        let reply = service.get(&format!("/v1/campaigns/ghgc/series?metrics=spend,{metric}&by=channel")).await;
        assert_eq!(reply.status, 200, "{metric}");
    }
}
