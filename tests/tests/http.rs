//! What the HTTP interface answers, and what it refuses.

use reachline_tests::meta::{campaigns, day};
use reachline_tests::{CAMPAIGN, Reply, Server, Site};
use serde_json::{Value, json};

fn site_with_figures() -> (Site, Server) {
    let site = Site::new();
    let server = site.up();
    let export = campaigns(&[("Camp A", &day(1), 1_000, 123), ("Camp A", &day(3), 3_000, 305)]);
    site.take(&export, "2026-11-01T08:00:00Z").ends(0);
    (site, server)
}

fn series(query: &str) -> String {
    format!("/v1/campaigns/{CAMPAIGN}/series{query}")
}

fn problem(reply: &Reply) -> Value {
    assert_eq!(reply.header("content-type"), "application/problem+json", "{reply:?}");
    let problem = reply.json();
    assert_eq!(problem["status"], reply.status, "{problem}");
    assert!(problem["remedy"].as_str().is_some_and(|remedy| !remedy.is_empty()), "{problem}");
    problem
}

#[test]
fn a_bad_parameter_is_named_with_what_is_allowed() {
    let (_site, server) = site_with_figures();
    for (query, named) in [
        ("?by=colour", "region"),
        ("?grain=hour", "week"),
        ("?from=yesterday", "from"),
        ("?as_of=v99", "as_of"),
        ("?metrics=likes", "impressions"),
        ("?colour=red", "colour"),
    ] {
        let reply = server.get(&series(query)).send();
        assert!(matches!(reply.status, 400 | 422), "{reply:?}");
        let problem = problem(&reply);
        assert!(problem.to_string().contains(named), "{query}: {problem}");
    }
    let reach = server.get(&series("?metrics=reach&grain=total")).send().is(422);
    problem(&reach);
    problem(&server.get("/v1/campaigns/nothing/series").send().is(404));
    problem(&server.get("/v1/exports/nothing").send().is(404));
}

#[test]
fn csv_has_the_cells_of_the_json() {
    let (_site, server) = site_with_figures();
    let query = "?metrics=impressions,clicks,spend&by=campaign";
    let answer = server.series(query);
    let csv = server.get(&series(&format!("{query}&format=csv"))).send().is(200);
    assert!(csv.header("content-type").starts_with("text/csv"), "{csv:?}");
    let accepted = server.get(&series(query)).header("Accept", "text/csv").send().is(200);
    assert_eq!(accepted.body, csv.body);
    let mut lines = csv.body.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let rows = answer["rows"].as_array().expect("there are rows");
    assert_eq!(lines.clone().count(), rows.len());
    for (line, row) in lines.zip(rows) {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(cells.len(), header.len(), "{line}");
        for (name, cell) in header.iter().zip(cells) {
            let value = row.get(*name).unwrap_or(&answer[*name]);
            let text = match value {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            assert_eq!(*cell, text, "{name}: {row}");
        }
    }
    assert_eq!(header[header.len() - 2..], ["as_of", "data_version"]);
}

#[test]
fn an_answer_that_has_not_changed_is_not_sent_again() {
    let (site, server) = site_with_figures();
    let first = server.get(&series("")).send().is(200);
    let tag = first.header("etag").to_owned();
    assert!(!tag.is_empty(), "{first:?}");
    let again = server.get(&series("")).header("If-None-Match", &tag).send().is(304);
    assert_eq!(again.body, "");
    site.take(&campaigns(&[("Camp A", &day(5), 5, 5)]), "2026-11-02T08:00:00Z").ends(0);
    server.get(&series("")).header("If-None-Match", &tag).send().is(200);
}

#[test]
fn only_this_machine_may_ask() {
    let site = Site::new();
    let server = site.up();
    problem(&server.get("/v1/campaigns").host("reach.example.org").send().is(403));
    for name in ["X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Real-IP", "Via"] {
        problem(&server.get("/v1/campaigns").header(name, "192.0.2.1").send().is(403));
    }
    server.get("/v1/campaigns").host("localhost").send().is(200);
}

#[test]
fn another_site_may_change_nothing() {
    let (_site, server) = site_with_figures();
    let id = server.ask("/v1/exports")["exports"][0]["id"].as_str().expect("there is one").to_owned();
    let ask = || server.post(&format!("/v1/exports/{id}/decision")).json(&json!({ "decision": "withdraw" }));
    problem(&ask().send().is(403));
    problem(&ask().header("Origin", "http://example.org").send().is(403));
    problem(&ask().header("Origin", "http://example.org").header("X-Reachline", "1").send().is(403));
    problem(&ask().header("Sec-Fetch-Site", "cross-site").header("X-Reachline", "1").send().is(403));
    assert_eq!(server.impressions(), json!(4_000));
    let own = format!("http://{}", server.address());
    ask().header("Origin", &own).header("Sec-Fetch-Site", "same-origin").send().is(200);
    assert!(server.impressions().is_null(), "it was taken back");
}

#[test]
fn it_says_that_it_is_well() {
    let site = Site::new();
    let server = site.up();
    server.get("/healthz").send().is(200);
    server.get("/readyz").send().is(200);
    let metrics = server.get("/metrics").send().is(200);
    assert!(metrics.body.contains("# HELP "), "{metrics:?}");
    assert!(server.ask("/openapi.json")["paths"]["/v1/campaigns"].is_object());
}
