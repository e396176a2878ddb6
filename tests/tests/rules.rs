//! Rows that no rule maps, and what a new rule makes of them.

use reachline_tests::Site;
use reachline_tests::meta::{campaigns, day};
use serde_json::json;

#[test]
fn rows_without_a_rule_are_shown_and_assigned_once_there_is_one() {
    let site = Site::new();
    let server = site.up();
    site.take(&campaigns(&[("Camp A", &day(1), 1_000, 100), ("Other", &day(2), 70, 7)]), "2026-11-01T08:00:00Z")
        .ends(0);
    assert_eq!(server.totals(), (json!(1_000), json!(1)));
    let before = (server.version(), server.series(""), server.ask("/v1/unassigned"));
    let rows = &before.2["rows"];
    assert_eq!(rows.as_array().map(Vec::len), Some(1), "{rows}");
    assert_eq!((&rows[0]["campaign"], &rows[0]["impressions"]), (&json!("Other"), &json!(70)), "{rows}");

    let text = std::fs::read_to_string(site.root().join("reachline.toml")).unwrap();
    let rule = "[[campaign.rule]]\nsource = \"meta\"\naccount = \"example\"\ncampaign = \"Other\"\n\n[[account]]";
    site.configure(&text.replacen("[[account]]", rule, 1));
    let ran = site.apply().ends(0);
    assert!(ran.out.contains("take effect"), "{ran:?}");

    assert_eq!(server.totals(), (json!(1_070), json!(1.07)));
    assert_eq!(server.ask("/v1/unassigned")["rows"], json!([]));
    let then = before.0;
    assert_eq!(server.series(&format!("?as_of={then}")), before.1);
    assert_eq!(server.ask(&format!("/v1/unassigned?as_of={then}")), before.2);
    let again = site.apply().ends(0);
    assert!(again.out.contains("in force already"), "{again:?}");
}
