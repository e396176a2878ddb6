//! Impressions, clicks and spend.

use std::collections::BTreeMap;

use demo::Stage;
use domain::Money;
use serde_json::{Value, json};

use crate::plain::{Row, count, described, files, money, newest};

/// Impressions, link clicks and spend.
type Sums = (u64, u64, Money);

/// A source: its name, how a row's day, channel and figures are read.
struct Reading {
    source: &'static str,
    day: fn(&Row) -> Option<String>,
    channel: fn(&Row) -> String,
    campaign: &'static str,
    figures: fn(&Row) -> Sums,
}

const READINGS: [Reading; 4] = [
    Reading {
        source: "meta",
        day: |row| Some(row["Day"].clone()).filter(|day| !day.is_empty()),
        channel: |row| row["Platform"].clone(),
        campaign: "Campaign name",
        figures: |row| (count(&row["Impressions"]), count(&row["Link clicks"]), money(&row["Amount spent (GBP)"])),
    },
    Reading {
        source: "x",
        day: |row| Some(row["Time"].clone()),
        channel: |_| "x".to_owned(),
        campaign: "Campaign",
        figures: |row| (count(&row["Impressions"]), count(&row["Link clicks"]), money(&row["Spend"])),
    },
    Reading {
        source: "snapchat",
        day: snapchat_day,
        channel: |_| "snapchat".to_owned(),
        campaign: "Campaign Name",
        figures: snapchat_figures,
    },
    Reading {
        source: "google_ads",
        day: |row| Some(row["Day"].clone()).filter(|_| !is_total(row)),
        channel: |_| "youtube".to_owned(),
        campaign: "Campaign",
        figures: |row| (count(&row["Impr."]), count(&row["Clicks"]), money(&row["Cost"])),
    },
];

fn snapchat_day(row: &Row) -> Option<String> {
    Some(row["Start Time"].get(..10)?.to_owned())
}

fn snapchat_figures(row: &Row) -> Sums {
    let swipes = row.get("Swipe Ups").or(row.get("Clicks")).unwrap();
    (count(&row["Paid Impressions"]), count(swipes), money(&row["Amount Spent"]))
}

fn is_total(row: &Row) -> bool {
    ["Day", "Campaign status"].iter().any(|header| row[*header].starts_with("Total: "))
}

fn is_ours(campaign: &str) -> bool {
    campaign.starts_with("GHGC")
}

/// Sums by day, channel and campaign, from the newest file of each day.
fn read(stage: Stage) -> BTreeMap<(String, String, String), Sums> {
    let mut sums: BTreeMap<_, Sums> = BTreeMap::new();
    for Reading { source, day, channel, campaign, figures } in READINGS {
        for (day, rows) in newest(&files(source, "campaigns", stage), day) {
            for row in rows {
                let more = figures(&row);
                let sum = sums.entry((day.clone(), channel(&row), row[campaign].clone())).or_default();
                *sum = (sum.0 + more.0, sum.1 + more.1, sum.2 + more.2);
            }
        }
    }
    sums
}

fn added<'a>(sums: impl Iterator<Item = &'a Sums>) -> Sums {
    sums.fold((0, 0, Money::ZERO), |sum, more| (sum.0 + more.0, sum.1 + more.1, sum.2 + more.2))
}

fn says(told: &Value, sums: Sums, what: &str) {
    let found = json!([sums.0, sums.1, sums.2.micros()]);
    assert_eq!(json!([told["impressions"], told["clicks"], told["spend_micros"]]), found, "{what}");
}

const STAGES: [(Stage, &str); 3] = [(Stage::First, "first"), (Stage::Restated, "restated"), (Stage::Monday, "monday")];

