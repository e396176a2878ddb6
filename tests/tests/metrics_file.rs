//! The metrics that a run of `ingest` leaves behind for a collector of text files.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use jiff::Timestamp;
use reachline_tests::meta::{campaigns, day};
use reachline_tests::{Ran, Site};

/// A run that leaves metrics, and what they are.
fn run(site: &Site) -> (Ran, String) {
    let file = site.root().join("reachline.prom");
    let ran = site.run(&["ingest", "--json", "--metrics-file", &file.to_string_lossy()]);
    (ran, fs::read_to_string(file).unwrap_or_default())
}

/// A metric's value.
#[track_caller]
fn value(text: &str, metric: &str) -> i64 {
    let line = text.lines().find_map(|line| line.strip_prefix(metric)?.strip_prefix(' '));
    line.and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("no {metric}: {text}"))
}

fn land(site: &Site) {
    site.land("", "first.csv", campaigns(&[("Camp A", &day(1), 1_000, 100), ("Camp A", &day(2), 1_000, 100)]));
}

const STATUS: &str = "reachline_ingest_last_run_exit_status";

#[test]
fn a_run_leaves_its_own_metrics_and_no_others() {
    let site = Site::new();
    let before = Timestamp::now().as_second();
    land(&site);
    let (ran, text) = run(&site);
    ran.ends(0);
    assert_eq!(value(&text, "reachline_rows_accepted_total{source=\"meta\"}"), 2);
    assert_eq!(value(&text, "reachline_exports_closed_total{source=\"meta\",state=\"visible\"}"), 1);
    assert_eq!(value(&text, STATUS), 0);
    assert!(value(&text, "reachline_ingest_last_run_timestamp_seconds") >= before);
    assert!(!text.contains("engine_up"), "a run is not the server: {text}");
    let names: Vec<_> = fs::read_dir(site.root()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    let expected = ["archive", "data", "landing", "reachline.prom", "reachline.toml"];
    assert!(names.iter().all(|name| expected.contains(&&*name.to_string_lossy())), "{names:?}");
}

#[test]
fn a_run_with_something_to_look_at_says_so() {
    let site = Site::new();
    site.land("", "broken.csv", "Nothing,that\nanybody,knows\n");
    let (ran, text) = run(&site);
    ran.ends(1);
    assert_eq!(value(&text, STATUS), 1);
    assert_eq!(value(&text, "reachline_exports_closed_total{source=\"meta\",state=\"quarantined\"}"), 1);
}

#[test]
fn a_run_that_fails_does_not_leave_the_metrics_of_the_one_before() {
    let site = Site::new();
    land(&site);
    run(&site).0.ends(0);
    let file = site.root().join("reachline.prom");
    let mut command = site.command(&["ingest", "--metrics-file", &file.to_string_lossy()]);
    let status = command.env("REACHLINE_LIBCHDB", "/nowhere/libchdb.so").status().unwrap();
    assert_eq!(status.code(), Some(75));
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(value(&text, STATUS), 75);
    assert!(!text.contains("rows_accepted_total{"), "{text}");
    site.configure("nonsense = 1\n");
    let (ran, text) = run(&site);
    ran.ends(2);
    assert_eq!(value(&text, STATUS), 2);
}

#[test]
fn a_run_that_leaves_the_work_to_another_leaves_the_metrics_to_it_too() {
    let site = Site::new();
    let lock = File::create(site.landing().join(".reachline.lock")).unwrap();
    lock.lock().unwrap();
    let (ran, text) = run(&site);
    ran.ends(0);
    assert_eq!(text, "");
}

#[test]
fn a_collector_of_another_user_can_read_them() {
    let site = Site::new();
    let file = site.root().join("reachline.prom");
    let ingest = site.command(&["ingest", "--metrics-file", &file.to_string_lossy()]);
    let words = std::iter::once(ingest.get_program()).chain(ingest.get_args());
    let mut command = Command::new("sh");
    command.args(["-c", "umask 077; exec \"$@\"", "sh"]).args(words);
    assert_eq!(command.current_dir(ingest.get_current_dir().unwrap()).status().unwrap().code(), Some(0));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o644);
}

#[test]
fn metrics_that_cannot_be_written_do_not_hide_what_became_of_the_files() {
    let site = Site::new();
    land(&site);
    let ran = site.run(&["ingest", "--json", "--metrics-file", "/nowhere/reachline.prom"]).ends(75);
    assert_eq!(ran.line()["status"], "visible");
    assert!(ran.err.contains("/nowhere/reachline.prom"), "{ran:?}");
}
