//! The example campaign, taken in by the program that wrote it.

use std::process::Command;

use reachline_tests::{Server, Site, binary};
use serde_json::{Value, json};

/// The channels of the example.
const CHANNELS: [&str; 5] = ["facebook", "instagram", "x", "snapchat", "youtube"];

/// A site with the example's files, of which none is taken in yet.
fn site() -> Site {
    let site = Site::new();
    write(&site, "demo", true);
    let text = std::fs::read_to_string(site.root().join("demo/reachline.toml")).expect("it is there");
    site.configure(&format!("{text}\n[landing]\nfolder = \"demo/landing\"\n"));
    site
}

fn write(site: &Site, folder: &str, succeeds: bool) {
    let out = site.root().join(folder);
    let words = ["demo".as_ref(), "--out".as_ref(), out.as_os_str(), "--seed".as_ref(), "1".as_ref()];
    let ran = Command::new(binary()).args(words).output().expect("the program runs");
    assert_eq!(ran.status.success(), succeeds, "{ran:?}");
}

fn read(site: &Site, name: &str) -> Value {
    let text = std::fs::read(site.root().join("demo").join(name)).expect("it is there");
    serde_json::from_slice(&text).expect("it is JSON")
}

/// What the order says of the files of a stage.
fn ordered(site: &Site, stage: &str) -> Vec<Value> {
    let order = read(site, "order.json");
    let files = order["files"].as_array().expect("a list").clone();
    files.into_iter().filter(|file| file["stage"] == stage).collect()
}

/// Takes in what lies in the landing folder from a stage.
fn take(site: &Site, stage: &str) {
    let root = site.root().join("demo");
    let paths: Vec<String> =
        ordered(site, stage).iter().map(|file| root.join(text(file, "file")).to_string_lossy().into_owned()).collect();
    let mut words = vec!["ingest", "--json"];
    words.extend(paths.iter().map(String::as_str));
    for line in site.run(&words).ends(0).lines() {
        // Two reports of a week without delivery are the same file.
        assert!(line["status"] == "visible" || line["status"] == "duplicate", "{line}");
        assert_eq!(line["exported_at_from"], "mtime", "{line}");
    }
}

/// Drops a file, as an analyst does, who says where it belongs.
fn drop_file(site: &Site, file: &Value) -> Value {
    let path = site.root().join("demo").join(text(file, "file"));
    let mut words = vec!["ingest", "--json", "--source", text(file, "source"), "--account", text(file, "account")];
    words.extend(["--report", text(file, "report"), "--exported-at", text(file, "exported_at")]);
    let path = path.to_string_lossy();
    words.push(&path);
    site.run(&words).line()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().expect("a text")
}

/// Impressions, clicks, micros and referral clicks of each day and channel, as the program answers.
fn answered(server: &Server) -> Vec<(String, String, Value)> {
    let query = "metrics=impressions,clicks,spend,referrals&by=channel&grain=day&from=2026-09-14&to=2026-11-22";
    let rows = server.ask(&format!("/v1/campaigns/ghgc/series?{query}"))["rows"].clone();
    // A day that an export covers without a row is 0, also before a channel begins.
    let nothing = |row: &&Value| row["spend"].as_f64().unwrap_or_default() == 0.0;
    let rows = rows.as_array().expect("rows").iter().filter(|row| !nothing(row));
    rows.map(|row| {
        let micros = (row["spend"].as_f64().expect("an amount") * 1e6).round();
        let figures = json!([row["impressions"], row["clicks"], micros, row["referrals"]]);
        (text(row, "date").to_owned(), text(row, "channel").to_owned(), figures)
    })
    .collect()
}

/// The same, as the generator knows it.
fn known(site: &Site, stage: &str) -> Vec<(String, String, Value)> {
    let truth = read(site, "truth.json");
    let days = truth["stages"][stage]["days"].as_object().expect("days").clone();
    let mut known = Vec::new();
    for (day, channels) in days {
        for channel in CHANNELS {
            let told = &channels[channel];
            if let Some(micros) = told["spend_micros"].as_f64() {
                let figures = json!([told["impressions"], told["clicks"], micros, told["referrals"]]);
                known.push((day.clone(), channel.to_owned(), figures));
            }
        }
    }
    known
}