#[test]
fn the_truth_of_each_day_and_channel_is_in_the_newest_files() {
    for (stage, name) in STAGES {
        let told = &described("truth.json")["stages"][name];
        let mut by_day: BTreeMap<(&str, &str), Vec<&Sums>> = BTreeMap::new();
        let sums = read(stage);
        for ((day, channel, _), sums) in sums.iter().filter(|((.., campaign), _)| is_ours(campaign)) {
            by_day.entry((day, channel)).or_default().push(sums);
        }
        for ((day, channel), sums) in &by_day {
            let sums = added(sums.iter().copied());
            // A platform writes zeros for days before a campaign; nothing was delivered.
            if sums.0 > 0 {
                says(&told["days"][day][channel], sums, &format!("{name} {day} {channel}"));
            }
        }
        let days = told["days"].as_object().unwrap().values().flat_map(|day| day.as_object().unwrap().values());
        let delivered = days.filter(|sums| sums["impressions"].is_u64()).count();
        assert_eq!(delivered, by_day.values().filter(|sums| added(sums.iter().copied()).0 > 0).count(), "{name}");
    }
}

#[test]
fn the_truth_of_channels_campaigns_and_in_all_is_their_sum() {
    for (stage, name) in STAGES {
        let told = &described("truth.json")["stages"][name];
        let sums = read(stage);
        let of = |wanted: &dyn Fn(&(String, String, String)) -> bool| {
            added(sums.iter().filter(|(key, _)| wanted(key)).map(|(_, sums)| sums))
        };
        let during = |day: &str| ("2026-09-14"..="2026-10-11").contains(&day);
        says(&told["all"]["total"], of(&|key| is_ours(&key.2)), name);
        says(&told["campaign"]["total"], of(&|key| is_ours(&key.2) && during(&key.0)), name);
        for channel in ["facebook", "instagram", "x", "snapchat", "youtube"] {
            let own = |key: &(String, String, String)| is_ours(&key.2) && key.1 == channel;
            says(&told["all"]["channels"][channel], of(&own), channel);
            says(&told["campaign"]["channels"][channel], of(&|key| own(key) && during(&key.0)), channel);
        }
        for campaign in told["platform_campaigns"].as_array().unwrap() {
            let own = campaign["campaign"].as_str().unwrap();
            says(campaign, of(&|key| key.2 == own), own);
        }
    }
}

#[test]
fn reports_of_the_same_days_hold_the_same_figures() {
    for (stage, name) in STAGES {
        let by_day = |source: &str, report: &str, day: fn(&Row) -> Option<String>, figures: fn(&Row) -> Sums| {
            let days = newest(&files(source, report, stage), day);
            let sum = |rows: Vec<Row>| added(rows.iter().map(figures).collect::<Vec<_>>().iter());
            days.into_iter().map(|(day, rows)| (day, sum(rows))).collect::<Vec<_>>()
        };
        let [meta, _, snapchat, _] = READINGS;
        let campaigns = by_day("meta", "campaigns", meta.day, meta.figures);
        assert_eq!(campaigns, by_day("meta", "ads", meta.day, meta.figures), "{name}");
        let campaigns = by_day("snapchat", "campaigns", snapchat.day, snapchat.figures);
        assert_eq!(campaigns, by_day("snapchat", "age-gender", snapchat.day, snapchat.figures), "{name}");
    }
}

#[test]
fn a_correction_moves_figures_and_only_spend_of_x_goes_down() {
    let truth = described("truth.json");
    let told = |stage: &str, channel: &str, metric: &str| {
        truth["stages"][stage]["campaign"]["channels"][channel][metric].as_i64().unwrap()
    };
    let moved = |channel: &str, metric: &str| told("restated", channel, metric) - told("first", channel, metric);
    for channel in ["facebook", "instagram", "snapchat"] {
        assert!(moved(channel, "impressions") > 0 && moved(channel, "spend_micros") > 0, "{channel}");
    }
    assert!(moved("x", "spend_micros") < 0 && moved("x", "impressions") == 0);
    assert!(moved("youtube", "spend_micros") < 0 && moved("youtube", "clicks") < 0);
}

#[test]
fn the_last_monday_adds_a_week() {
    let truth = described("truth.json");
    let days = |stage: &str| {
        let days = truth["stages"][stage]["days"].as_object().unwrap();
        days.values().filter(|day| day["x"]["impressions"].is_u64()).count()
    };
    assert_eq!((days("first"), days("restated"), days("monday")), (28, 63, 70));
}
