//! Exports that speak of the same spend: it is counted once.

use reachline_tests::meta::{ads, ages, campaigns, day, regions, window};
use reachline_tests::{Ingest, Server, Site};
use serde_json::{Value, json};

const SETTLED: &str = "2026-11-01T08:00:00Z";

fn total(server: &Server, query: &str) -> Value {
    server.series(&format!("?metrics=impressions,spend&grain=total{query}"))["rows"].clone()
}

fn take(site: &Site, report: &str, exported_at: &str, content: &str) {
    let line = site.take_as(Ingest { content, exported_at, report, days: None }).ends(0).line();
    assert_eq!(line["status"], "visible", "{line}");
}

#[test]
fn four_exports_of_the_same_days_count_the_spend_once() {
    let site = Site::new();
    let server = site.up();
    let (one, two) = (day(1), day(2));
    take(&site, "campaigns", SETTLED, &campaigns(&[("Camp A", &one, 1_000, 100), ("Camp A", &two, 2_000, 200)]));
    assert_eq!(server.totals(), (json!(3_000), json!(3)));
    let by_ad = ads(&[
        ("Camp A", "Film", &one, 600, 60),
        ("Camp A", "Poster", &one, 400, 40),
        ("Camp A", "Film", &two, 1_500, 150),
        ("Camp A", "Poster", &two, 500, 50),
    ]);
    take(&site, "ads", SETTLED, &by_ad);
    let by_age = ages(&[
        ("Camp A", "18-24", "male", &one, 700, 70),
        ("Camp A", "25-34", "female", &one, 300, 30),
        ("Camp A", "18-24", "male", &two, 1_200, 120),
        ("Camp A", "25-34", "female", &two, 800, 80),
    ]);
    take(&site, "ages", SETTLED, &by_age);
    let by_region = regions(&[
        ("Fife", &one, 550, 55),
        ("Glasgow City", &one, 450, 45),
        ("Fife", &two, 1_100, 110),
        ("Glasgow City", &two, 900, 90),
    ]);
    take(&site, "regions", SETTLED, &by_region);
    assert_eq!(server.totals(), (json!(3_000), json!(3)));
    let ad = total(&server, "&by=ad");
    assert_eq!((&ad[0]["impressions"], &ad[1]["impressions"]), (&json!(2_100), &json!(900)), "{ad}");
    let age = total(&server, "&by=age");
    assert_eq!((&age[0]["impressions"], &age[1]["impressions"]), (&json!(1_900), &json!(1_100)), "{age}");
    let region = total(&server, "&by=region");
    assert_eq!((&region[0]["impressions"], &region[1]["impressions"]), (&json!(1_650), &json!(1_350)), "{region}");
}

#[test]
fn last_months_campaign_export_does_not_win_over_fresher_ads() {
    let site = Site::new();
    let server = site.up();
    take(&site, "campaigns", "2026-09-02T08:00:00Z", &campaigns(&[("Camp A", &day(1), 1_000, 100)]));
    take(&site, "ads", "2026-10-02T08:00:00Z", &ads(&[("Camp A", "Film", &day(1), 1_300, 130)]));
    assert_eq!(server.totals(), (json!(1_300), json!(1.3)));
}

#[test]
fn reports_filtered_to_different_campaigns_add() {
    let site = Site::new();
    let server = site.up();
    take(&site, "north", SETTLED, &campaigns(&[("Camp A", &day(1), 1_000, 100)]));
    take(&site, "south", SETTLED, &campaigns(&[("Camp B", &day(1), 20, 2)]));
    assert_eq!(server.totals(), (json!(1_020), json!(1.02)));
}

#[test]
fn windows_that_overlap_do_not_add_up() {
    let site = Site::new();
    let server = site.up();
    let (one, fourteen, last) = (day(1), day(14), day(28));
    take(&site, "default", SETTLED, &window(&one, &fourteen, &[("Camp A", 500, 50)]));
    take(&site, "default", SETTLED, &window(&one, &last, &[("Camp A", 1_100, 110)]));
    let short = total(&server, &format!("&from={one}&to={fourteen}"));
    assert_eq!(short[0]["impressions"], 500, "{short}");
    let long = total(&server, &format!("&from={one}&to={last}"));
    assert_eq!(long[0]["impressions"], 1_100, "{long}");
    assert_eq!(server.impressions(), json!(1_100));
    let between = total(&server, &format!("&from={one}&to={}", day(20)));
    let nothing = between.as_array().is_some_and(|rows| rows.iter().all(|row| row["impressions"].is_null()));
    assert!(nothing, "no export answers these days: {between}");
}
