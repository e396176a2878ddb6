//! The example campaign, taken in by the program that wrote it.

use std::process::Command;

use domain::Source;
use reachline_tests::{Server, Site, binary};
use serde_json::{Value, json};

/// The example's campaign and its account on Meta.
const CONFIG: &str = r#"
[landing]
folder = "demo/landing"

[[campaign]]
id = "ghgc"
name = "An invented campaign"
currency = "GBP"
budget = "55000"
flights = [{ from = "2026-09-14", to = "2026-10-11" }]

[[campaign.rule]]
source = "meta"
campaign = "GHGC_2026_*"

[[account]]
source = "meta"
id = "example-police"
currency = "GBP"

[[account.report]]
name = "region"
campaign = "ghgc"

[[account.report]]
name = "reach"
campaign = "ghgc"
"#;

/// A site with the example's files, of which none is taken in yet.
fn site() -> Site {
    let site = Site::new();
    site.configure(CONFIG);
    write(&site, "demo", true);
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

/// What the order says of the files of Meta in a stage.
fn ordered(site: &Site, stage: &str) -> Vec<Value> {
    let order = read(site, "order.json");
    let files = order["files"].as_array().expect("a list").clone();
    files.into_iter().filter(|file| file["source"] == "meta" && file["stage"] == stage).collect()
}

/// Takes in what lies in the landing folder from a stage.
fn take(site: &Site, stage: &str) {
    let root = site.root().join("demo");
    let paths: Vec<String> =
        ordered(site, stage).iter().map(|file| root.join(text(file, "file")).to_string_lossy().into_owned()).collect();
    let mut words = vec!["ingest", "--json"];
    words.extend(paths.iter().map(String::as_str));
    for line in site.run(&words).ends(0).lines() {
        assert_eq!(line["status"], "visible", "{line}");
        assert_eq!(line["exported_at_from"], "mtime", "{line}");
    }
}

/// Drops a file, as an analyst does, who says where it belongs.
fn drop_file(site: &Site, file: &Value) -> Value {
    let path = site.root().join("demo").join(text(file, "file"));
    let mut words = vec!["ingest", "--json", "--source", "meta", "--account", text(file, "account")];
    words.extend(["--report", text(file, "report"), "--exported-at", text(file, "exported_at")]);
    let path = path.to_string_lossy();
    words.push(&path);
    site.run(&words).line()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().expect("a text")
}

/// Impressions, clicks and micros of each day and platform, as the program answers.
fn answered(server: &Server) -> Vec<(String, String, Value)> {
    let query = "metrics=impressions,clicks,spend&by=channel&grain=day&from=2026-09-14&to=2026-11-22";
    let rows = server.ask(&format!("/v1/campaigns/ghgc/series?{query}"))["rows"].clone();
    let rows = rows.as_array().expect("rows").iter().filter(|row| !row["impressions"].is_null());
    rows.map(|row| {
        let micros = (row["spend"].as_f64().expect("an amount") * 1e6).round();
        let figures = json!([row["impressions"], row["clicks"], micros]);
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
        for channel in ["facebook", "instagram"] {
            let told = &channels[channel];
            if let Some(micros) = told["spend_micros"].as_f64() {
                let figures = json!([told["impressions"], told["clicks"], micros]);
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
    assert!(known.len() > 50, "{known:?}");
    assert_eq!(answered, known, "{stage}");
}

#[test]
fn the_first_downloads_and_the_restated_ones_give_the_truth_of_every_day() {
    let site = site();
    let server = site.up();
    take(&site, "first");
    agrees(&site, &server, "first");
    take(&site, "restated");
    agrees(&site, &server, "restated");
}

#[test]
fn every_file_of_the_monday_becomes_what_the_order_says() {
    let site = site();
    let server = site.up();
    take(&site, "first");
    take(&site, "restated");
    for file in ordered(&site, "monday") {
        let line = drop_file(&site, &file);
        let became = match text(&file, "expected") {
            "refused" => "quarantined",
            "held" => "held",
            _ => "visible",
        };
        assert_eq!(line["status"], became, "{line}");
        if text(&file, "expected") == "visible_then_withdrawn" {
            assert_ne!(server.ask("/v1/campaigns/ghgc/summary")["figures"]["impressions"]["value"], total(&site));
            site.exports(&["withdraw", text(&line, "export_id")]).ends(0);
        }
    }
    assert_eq!(server.ask("/v1/campaigns/ghgc/summary")["figures"]["impressions"]["value"], total(&site));
    agrees(&site, &server, "monday");
}

/// Impressions of the campaign on both platforms, in all.
fn total(site: &Site) -> Value {
    let channels = &read(site, "truth.json")["stages"]["monday"]["all"]["channels"];
    let of = |channel: &str| channels[channel]["impressions"].as_u64().expect("a number");
    json!(of("facebook") + of("instagram"))
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

/// Keys that the configuration is to have.
const LATER: [&str; 5] = ["budgets", "population", "referrals", "annotation", "utm"];

#[test]
fn its_configuration_is_fine_but_for_words_that_are_still_to_come() {
    let site = site();
    let text = std::fs::read_to_string(site.root().join("demo/reachline.toml")).expect("it is there");
    site.configure(&text);
    if site.run(&["config", "check"]).status == Some(0) {
        return;
    }
    let mut table: toml::Table = text.parse().expect("it is TOML");
    for campaign in
        table["campaign"].as_array_mut().expect("campaigns").iter_mut().filter_map(toml::Value::as_table_mut)
    {
        LATER.iter().for_each(|key| drop(campaign.remove(*key)));
        let rules = campaign["rule"].as_array_mut().expect("rules").iter_mut();
        rules.filter_map(toml::Value::as_table_mut).for_each(|rule| drop(rule.remove("destination")));
    }
    let accounts = table["account"].as_array_mut().expect("accounts");
    let known = |account: &toml::Value| account["source"].as_str().is_some_and(|word| word.parse::<Source>().is_ok());
    accounts.retain(known);
    site.configure(&table.to_string());
    let checked = site.run(&["config", "check"]).ends(0);
    assert!(checked.out.contains("1 campaigns, "), "{checked:?}");
}