#[track_caller]
fn agrees(site: &Site, server: &Server, stage: &str) {
    let (mut answered, mut known) = (answered(server), known(site, stage));
    answered.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
    known.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
    assert!(known.len() > 100, "{}", known.len());
    let wrong: Vec<_> = answered.iter().zip(&known).filter(|(is, must)| is != must).take(3).collect();
    assert!(
        answered.len() == known.len() && wrong.is_empty(),
        "{stage}: {} rows, {} known: {wrong:#?}",
        answered.len(),
        known.len()
    );
}

#[test]
fn every_stage_of_the_example_gives_the_truth_of_every_day_and_channel() {
    let site = site();
    let server = site.up();
    take(&site, "first");
    agrees(&site, &server, "first");
    take(&site, "restated");
    agrees(&site, &server, "restated");
    tells_what_a_referral_click_costs(&site, &server);
    tells_reach_between_bounds(&site, &server);
    for file in ordered(&site, "monday") {
        drop_on_monday(&site, &server, &file);
    }
    assert_eq!(server.ask("/v1/campaigns/ghgc/summary")["figures"]["impressions"]["value"], total(&site));
    agrees(&site, &server, "monday");
}

fn drop_on_monday(site: &Site, server: &Server, file: &Value) {
    let line = drop_file(site, file);
    let became = match text(file, "expected") {
        "refused" => "quarantined",
        "held" => "held",
        _ => "visible",
    };
    assert_eq!(line["status"], became, "{line}");
    if text(file, "expected") == "visible_then_withdrawn" {
        assert_ne!(server.ask("/v1/campaigns/ghgc/summary")["figures"]["impressions"]["value"], total(site));
        site.exports(&["withdraw", text(&line, "export_id")]).ends(0);
    }
}

/// Impressions of the campaign on all channels.
fn total(site: &Site) -> Value {
    let channels = &read(site, "truth.json")["stages"]["monday"]["all"]["channels"];
    let of = |channel: &str| channels[channel]["impressions"].as_u64().expect("a number");
    json!(CHANNELS.into_iter().map(of).sum::<u64>())
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let site = site();
    let before = read(&site, "order.json");
    write(&site, "demo", false);
    assert_eq!(read(&site, "order.json"), before);
    std::fs::create_dir(site.root().join("empty")).expect("a folder can be made");
    write(&site, "empty", true);
}

#[test]
fn its_configuration_is_fine() {
    site().run(&["config", "check"]).ends(0);
}

fn tells_what_a_referral_click_costs(site: &Site, server: &Server) {
    let days = "from=2026-09-14&to=2026-10-11";
    let truth = &read(site, "truth.json")["stages"]["restated"]["campaign"]["total"];
    let summary = server.ask(&format!("/v1/campaigns/ghgc/summary?{days}"));
    let figures = &summary["figures"];
    assert_eq!(figures["referrals"]["value"], truth["referrals"], "{summary}");
    assert_eq!(figures["impressions"]["value"], truth["impressions"]);
    let cost = truth["spend_micros"].as_f64().expect("an amount") / 1e6 / truth["referrals"].as_f64().expect("a count");
    let told = &figures["cost_per_referral"];
    assert!((told["value"].as_f64().expect("a cost") - cost).abs() < 1e-6, "{told}");
    assert!(told["low"].as_f64() < told["value"].as_f64() && told["value"].as_f64() < told["high"].as_f64());
    let notes = summary["notes"].to_string();
    assert!(notes.contains("click_log/example-links") && notes.contains("Neither is added"), "{notes}");
}

fn tells_reach_between_bounds(site: &Site, server: &Server) {
    let reach = server.ask("/v1/campaigns/ghgc/reach?from=2026-09-14&to=2026-10-11");
    let across = &reach["across"];
    let known = read(site, "truth.json")["reach"].as_array().expect("a list").clone();
    let whole = known
        .iter()
        .filter(|one| one["stage"] == "restated" && one["to"] == "2026-10-11" && one["from"] == "2026-09-14");
    let largest = whole.filter_map(|one| one["reach"].as_u64()).max();
    assert_eq!(across["low"].as_u64(), largest, "{across}");
    assert_eq!(across["missing"], json!(["x"]), "X tells no reach");
    assert!(across["point"].is_null() && across["high"].as_u64() > largest, "{across}");
}
