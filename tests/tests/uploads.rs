//! Files that come through the page, as an analyst drops them there.

use reachline_tests::meta::{campaigns, day};
use reachline_tests::{ACCOUNT, Reply, Server, Site};
use serde_json::{Value, json};

fn to(query: &str) -> String {
    format!("/v1/exports?{query}")
}

fn drop_file(server: &Server, query: &str, content: &str) -> Reply {
    server.post(&to(query)).header("X-Reachline", "1").file(content).send()
}

fn export() -> String {
    campaigns(&[("Camp A", &day(1), 1_000, 123), ("Camp A", &day(2), 3_000, 305)])
}

fn versions(server: &Server) -> Value {
    server.ask("/v1/campaigns")["data_version"].clone()
}

#[test]
fn a_file_is_looked_at_first_and_then_loaded_and_both_say_the_same() {
    let site = Site::new();
    let server = site.up();
    let before = versions(&server);
    let looked = drop_file(&server, "file=a.csv&dry_run=true", &export()).is(200).json();
    assert_eq!((&looked["status"], &looked["source"]), (&json!("checked"), &json!("meta")));
    assert_eq!(versions(&server), before, "looking changes nothing");
    let query = format!("file=a.csv&source=meta&account={ACCOUNT}&exported_at=2026-11-01T08:00:00Z");
    let loaded = drop_file(&server, &query, &export()).is(200).json();
    assert_eq!((&loaded["status"], &loaded["file"]), (&json!("visible"), &json!("a.csv")));
    assert_eq!(looked["totals"], loaded["totals"]);
    assert_eq!(loaded["exported_at_from"], "flag");
    assert_eq!(server.impressions(), 4_000);
    let again = drop_file(&server, &query, &export()).is(200).json();
    assert_eq!(again["status"], "duplicate");
    assert_eq!(server.impressions(), 4_000);
    assert_eq!(std::fs::read_dir(site.root().join("data/uploads")).expect("it is there").count(), 0);
    // The original is kept, as of a file of the landing folder.
    assert!(site.root().join("archive/meta").join(ACCOUNT).is_dir());
}

#[test]
fn a_file_of_another_platform_is_refused_and_what_was_loaded_wrongly_is_taken_back() {
    let site = Site::new();
    let server = site.up();
    let query = format!("file=a.csv&source=snapchat&account={ACCOUNT}");
    let refused = drop_file(&server, &query, &export()).is(200).json();
    assert_eq!((&refused["status"], &refused["error"]["code"]), (&json!("quarantined"), &json!("wrong_source")));
    let query = format!("file=a.csv&source=meta&account={ACCOUNT}&exported_at=2026-11-01T08:00:00Z");
    drop_file(&server, &query, &export()).is(200);
    let right = versions(&server);
    let other = campaigns(&[("Camp B", &day(1), 500, 50)]);
    let query = format!("file=b.csv&source=meta&account={ACCOUNT}&report=other&exported_at=2026-11-02T08:00:00Z");
    let wrong = drop_file(&server, &query, &other).is(200).json();
    assert_eq!(server.impressions(), 4_500);
    let decision = format!("/v1/exports/{}/decision", wrong["export_id"].as_str().expect("an id"));
    let posted = server.post(&decision).header("X-Reachline", "1").json(&json!({ "decision": "withdraw" }));
    posted.send().is(200);
    assert_eq!(server.impressions(), 4_000);
    for (version, impressions) in [(right.as_u64(), 4_000), (right.as_u64().map(|right| right + 1), 4_500)] {
        let at = format!("?as_of={}&metrics=impressions&grain=total", version.expect("a version"));
        assert_eq!(server.series(&at)["rows"][0]["impressions"], impressions, "as it was then");
    }
}

#[test]
fn a_proxied_or_foreign_request_changes_nothing_and_reads_nothing() {
    let site = Site::new();
    let server = site.up();
    let before = versions(&server);
    let query = to(&format!("file=a.csv&source=meta&account={ACCOUNT}"));
    let foreign: [&[(&str, &str)]; 5] = [
        &[],
        &[("Origin", "https://example.org"), ("X-Reachline", "1")],
        &[("Sec-Fetch-Site", "cross-site"), ("X-Reachline", "1")],
        &[("X-Forwarded-For", "192.0.2.7"), ("X-Reachline", "1")],
        &[("Via", "1.1 proxy"), ("X-Reachline", "1")],
    ];
    for headers in foreign {
        let request = headers.iter().fold(server.post(&query), |request, (name, value)| request.header(name, value));
        request.file(&export()).send().is(403);
    }
    server.post(&query).host("reachline.example").header("X-Reachline", "1").file(&export()).send().is(403);
    for header in ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"] {
        for path in ["/v1/campaigns", "/v1/exports", "/v1/coverage"] {
            let reply = server.get(path).header(header, "192.0.2.7").send().is(403);
            assert!(!reply.body.contains("camp"), "{reply:?}");
        }
    }
    assert_eq!(versions(&server), before);
    assert!(server.ask("/v1/exports")["exports"].as_array().expect("a list").is_empty());
}

#[test]
fn a_name_that_leads_elsewhere_and_a_file_that_a_spreadsheet_saved_do_no_harm() {
    let site = Site::new();
    let server = site.up();
    let query = format!("file=..%2F..%2Fevil.csv&source=meta&account={ACCOUNT}");
    let loaded = drop_file(&server, &query, &export()).is(200).json();
    assert_eq!(loaded["file"], "evil.csv");
    drop_file(&server, "file=a.csv&source=meta&account=..%2Fother", &export()).is(400);
    let saved = export().replace("2026-09-01", "01/09/2026");
    let refused = drop_file(&server, &format!("file=s.csv&source=meta&account={ACCOUNT}"), &saved).is(200).json();
    assert_eq!(
        (&refused["status"], &refused["error"]["code"]),
        (&json!("quarantined"), &json!("resaved_by_spreadsheet"))
    );
    assert!(!refused["error"]["remedy"].as_str().expect("a text").is_empty());
}
