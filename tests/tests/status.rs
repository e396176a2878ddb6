//! What `status` says, and that it is silent where there is nothing to see to.

use std::fs::File;
use std::time::{Duration, SystemTime};

use jiff::{SignedDuration, Timestamp};
use reachline_tests::meta::{ads, campaigns, day};
use reachline_tests::{Ran, Site};

const EXPECTED: &str = "[[account.report]]\nname = \"default\"\nexpected = \"daily by 00:00\"\n";

fn status(site: &Site) -> Ran {
    site.run(&["status"])
}

/// The only line that it says.
#[track_caller]
fn says(site: &Site) -> String {
    let ran = status(site).ends(1);
    assert_eq!(ran.out.lines().count(), 1, "{ran:#?}");
    ran.out
}

#[track_caller]
fn is_silent(site: &Site) {
    let ran = status(site).ends(0);
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", ""));
}

#[test]
fn nothing_is_said_where_all_is_well() {
    let site = Site::new();
    site.take(&campaigns(&[("Camp A", &day(1), 1_000, 100)]), "2026-10-10T08:00:00Z").ends(0);
    is_silent(&site);
    let server = site.up();
    is_silent(&site);
    drop(server);
}

#[test]
fn a_report_that_is_late_is_named_until_it_is_there() {
    let site = Site::new();
    site.configure_more(EXPECTED);
    let server = site.up();
    let export = campaigns(&[("Camp A", "2024-09-01", 1_000, 100)]);
    let line = says(&site);
    assert!(line.contains("late: meta/example/default is expected daily by 00:00 (Europe/London)"), "{line}");
    site.take(&export, "2024-10-10T08:00:00Z").ends(0);
    let old = says(&site);
    assert!(old.contains("2024-10-10 at 09:00"), "told in the account's zone: {old}");
    let tomorrow = Timestamp::now() + SignedDuration::from_hours(24);
    site.take(&campaigns(&[("Camp A", "2024-09-01", 1_010, 101)]), &tomorrow.to_string()).ends(0);
    is_silent(&site);
    drop(server);
    is_silent(&site);
}

#[test]
fn the_same_content_again_is_not_late() {
    let site = Site::new();
    site.configure_more(EXPECTED);
    let export = campaigns(&[("Camp A", "2024-09-01", 1_000, 100)]);
    site.take(&export, "2024-10-10T08:00:00Z").ends(0);
    says(&site);
    site.land("", "again.csv", &export);
    assert_eq!(site.ingest().ends(0).became(), "duplicate");
    is_silent(&site);
}

#[test]
fn what_waits_for_a_person_is_told_with_the_command_that_shows_it() {
    let site = Site::new();
    let server = site.up();
    let both = ads(&[("Camp A", "Film", &day(1), 1_000, 100), ("Camp A", "Poster", &day(1), 400, 40)]);
    site.take(&both, "2026-10-10T08:00:00Z").ends(0);
    let other = ads(&[("Camp A", "Film", &day(1), 1_010, 101), ("Camp A", "Leaflet", &day(1), 70, 7)]);
    let line = site.take(&other, "2026-10-20T08:00:00Z").ends(1).line();
    let id = line["export_id"].as_str().unwrap();
    let held = says(&site);
    let shows = format!("`reachline exports show {id} --config {}`", site.root().join("reachline.toml").display());
    assert!(held.contains("held for less than an hour") && held.contains("Poster") && held.contains(&shows), "{held}");
    drop(server);
    assert_eq!(says(&site), held);
}

#[test]
fn a_file_in_quarantine_is_told_until_it_is_dropped() {
    let site = Site::new();
    site.land("", "broken.csv", "Nothing,that\nanybody,knows\n");
    site.ingest().ends(1);
    let line = says(&site);
    assert!(line.contains("in quarantine") && line.contains("meta/example/broken.csv"), "{line}");
    site.run(&["quarantine", "drop", "broken.csv"]).ends(0);
    is_silent(&site);
}

#[test]
fn a_lock_older_than_an_hour_is_told() {
    let site = Site::new();
    let lock = File::create(site.landing().join(".reachline.lock")).unwrap();
    lock.lock().unwrap();
    is_silent(&site);
    lock.set_modified(SystemTime::now() - Duration::from_secs(3 * 3_600)).unwrap();
    let line = says(&site);
    assert!(line.contains("locked for 3 hours"), "{line}");
}

#[test]
fn an_expectation_that_cannot_be_read_is_refused_with_its_place() {
    let site = Site::new();
    site.configure_more("[[account.report]]\nname = \"default\"\nexpected = \"by nine\"\n");
    let ran = status(&site).ends(2);
    assert!(ran.err.contains("daily by 09:00") && ran.err.contains("expected = \"by nine\""), "{ran:?}");
}
