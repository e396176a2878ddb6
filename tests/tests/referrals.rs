//! Visits to the helpline's site: whose they are, and what they are never added to.

use std::path::Path;

use reachline_tests::meta::{campaigns, day};
use reachline_tests::{Server, Site};
use serde_json::{Value, json};

const MORE: &str = r#"
[[account]]
source = "ga4"
id = "site"

[[account]]
source = "click_log"
id = "links"
"#;

const CAMPAIGN: &str = r#"
[[campaign]]
id = "camp"
name = "An invented campaign"
currency = "GBP"
referrals = "ga4/site"

[[campaign.rule]]
source = "meta"
account = "example"
campaign = "Camp*"

[[campaign.utm]]
source = "facebook"
campaign = "camp_*"
channel = "facebook"

[[campaign.utm]]
source = "instagram"
campaign = "camp_*"
channel = "instagram"

[[account]]
source = "meta"
id = "example"
currency = "GBP"
"#;

fn ga4(header: &str, rows: &[&str]) -> String {
    let above = "# ---\n# Traffic acquisition\n# Account: Invented\n# Property: invented.example\n# ---\n# \n# All Users\n\
                 # Start date: 20260901\n# End date: 20260902\n";
    format!("{above}{header}\n{}\n", rows.join("\n"))
}

fn by_all() -> String {
    ga4(
        "Session source / medium,Session campaign,Date,Sessions",
        &[
            "facebook / paid_social,camp_w1,20260901,30",
            "Instagram / paid_social,camp_w1,20260901,12",
            "(direct) / (none),(direct),20260901,500",
            "facebook / paid_social,another,20260902,70",
            "facebook / paid_social,camp_w1,20260902,8",
        ],
    )
}

fn send(site: &Site, source: &str, account: &str, report: &str, content: &str) -> Value {
    let path = site.root().join(format!("{source}-{report}.csv"));
    std::fs::write(&path, content).expect("the file can be written");
    let path: &Path = &path;
    let words = ["ingest", "--json", "--source", source, "--account", account, "--report", report];
    let rest = ["--exported-at", "2026-11-01T08:00:00Z", &path.to_string_lossy()];
    site.run(&[words.as_slice(), rest.as_slice()].concat()).line()
}

fn site() -> (Site, Server) {
    let site = Site::new();
    site.configure(&format!("{CAMPAIGN}{MORE}"));
    let server = site.up();
    let export = campaigns(&[("Camp A", &day(1), 1_000, 4_200), ("Camp A", &day(2), 3_000, 800)]);
    assert_eq!(send(&site, "meta", "example", "default", &export)["status"], "visible");
    (site, server)
}

fn total(server: &Server) -> Value {
    server.series("?metrics=referrals&grain=total&from=2026-09-01&to=2026-09-02")["rows"][0]["referrals"].clone()
}

#[test]
fn only_what_a_tag_assigns_is_a_referral_and_a_cost_is_told_for_meta_where_its_spend_is_unsplit() {
    let (site, server) = site();
    assert_eq!(send(&site, "ga4", "site", "default", &by_all())["status"], "visible");
    assert_eq!(total(&server), 50);
    let query = "?metrics=spend,referrals,cost_per_referral&by=channel&grain=total&from=2026-09-01&to=2026-09-02";
    let rows = server.series(query)["rows"].clone();
    let of = |channel: &str| {
        rows.as_array().expect("rows").iter().find(|row| row["channel"] == channel).cloned().unwrap_or_default()
    };
    assert_eq!((&of("facebook")["referrals"], &of("instagram")["referrals"]), (&json!(38), &json!(12)));
    for part in ["facebook", "instagram"] {
        let row = of(part);
        assert_eq!((&row["cost_per_referral"], &row["cost_per_referral_state"]), (&Value::Null, &json!("na")), "{row}");
        assert_eq!((&row["spend"], &row["spend_state"]), (&Value::Null, &json!("na")), "{row}");
    }
    let meta = of("meta");
    assert_eq!(
        (&meta["spend"], &meta["cost_per_referral"], &meta["cost_per_referral_base"]),
        (&json!(50), &json!(1), &json!(50))
    );
    assert!(meta["cost_per_referral_low"].as_f64() < Some(1.0) && meta["cost_per_referral_high"].as_f64() > Some(1.0));
}

#[test]
fn the_sessions_of_a_whole_site_never_count() {
    let (site, server) = site();
    for header in ["Date,Sessions", "Session default channel group,Sessions", "First user source / medium,Sessions"] {
        let line = send(&site, "ga4", "site", "whole", &ga4(header, &["20260901,9000"]));
        assert_eq!(line["status"], "quarantined", "{header}: {line}");
    }
    assert_eq!(server.series("?metrics=referrals&grain=total")["rows"][0]["referrals"], Value::Null);
}

#[test]
fn a_log_of_the_same_visits_is_shown_beside_them_and_not_added() {
    let (site, server) = site();
    send(&site, "ga4", "site", "default", &by_all());
    let log = "clicked_at,utm_source,utm_medium,utm_campaign,is_bot\n\
               2026-09-01T10:00:00+01:00,facebook,paid_social,camp_w1,0\n\
               2026-09-02T10:00:00+01:00,facebook,paid_social,camp_w1,0\n";
    assert_eq!(send(&site, "click_log", "links", "default", log)["status"], "visible");
    assert_eq!(total(&server), 50);
    let notes = server.series("?metrics=referrals&from=2026-09-01&to=2026-09-02")["notes"].to_string();
    assert!(notes.contains("click_log/links counted 2"), "{notes}");
}

#[test]
fn two_cuts_of_the_same_visits_are_not_added_and_no_delivery_comes_from_them() {
    let (site, server) = site();
    let impressions = server.impressions();
    let by_campaign = ga4("Session campaign,Date,Sessions", &["camp_w1,20260901,44", "camp_w1,20260902,9"]);
    send(&site, "ga4", "site", "by-campaign", &by_campaign);
    assert_eq!(total(&server), 0, "no rule can tell by the campaign alone which channel they came from");
    send(&site, "ga4", "site", "default", &by_all());
    assert_eq!(total(&server), 50);
    assert_eq!(server.impressions(), impressions);
    assert!(server.ask("/v1/unassigned")["rows"].as_array().expect("rows").is_empty());
}

#[test]
fn identifiers_of_people_do_not_get_in() {
    let (site, server) = site();
    let header = "Session source / medium,Session campaign,Date,Sessions";
    let line = send(&site, "ga4", "site", "default", &ga4(header, &["jo@example.org / email,camp_w1,20260901,1"]));
    assert_eq!((&line["status"], &line["rejects"][0]["code"]), (&json!("held"), &json!("looks_personal")), "{line}");
    for text in [line.to_string(), server.ask("/v1/exports").to_string(), server.get("/metrics").send().body] {
        assert!(!text.contains("jo@example"), "{text}");
    }
}
