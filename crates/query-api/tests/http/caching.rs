use std::sync::atomic::Ordering::Relaxed;

use axum::http::StatusCode;
use query_api::Settings;

use crate::client::{Service, settings};

#[tokio::test]
async fn an_answer_that_is_held_is_not_worked_out_again() {
    let service = Service::new();
    let first = service.get("/v1/campaigns/ghgc/summary").await;
    let again = service.get_with("/v1/campaigns/ghgc/summary", &[("if-none-match", first.header("etag"))]).await;
    assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert_eq!(again.header("etag"), first.header("etag"));
    assert_eq!(service.fake.worked.load(Relaxed), 1);
    assert_eq!(
        (first.header("cache-control"), first.header("vary")),
        ("private, no-cache", "accept, authorization, cookie")
    );
}

#[tokio::test]
async fn lists_of_tags_and_weak_tags_are_understood() {
    let service = Service::new();
    let tag = service.get("/v1/campaigns").await.header("etag").to_owned();
    for held in [format!("\"x\", W/{tag}"), "*".to_owned()] {
        let reply = service.get_with("/v1/campaigns", &[("if-none-match", &held)]).await;
        assert_eq!(reply.status, StatusCode::NOT_MODIFIED, "{held}");
    }
}

#[tokio::test]
async fn the_tag_covers_all_that_decides_the_answer() {
    let service = Service::new();
    let uri = "/v1/campaigns/ghgc/series";
    let mut tags = vec![service.get(uri).await.header("etag").to_owned()];
    tags.push(service.get("/v1/campaigns/ghgc/series?grain=week").await.header("etag").to_owned());
    tags.push(service.get_with(uri, &[("accept", "text/csv")]).await.header("etag").to_owned());
    service.fake.later.store(1, Relaxed);
    tags.push(service.get(uri).await.header("etag").to_owned());
    let newer = Service::with(Settings { version: "1.2.4", ..settings() });
    tags.push(newer.get(uri).await.header("etag").to_owned());
    let distinct: std::collections::BTreeSet<&String> = tags.iter().collect();
    assert_eq!(distinct.len(), tags.len(), "{tags:?}");
}

#[tokio::test]
async fn only_a_named_version_is_fixed() {
    let service = Service::new();
    for (uri, fixed) in [
        ("/v1/campaigns/ghgc/series?as_of=v36", true),
        ("/v1/campaigns?as_of=36", true),
        ("/v1/campaigns?as_of=2026-10-06T09:00Z", false),
        ("/v1/campaigns", false),
        ("/v1/exports?as_of=v36", false),
    ] {
        assert_eq!(service.get(uri).await.header("cache-control").contains("immutable"), fixed, "{uri}");
    }
}

#[tokio::test]
async fn a_newly_held_export_changes_the_tag_without_a_new_version() {
    let service = Service::new();
    let tag = service.get("/v1/exports").await.header("etag").to_owned();
    assert_eq!(service.get_with("/v1/exports", &[("if-none-match", &tag)]).await.status, StatusCode::NOT_MODIFIED);
    service.fake.held.store(1, Relaxed);
    assert_eq!(service.get_with("/v1/exports", &[("if-none-match", &tag)]).await.status, StatusCode::OK);
}
