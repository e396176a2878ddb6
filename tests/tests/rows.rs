//! Every row of every file can be followed to where it is.

use std::time::{Duration, Instant};

use reachline_tests::meta::{campaigns, day};
use reachline_tests::{Ingest, Server, Site};
use serde_json::{Value, json};
use store::{ClickHouse, Connection, Journal, Loads};

const EARLIER: &str = "2026-10-09T08:00:00Z";
const EARLY: &str = "2026-10-10T08:00:00Z";
const STATES: [&str; 7] = ["visible", "rejected", "held", "waiting", "superseded", "withdrawn", "purged"];

fn rows(days: std::ops::RangeInclusive<u32>) -> String {
    let days: Vec<String> = days.map(day).collect();
    campaigns(&days.iter().map(|day| ("Camp A", day.as_str(), 1_000, 100)).collect::<Vec<_>>())
}

/// Numbers of rows are powers of two, so that a row at a wrong place shows: 2 that stay, 1 that
/// came late, 4 that wait beside 1 that cannot be read, 8 that are taken back.
fn site() -> Site {
    let site = Site::new();
    let report =
        |content: &str, report: &str| site.take_as(Ingest { content, exported_at: EARLY, report, ..Ingest::default() });
    report(&rows(1..=2), "default").ends(0);
    report(&rows(1..=2), "default").ends(0);
    site.take(&rows(1..=1), EARLIER).ends(0);
    let faulty = rows(1..=5).replace(&format!("{},500,1000,", day(5)), &format!("{},500,many,", day(5)));
    report(&faulty, "faulty").ends(1);
    let withdrawn = report(&rows(1..=8), "again").ends(0).line();
    site.exports(&["withdraw", withdrawn["export_id"].as_str().unwrap()]).ends(0);
    report("Nothing,that\nanybody,knows\n", "default").ends(1);
    site
}

fn accounted(server: &Server) -> Value {
    server.ask("/v1/rows")["rows"][0].clone()
}

/// A metric of the source, once it is there: the books are counted in the background.
#[track_caller]
fn metric(server: &Server, name: &str, labels: &str) -> u64 {
    let line = format!("reachline_{name}{{source=\"meta\"{labels}}} ");
    let deadline = Instant::now() + Duration::from_secs(60);
    while Instant::now() < deadline {
        let text = server.get("/metrics").send().is(200).body;
        if let Some(value) = text.lines().find_map(|found| found.strip_prefix(&line)) {
            return value.parse().unwrap();
        }
    }
    panic!("no {line}")
}

#[test]
fn rows_read_are_visible_rejected_held_or_named_otherwise() {
    let site = site();
    let server = site.up();
    assert_eq!(
        accounted(&server),
        json!({
            "source": "meta", "exports": 4, "read": 16, "visible": 2, "rejected": 1, "held": 4, "waiting": 0,
            "superseded": 1, "withdrawn": 8, "purged": 0, "adds_up": true,
        })
    );
    let csv = server.get("/v1/rows?format=csv").send().is(200).body;
    assert!(csv.lines().nth(1).unwrap().starts_with("meta,4,16,2,1,4,0,1,8,0,true,"), "{csv}");
}

#[test]
fn the_metrics_add_up_as_the_page_does() {
    let site = site();
    let server = site.up();
    let told = accounted(&server);
    let of = |state: &&str| metric(&server, "export_rows", &format!(",state=\"{state}\""));
    let rows: Vec<u64> = STATES.iter().map(of).collect();
    assert_eq!(json!(rows), json!(STATES.map(|state| told[state].clone())));
    assert_eq!(metric(&server, "export_rows_read", ""), rows.iter().sum::<u64>());
    assert_eq!(metric(&server, "export_rows_unaccounted", ""), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_the_database_lost_are_noticed() {
    let site = site();
    let server = site.up();
    let socket = engine::connectable(&site.root().join("data")).unwrap();
    let books = ClickHouse::migrate(&Connection::Socket(socket)).await.unwrap();
    let exports = books.exports().await.unwrap();
    books.discard(exports[0].load.unwrap()).await.unwrap();
    let told = accounted(&server);
    assert_eq!((&told["read"], &told["visible"], &told["adds_up"]), (&json!(16), &json!(0), &json!(false)));
}
