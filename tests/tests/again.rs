//! Exports that come again: the same, corrected, late, or with something missing.

use reachline_tests::meta::{ads, campaigns, day};
use reachline_tests::{Server, Site};
use serde_json::{Value, json};

const EARLY: &str = "2026-10-10T08:00:00Z";
const LATE: &str = "2026-10-20T08:00:00Z";

fn by_day(server: &Server) -> Vec<Value> {
    let rows = server.series("?metrics=impressions")["rows"].clone();
    rows.as_array().into_iter().flatten().map(|row| row["impressions"].clone()).collect()
}

#[test]
fn the_same_folder_twice_changes_no_figure() {
    let site = Site::new();
    let server = site.up();
    let export = campaigns(&[("Camp A", &day(1), 1_000, 500), ("Camp A", &day(2), 2_000, 700)]);
    site.land("", "first.csv", &export);
    assert_eq!(site.ingest().ends(0).became(), "visible");
    let (before, version) = (server.series(""), server.version());
    site.land("", "another-name.csv", &export);
    assert_eq!(site.ingest().ends(0).became(), "duplicate");
    assert_eq!(server.series("")["rows"], before["rows"]);
    assert_eq!(server.series(&format!("?as_of={version}")), before);
    assert_eq!(server.impressions(), json!(3_000));
}

#[test]
fn a_corrected_download_replaces_its_scope_and_only_its_scope() {
    let site = Site::new();
    let server = site.up();
    site.take(
        &campaigns(&[
            ("Camp A", &day(1), 1_000, 100),
            ("Camp A", &day(2), 2_000, 200),
            ("Camp A", &day(3), 3_000, 300),
        ]),
        EARLY,
    )
    .ends(0);
    let version = server.version();
    let before = (server.series(""), server.series("?by=campaign&grain=total"));
    let unassigned = server.ask("/v1/unassigned");
    site.take(&campaigns(&[("Camp A", &day(2), 2_500, 250), ("Camp A", &day(3), 3_100, 310)]), LATE).ends(0);
    assert_eq!(by_day(&server), [json!(1_000), json!(2_500), json!(3_100)]);
    assert_eq!(server.totals(), (json!(6_600), json!(6.6)));
    assert_eq!(server.series(&format!("?as_of=v{version}")), before.0);
    assert_eq!(server.series(&format!("?by=campaign&grain=total&as_of={version}")), before.1);
    assert_eq!(server.ask(&format!("/v1/unassigned?as_of={version}")), unassigned);
}

#[test]
fn an_older_download_that_arrives_late_does_not_replace_a_newer_one() {
    let site = Site::new();
    let server = site.up();
    site.take(&campaigns(&[("Camp A", &day(2), 2_500, 250)]), LATE).ends(0);
    let old = campaigns(&[("Camp A", &day(1), 1_000, 100), ("Camp A", &day(2), 2_000, 200)]);
    assert_eq!(site.take(&old, EARLY).ends(0).became(), "visible");
    assert_eq!(by_day(&server), [json!(1_000), json!(2_500)], "the day that only the older one has is answered by it");
    let whole = campaigns(&[("Camp A", &day(2), 1_900, 190)]);
    assert_eq!(site.take(&whole, EARLY).ends(0).became(), "superseded");
    assert_eq!(by_day(&server), [json!(1_000), json!(2_500)]);
}

#[test]
fn a_download_that_lacks_an_ad_keeps_it_and_marks_it() {
    let site = Site::new();
    let server = site.up();
    let first = ads(&[("Camp A", "Film", &day(1), 1_000, 100), ("Camp A", "Poster", &day(1), 400, 40)]);
    site.take(&first, EARLY).ends(0);
    let line = site.take(&ads(&[("Camp A", "Film", &day(1), 1_010, 101)]), LATE).ends(0).line();
    assert_eq!(line["status"], "visible");
    assert_eq!(line["missing"][0]["outcome"], "kept", "{line}");
    assert_eq!(line["missing"][0]["impressions"], 400);
    assert_eq!(line["missing"][0]["spend_micros"], 400_000);
    assert!(line["missing"][0]["entity"].as_str().unwrap().contains("Poster"), "{line}");
    assert_eq!(server.totals(), (json!(1_410), json!(1.41)));
    let id = line["export_id"].as_str().unwrap();
    assert_eq!(server.ask(&format!("/v1/exports/{id}"))["missing"][0]["outcome"], "kept");
}

#[test]
fn a_renamed_campaign_is_counted_once() {
    let site = Site::new();
    let server = site.up();
    let named = |name: &str, more: u64| {
        let days: Vec<String> = (1..=4).map(day).collect();
        let rows: Vec<_> =
            days.iter().zip(1..).map(|(day, n)| (name, day.as_str(), n * 1_000 + more, n * 100)).collect();
        campaigns(&rows)
    };
    site.take(&named("Camp A", 0), EARLY).ends(0);
    let line = site.take(&named("Camp Autumn", 1), LATE).ends(0).line();
    assert_eq!(line["missing"][0]["outcome"], "renamed", "{line}");
    assert_eq!(server.totals(), (json!(10_004), json!(10)));
    let rows = server.series("?by=campaign&grain=total")["rows"].clone();
    assert_eq!(rows.as_array().map(Vec::len), Some(1), "{rows}");
    assert_eq!(rows[0]["campaign"], "Camp Autumn");
}
