use axum::http::{Method, StatusCode};
use domain::Source;

use crate::client::{Reply, Service, settings};

const HOST: (&str, &str) = ("host", "127.0.0.1:8080");
const PROGRAM: (&str, &str) = ("x-reachline", "1");

async fn send(service: &Service, query: &str, headers: &[(&str, &str)], body: &str) -> Reply {
    let headers: Vec<(&str, &str)> = [HOST].iter().chain(headers).copied().collect();
    service.send(Method::POST, &format!("/v1/exports?{query}"), &headers, body).await
}

#[tokio::test]
async fn a_file_is_taken_in_with_what_a_person_says_and_removed_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let service = Service::with(query_api::Settings { uploads: folder.path().join("new"), ..settings() });
    let query =
        "file=a%20b.csv&source=meta&account=main&report=by%20age&exported_at=2026-10-12T09:00:00Z&dry_run=false";
    let reply = send(&service, query, &[PROGRAM], "one,two\n").await;
    assert_eq!((reply.status, reply.header("cache-control")), (StatusCode::OK, "no-store"));
    assert_eq!(reply.json()["status"], "checked");
    let (upload, content) = service.fake.uploads.lock().unwrap().pop().unwrap();
    assert_eq!(content, "one,two\n");
    assert_eq!((upload.source, upload.account.as_deref()), (Some(Source::Meta), Some("main")));
    assert_eq!(upload.report.as_deref(), Some("by age"));
    assert!(upload.exported_at.is_some() && !upload.dry_run);
    assert_eq!(upload.path.file_name().unwrap(), "a b.csv");
    assert_eq!(std::fs::read_dir(folder.path().join("new")).unwrap().count(), 0);
}

#[tokio::test]
async fn the_time_that_a_file_has_at_home_is_kept() {
    let service = Service::new();
    let query = "dry_run=true&modified=2026-10-12T09:00:00.5Z";
    let taken = send(&service, query, &[PROGRAM], "x").await;
    assert_eq!(taken.status, StatusCode::OK);
}

#[tokio::test]
async fn a_name_leads_nowhere_else() {
    let service = Service::new();
    for (name, kept) in
        [("..%2F..%2Fetc%2Fpasswd", "passwd"), ("C:%5Cx%5Cy.csv", "y.csv"), ("..", "export"), ("", "export")]
    {
        send(&service, &format!("dry_run=true&file={name}"), &[PROGRAM], "x").await;
        let (upload, _) = service.fake.uploads.lock().unwrap().pop().unwrap();
        assert_eq!(upload.path.file_name().unwrap(), kept, "{name}");
    }
}

#[tokio::test]
async fn what_cannot_be_taken_is_refused() {
    let service = Service::with(query_api::Settings { largest_upload: 4, ..settings() });
    for (query, headers, body, status) in [
        ("dry_run=true", vec![], "x", StatusCode::FORBIDDEN),
        ("dry_run=true", vec![("origin", "https://example.org"), PROGRAM], "x", StatusCode::FORBIDDEN),
        ("dry_run=true", vec![("x-forwarded-for", "192.0.2.1"), PROGRAM], "x", StatusCode::FORBIDDEN),
        ("dry_run=true", vec![PROGRAM], "12345", StatusCode::PAYLOAD_TOO_LARGE),
        ("source=meta", vec![PROGRAM], "x", StatusCode::CONFLICT),
        ("source=myspace&account=a", vec![PROGRAM], "x", StatusCode::BAD_REQUEST),
        ("source=meta&account=a%2Fb", vec![PROGRAM], "x", StatusCode::BAD_REQUEST),
        ("dry_run=perhaps", vec![PROGRAM], "x", StatusCode::BAD_REQUEST),
        ("dry_run=true&modified=yesterday", vec![PROGRAM], "x", StatusCode::BAD_REQUEST),
        ("dry_run=true&path=x", vec![PROGRAM], "x", StatusCode::BAD_REQUEST),
    ] {
        let reply = send(&service, query, &headers, body).await;
        assert_eq!(reply.status, status, "{query} {headers:?}");
        assert!(!reply.json()["remedy"].as_str().unwrap().is_empty());
    }
    assert!(service.fake.uploads.lock().unwrap().is_empty());
}
