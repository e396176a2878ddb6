//! Processes that are killed, or get in each other's way.

use std::fs::File;
use std::io::Read;
use std::process::Stdio;
use std::sync::mpsc::channel;
use std::time::Duration;

use reachline_tests::meta::{campaigns, day, large};
use reachline_tests::{Server, Site};
use serde_json::{Value, json};

/// Ads of the large export: 28 days of them are some 150,000 rows.
const ADS: u64 = 5_400;

/// Starts `ingest` and kills it after so long; whether it was still at work.
fn killed_after(site: &Site, time: Duration) -> bool {
    let mut child = site.command(&["ingest", "--json"]).stdout(Stdio::piped()).spawn().expect("the program starts");
    let mut out = child.stdout.take().expect("stdout is piped");
    let (sender, ended) = channel();
    let reader = std::thread::spawn(move || {
        drop(out.read_to_end(&mut Vec::new()));
        sender.send(()).ok();
    });
    let at_work = ended.recv_timeout(time).is_err();
    drop(child.kill());
    child.wait().expect("it can be waited for");
    reader.join().expect("the reader ends");
    at_work
}

fn figures(server: &Server) -> Vec<Value> {
    ["", "?by=campaign&grain=total", "?metrics=impressions,clicks,spend&grain=week"]
        .map(|query| server.series(query)["rows"].clone())
        .to_vec()
}

fn land(site: &Site) {
    site.land("", "large.csv", large(ADS));
}

/// The totals by the rule that the large export was made by.
fn expected() -> (u64, u64) {
    let rows = (1..=28).flat_map(|day| (0..ADS).map(move |ad| (1_000 + ad * 7 + day, 100 + ad % 977)));
    rows.fold((0, 0), |(impressions, pence), (more, spent)| (impressions + more, pence + spent))
}

fn finish_and_compare(site: &Site, undisturbed: &[Value]) {
    let ran = site.ingest().ends(0);
    for line in ran.lines() {
        assert!(matches!(line["status"].as_str(), Some("visible" | "duplicate")), "{line}");
    }
    assert_eq!(site.ingest().ends(0).lines(), Vec::<Value>::new(), "nothing is left");
    assert_eq!(figures(&site.up()), undisturbed);
}

fn undisturbed() -> Vec<Value> {
    let site = Site::new();
    land(&site);
    assert_eq!(site.ingest().ends(0).became(), "visible");
    let server = site.up();
    let (impressions, pence) = expected();
    let rows = server.series("?grain=total")["rows"].clone();
    assert_eq!(rows[0]["impressions"], json!(impressions));
    let spend = rows[0]["spend"].to_string().parse::<f64>().expect("a number");
    let pounds = format!("{}.{:02}", pence / 100, pence % 100).parse::<f64>().expect("a number");
    assert!((spend - pounds).abs() < 0.001, "{spend} is not {pounds}");
    figures(&server)
}

#[test]
fn an_ingest_that_is_killed_at_any_moment_loses_and_doubles_nothing() {
    let undisturbed = undisturbed();
    let again_and_again = Site::new();
    land(&again_and_again);
    for time in [30, 120, 300, 600, 800, 1_000, 1_400, 1_800, 2_000, 2_200, 2_400, 3_000, 4_000] {
        let time = Duration::from_millis(time);
        if !killed_after(&again_and_again, time) {
            break;
        }
        let once = Site::new();
        land(&once);
        killed_after(&once, time);
        finish_and_compare(&once, &undisturbed);
    }
    finish_and_compare(&again_and_again, &undisturbed);
}

#[test]
fn a_server_that_is_killed_comes_back_with_the_same_totals() {
    let site = Site::new();
    let server = site.up();
    site.take(&campaigns(&[("Camp A", &day(1), 1_000, 100)]), "2026-10-10T08:00:00Z").ends(0);
    site.take(&campaigns(&[("Camp A", &day(1), 1_100, 110)]), "2026-10-11T08:00:00Z").ends(0);
    let before = server.series("");
    server.kill();
    let server = site.up();
    assert_eq!(server.series(&format!("?as_of={}", before["data_version"])), before);
    assert_eq!(server.totals(), (json!(1_100), json!(1.1)));
}

#[test]
fn a_server_that_is_killed_during_an_ingest_costs_nothing() {
    let site = Site::new();
    let server = site.up();
    land(&site);
    let mut child = site.command(&["ingest", "--json"]).stdout(Stdio::piped()).spawn().expect("the program starts");
    let (sender, ended) = channel::<()>();
    assert!(ended.recv_timeout(Duration::from_millis(500)).is_err());
    drop(sender);
    server.kill();
    child.wait().expect("it ends by itself");
    finish_and_compare(&site, &undisturbed());
}

#[test]
fn a_second_ingest_leaves_the_landing_folder_to_the_first() {
    let site = Site::new();
    site.land("", "first.csv", campaigns(&[("Camp A", &day(1), 1_000, 100)]));
    let lock = File::create(site.landing().join(".reachline.lock")).expect("it can be made");
    lock.lock().expect("nobody holds it");
    let ran = site.run(&["ingest"]).ends(0);
    assert!(ran.err.contains("another run"), "{ran:?}");
    let ran = site.ingest().ends(0);
    assert_eq!(ran.out, "", "programs get a line a file");
    drop(lock);
    assert_eq!(site.ingest().ends(0).became(), "visible");
}

#[test]
fn what_is_taken_in_beside_a_running_server_is_seen_at_once() {
    let site = Site::new();
    let server = site.up();
    assert!(server.impressions().is_null());
    site.land("", "first.csv", campaigns(&[("Camp A", &day(1), 1_000, 100)]));
    assert_eq!(site.ingest().ends(0).became(), "visible");
    assert_eq!(server.impressions(), json!(1_000));
    let archived = std::fs::read_dir(site.root().join("archive")).is_ok_and(|mut entries| entries.next().is_some());
    assert!(archived, "the original is kept");
}

#[test]
fn a_second_server_is_told_of_the_first() {
    let site = Site::new();
    let server = site.up();
    let ran = site.run(&["up", "--listen", "127.0.0.1:0"]).ends(75);
    assert!(ran.err.contains(&server.pid().to_string()), "{ran:?}");
    assert!(ran.err.contains("process"), "{ran:?}");
    server.get("/readyz").send().is(200);
}

#[test]
fn an_interrupt_ends_the_server_and_its_data_are_there_again() {
    let site = Site::new();
    let server = site.up();
    site.take(&campaigns(&[("Camp A", &day(1), 1_000, 100)]), "2026-10-10T08:00:00Z").ends(0);
    let (status, said) = server.interrupt();
    assert_eq!(status.code(), Some(0), "{said:#?}");
    assert_eq!(site.up().totals(), (json!(1_000), json!(1)));
}

#[test]
fn wrong_usage_ends_with_two() {
    let site = Site::new();
    site.run(&["ingest", "--nothing-of-that-name"]).ends(2);
    let ran = site.run(&["ingest", "--json", "/nowhere/export.csv"]).ends(2);
    assert!(ran.err.contains("export.csv"), "{ran:?}");
    site.configure("[[campain]]\n");
    let ran = site.run(&["ingest"]).ends(2);
    assert!(ran.err.contains("campaign"), "the nearest name that is known: {ran:?}");
    site.run(&["config", "check"]).ends(2);
}
