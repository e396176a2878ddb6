//! Data that go for good: from the books, from the disk, with their originals; and what can
//! still be answered.

mod campaign;
mod disk;
mod killed;
mod older;

use jiff::{SignedDuration, Timestamp};
use reachline_tests::meta::campaigns;
use reachline_tests::{Ran, Server, Site, sources};
use serde_json::{Value, json};

/// When exports were made; any time after the days that they speak of.
const MADE: &str = "2027-10-20T08:00:00Z";
const LATER: &str = "2027-10-21T08:00:00Z";

/// A second account and campaign, beside those of every site.
const SECOND: &str = r#"
[[campaign]]
id = "second"
name = "Another invented campaign"
currency = "GBP"
[[campaign.rule]]
source = "meta"
campaign = "Second*"

[[account]]
source = "meta"
id = "other"
time_zone = "Europe/London"
currency = "GBP"
"#;

/// A site with rules for both campaigns in force.
fn site() -> Site {
    let site = Site::new();
    site.configure_more(SECOND);
    site.apply().ends(0);
    site
}

fn purge(site: &Site, words: &[&str]) -> Ran {
    site.run(&[&["purge"], words].concat())
}

/// Takes in a file of an account.
fn take(site: &Site, account: &str, content: &str, made: &str) -> Value {
    let path = site.root().join("sent.csv");
    std::fs::write(&path, content).expect("the file can be written");
    let words = ["ingest", "--json", "--source", "meta", "--account", account, "--exported-at", made];
    let line = site.run(&[&words[..], &[&path.to_string_lossy()]].concat()).ends(0).line();
    std::fs::remove_file(path).expect("it can be removed");
    line
}

fn originals(site: &Site) -> usize {
    sources::files(&site.root().join("archive"), ".csv").len()
}

/// The series of a campaign at a version.
fn at(server: &Server, campaign: &str, version: u64, more: &str) -> Value {
    server.ask(&format!("/v1/campaigns/{campaign}/series?as_of={version}{more}"))["rows"].clone()
}

/// A version no longer answers, and it says what to do.
#[track_caller]
fn is_gone(server: &Server, path: &str) -> Value {
    let problem = server.get(path).send().is(410).json();
    assert_eq!(problem["parameter"], "as_of", "{problem}");
    assert!(problem["remedy"].as_str().is_some_and(|remedy| remedy.contains("Ask for v")), "{problem}");
    problem
}

/// A day so many days ago.
fn ago(days: i64) -> String {
    (Timestamp::now() - SignedDuration::from_hours(24 * days)).strftime("%Y-%m-%d").to_string()
}

#[test]
fn an_account_goes_with_its_originals_and_others_stay() {
    let site = site();
    let server = site.up();
    let first = campaigns(&[("Camp A", "2026-09-01", 1_000, 100)]);
    let id = take(&site, "example", &first, MADE)["export_id"].clone();
    take(&site, "example", &campaigns(&[("Camp A", "2026-09-01", 1_100, 110)]), LATER);
    take(&site, "other", &campaigns(&[("Second A", "2026-09-01", 300, 30)]), MADE);
    let before = server.version();
    let others = at(&server, "second", before, "");
    assert_eq!((server.totals(), originals(&site)), ((json!(1_100), json!(1.1)), 3));

    let ran = purge(&site, &["--account", "meta/example"]).ends(0);
    assert!(ran.out.contains("2 rows; 2 exports whole, 0 in part; 2 files"), "{ran:?}");
    assert!(
        ran.out.contains("meta/example/default by campaign: 1 days or windows, 1100 impressions, 1.10 GBP spent"),
        "{ran:?}"
    );
    assert_eq!((server.totals(), originals(&site)), ((json!(null), json!(null)), 1));
    assert_eq!(server.ask(&format!("/v1/exports/{}", id.as_str().unwrap()))["state"], "purged");
    assert_eq!(at(&server, "second", before, ""), others);
    assert_eq!(at(&server, "second", server.version(), ""), others);
    let problem = is_gone(&server, &format!("/v1/campaigns/camp/summary?as_of={before}"));
    assert!(problem["detail"].as_str().unwrap().contains("meta/example"), "{problem}");
    is_gone(&server, &format!("/v1/unassigned?as_of={before}"));
    is_gone(&server, &format!("/v1/campaigns?as_of={before}"));
    assert_eq!(purge(&site, &["--account", "meta/example"]).ends(0).out, "nothing had to go\n");
}

#[test]
fn what_was_purged_may_come_again() {
    let site = site();
    let server = site.up();
    let export = campaigns(&[("Camp A", "2026-09-01", 1_000, 100)]);
    take(&site, "example", &export, MADE);
    purge(&site, &["--account", "meta/example"]).ends(0);
    assert_eq!(take(&site, "example", &export, MADE)["status"], "visible");
    assert_eq!((server.impressions(), originals(&site)), (json!(1_000), 1));
    drop(server);
    // What a start finishes of old purges leaves it alone.
    assert_eq!((site.up().impressions(), originals(&site)), (json!(1_000), 1));
}

#[test]
fn a_dry_run_says_what_would_go_and_changes_nothing() {
    let site = site();
    let server = site.up();
    take(&site, "example", &campaigns(&[("Camp A", "2026-09-01", 1_000, 100)]), MADE);
    site.land("", "broken.csv", "Nothing,that\nanybody,knows\n");
    site.ingest().ends(1);
    let before = (server.version(), server.totals(), server.ask("/v1/exports"), originals(&site));
    for words in [["--account", "meta/example"], ["--campaign", "camp"], ["--older-than", "1day"]] {
        let ran = purge(&site, &[&words[..], &["--dry-run"]].concat()).ends(0);
        assert!(ran.out.starts_with("would go: 1 rows"), "{ran:?}");
        assert!(ran.out.contains("1000 impressions, 1.00 GBP spent"), "{ran:?}");
    }
    let ran = purge(&site, &["--account", "meta/nobody", "--dry-run"]).ends(0);
    assert_eq!(ran.out, "nothing would go\n");
    assert_eq!((server.version(), server.totals(), server.ask("/v1/exports"), originals(&site)), before);
    assert_eq!(sources::files(&site.root().join("quarantine"), "broken.csv").len(), 1);
}

#[test]
fn files_in_quarantine_go_with_their_account() {
    let site = site();
    site.land("", "broken.csv", "Nothing,that\nanybody,knows\n");
    site.ingest().ends(1);
    site.run(&["status"]).ends(1);
    let ran = purge(&site, &["--account", "meta/example"]).ends(0);
    assert!(ran.out.contains("1 exports whole") && ran.out.contains("1 files"), "{ran:?}");
    site.run(&["status"]).ends(0);
    assert_eq!(site.exports(&[]).ends(0).line()["state"], "purged");
}

#[test]
fn whoever_asks_for_nothing_or_for_nobody_is_told() {
    let site = site();
    purge(&site, &[]).ends(2);
    purge(&site, &["--older-than", "soon"]).ends(2);
    let ran = purge(&site, &["--campaign", "third"]).ends(2);
    assert!(ran.err.contains("camp, second"), "{ran:?}");
}
