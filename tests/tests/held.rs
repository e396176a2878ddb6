//! Exports that wait for a person, and what each answer makes of them.

use reachline_tests::meta::{ads, day};
use reachline_tests::{Server, Site};
use serde_json::{Value, json};

const EARLY: &str = "2026-10-10T08:00:00Z";
const LATE: &str = "2026-10-20T08:00:00Z";

/// One ad has gone and another has come, with figures of its own: nobody can tell.
fn unclear(site: &Site) -> Value {
    let first = ads(&[("Camp A", "Film", &day(1), 1_000, 100), ("Camp A", "Poster", &day(1), 400, 40)]);
    site.take(&first, EARLY).ends(0);
    let second = ads(&[("Camp A", "Film", &day(1), 1_010, 101), ("Camp A", "Leaflet", &day(1), 70, 7)]);
    site.take(&second, LATE).ends(1).line()
}

fn id(line: &Value) -> &str {
    line["export_id"].as_str().expect("it has an id")
}

fn decided(words: &[&str], impressions: u64, spend: f64) {
    let site = Site::new();
    let server = site.up();
    let line = unclear(&site);
    let said = site.exports(&[&["accept", id(&line)], words].concat()).ends(0).line();
    assert_eq!(said["status"], "visible", "{said}");
    assert_eq!(server.totals(), (json!(impressions), json!(spend)));
}

fn state(server: &Server, id: &str) -> Value {
    server.ask(&format!("/v1/exports/{id}"))["state"].clone()
}

#[test]
fn an_unclear_case_is_held_and_says_what_would_vanish() {
    let site = Site::new();
    let server = site.up();
    let line = unclear(&site);
    assert_eq!(line["status"], "held", "{line}");
    assert_eq!(line["missing"][0]["outcome"], "held");
    assert!(line["missing"][0]["entity"].as_str().unwrap().contains("Poster"), "{line}");
    assert_eq!(line["missing"][0]["impressions"], 400);
    assert_eq!(line["missing"][0]["spend_micros"], 400_000);
    let error = &line["error"];
    assert!(error["remedy"].as_str().unwrap().contains(id(&line)), "{error}");
    assert_eq!(server.totals(), (json!(1_400), json!(1.4)), "nothing of it is seen");
    let shown = server.ask(&format!("/v1/exports/{}", id(&line)));
    assert_eq!((&shown["state"], &shown["missing"][0]["impressions"]), (&json!("held"), &json!(400)), "{shown}");
}

#[test]
fn what_is_missing_can_be_kept() {
    decided(&["--keep-missing"], 1_480, 1.48);
}

#[test]
fn what_is_missing_can_be_dropped() {
    decided(&["--drop-missing"], 1_080, 1.08);
}

#[test]
fn an_export_can_turn_out_to_be_of_another_report() {
    // Both reports tell of the same campaign-day, so that the newer one answers it alone.
    decided(&["--as-report", "leaflets"], 1_080, 1.08);
}

#[test]
fn a_decision_can_come_over_http() {
    for (decision, total) in [
        (json!({ "decision": "keep" }), (json!(1_480), json!(1.48))),
        (json!({ "decision": "drop" }), (json!(1_080), json!(1.08))),
        (json!({ "decision": "as-report", "report": "leaflets" }), (json!(1_080), json!(1.08))),
    ] {
        let site = Site::new();
        let server = site.up();
        let line = unclear(&site);
        let path = format!("/v1/exports/{}/decision", id(&line));
        let sent = server.post(&path).header("X-Reachline", "1").json(&decision).send().is(200);
        assert_eq!(sent.json()["state"], "visible", "{sent:?}");
        assert_eq!(server.totals(), total, "{decision}");
    }
}

#[test]
fn an_export_is_taken_back_and_restored() {
    let site = Site::new();
    let server = site.up();
    site.take(&ads(&[("Camp A", "Film", &day(1), 1_000, 100)]), EARLY).ends(0);
    let line = site.take(&ads(&[("Camp A", "Film", &day(1), 1_200, 120)]), LATE).ends(0).line();
    let with_it = server.series("?grain=total")["rows"].clone();
    let version = server.version();
    site.exports(&["withdraw", id(&line)]).ends(0);
    assert_eq!(server.totals(), (json!(1_000), json!(1)), "the older one answers again");
    assert_eq!(state(&server, id(&line)), "withdrawn");
    assert_eq!(server.series(&format!("?grain=total&as_of={version}"))["rows"], with_it);
    site.exports(&["restore", id(&line)]).ends(0);
    assert_eq!(server.totals(), (json!(1_200), json!(1.2)));
    assert_eq!(state(&server, id(&line)), "visible");
}

#[test]
fn a_decision_that_does_not_fit_is_refused() {
    let site = Site::new();
    let line = site.take(&ads(&[("Camp A", "Film", &day(1), 1_000, 100)]), EARLY).ends(0).line();
    let ran = site.exports(&["restore", id(&line)]).ends(2);
    assert!(ran.err.contains(id(&line)), "{ran:?}");
    site.exports(&["withdraw", "nothing-of-that-name"]).ends(2);
}

#[test]
fn money_that_a_file_names_no_currency_for_stays_the_accounts_after_a_withdrawal() {
    let site = Site::new();
    site.configure_more("[[account]]\nsource = \"snapchat\"\nid = \"snaps\"\ncurrency = \"USD\"\n");
    let server = site.up();
    let export = |spend: &str| {
        let day = "2026-09-01 00:00:00 BST,2026-09-02 00:00:00 BST";
        format!("Start Time,End Time,Amount Spent,Paid Impressions,Campaign Name\n{day},{spend},100,Camp Snap\n")
    };
    let send = |name: &str, spend: &str, exported_at: &str| {
        let path = site.root().join(name);
        std::fs::write(&path, export(spend)).expect("the file can be written");
        let path = path.to_string_lossy().into_owned();
        let words =
            ["ingest", "--json", "--source", "snapchat", "--account", "snaps", "--exported-at", exported_at, &path];
        site.run(&words).line()
    };
    assert_eq!(send("one.csv", "5", "2026-10-01T08:00:00Z")["status"], "visible");
    let newer = send("two.csv", "6", "2026-10-02T08:00:00Z");
    site.exports(&["withdraw", newer["export_id"].as_str().expect("an id")]).ends(0);
    let row = server.ask("/v1/unassigned")["rows"][0].clone();
    assert_eq!((&row["currency"], &row["spend"]), (&serde_json::json!("USD"), &serde_json::json!(5)), "{row}");
}
