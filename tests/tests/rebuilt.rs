//! Books that were lost are built anew from the archive.

use reachline_tests::meta::{campaigns, day};
use reachline_tests::{Server, Site, binary};
use serde_json::{Value, json};

/// The example campaign, with all of its sources and traps.
fn example() -> Site {
    let site = Site::new();
    let out = site.root().join("demo");
    let words = ["demo".as_ref(), "--out".as_ref(), out.as_os_str()];
    assert!(std::process::Command::new(binary()).args(words).output().expect("the program runs").status.success());
    let text = std::fs::read_to_string(out.join("reachline.toml")).expect("it is there");
    site.configure(&format!("{text}\n[landing]\nfolder = \"demo/landing\"\n"));
    site.apply().ends(0);
    site
}

fn lose_the_books(site: &Site) {
    std::fs::remove_dir_all(site.root().join("data")).expect("the books can be removed");
}

/// What readers are told today.
fn figures(server: &Server) -> Vec<Value> {
    let questions = [
        "summary",
        "reach",
        "pacing",
        "series?metrics=impressions,clicks,spend,referrals&by=channel",
        "series?metrics=impressions,spend&by=region&grain=week",
    ];
    let ask = |question: &str| server.ask(&format!("/v1/campaigns/ghgc/{question}"));
    let mut told: Vec<Value> = questions.into_iter().map(ask).collect();
    told.iter_mut().for_each(forget_moments);
    told
}

/// When something became visible, or was asked, is another moment each time.
fn forget_moments(value: &mut Value) {
    match value {
        Value::Object(fields) => fields.values_mut().for_each(forget_moments),
        Value::Array(values) => values.iter_mut().for_each(forget_moments),
        Value::String(text) if text.parse::<jiff::Timestamp>().is_ok() => *value = json!("a moment"),
        _ => {}
    }
}

#[test]
fn the_figures_of_the_example_are_the_same_after_its_books_were_lost() {
    let site = example();
    let first = site.ingest();
    let before = figures(&site.up());
    lose_the_books(&site);
    site.apply().ends(0);
    let again = site.ingest();
    let visible = |ran: &reachline_tests::Ran| ran.lines().iter().filter(|line| line["status"] == "visible").count();
    assert!(visible(&first) > 10);
    assert_eq!(visible(&again), visible(&first), "{again:?}");
    for (before, after) in before.iter().zip(figures(&site.up())) {
        assert_eq!(before, &after);
    }
}

#[test]
fn a_newer_export_stays_the_newer_one() {
    let site = Site::new();
    let (one, two) = (day(1), day(2));
    site.take(&campaigns(&[("Camp A", &one, 1_000, 100), ("Camp A", &two, 2_000, 200)]), "2026-09-05T08:00:00Z");
    site.take(&campaigns(&[("Camp A", &two, 2_500, 250)]), "2026-09-06T08:00:00Z");
    // It came late, and is older than both.
    site.take(&campaigns(&[("Camp A", &one, 900, 90)]), "2026-09-04T08:00:00Z");
    assert_eq!(site.up().impressions(), 3_500);
    lose_the_books(&site);
    let ran = site.ingest();
    let said = |line: &Value| line["warnings"].to_string().contains("sent again from the archive");
    assert!(ran.lines().len() == 3 && ran.lines().iter().all(said), "{ran:?}");
    assert_eq!(site.up().impressions(), 3_500);
}
