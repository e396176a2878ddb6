//! Visits, clicks and contacts.

use std::collections::BTreeMap;

use demo::Stage;
use serde_json::json;

use crate::plain::{Row, count, described, files, newest, rows};

const STAGES: [(Stage, &str); 2] = [(Stage::First, "first"), (Stage::Restated, "restated")];

#[test]
fn the_truth_of_visits_is_in_the_newest_reports_of_analytics() {
    for (stage, name) in STAGES {
        let truth = described("truth.json");
        let told = &truth["visits"][name];
        let (mut all, mut own, mut key) = (0, 0, 0);
        let reports = files("ga4", "traffic-acquisition", stage);
        for (day, rows) in newest(&reports, |row| Some(row["Date"].clone())) {
            let sessions = |wanted: &dyn Fn(&Row) -> bool| {
                rows.iter().filter(|row| wanted(row)).map(|row| count(&row["Sessions"])).sum::<u64>()
            };
            let ours = sessions(&|row| row["Session campaign"] == "ghgc_2026");
            let day = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]);
            assert_eq!(told["days"][&day], json!({"all": sessions(&|_| true), "referrals": ours}), "{name} {day}");
            for channel in ["facebook", "instagram", "x", "snapchat", "youtube"] {
                let from = |row: &Row| row["Session source / medium"].to_lowercase().starts_with(channel);
                let of = sessions(&|row| row["Session campaign"] == "ghgc_2026" && from(row));
                let said = truth["stages"][name]["days"][&day][channel]["referrals"].as_u64();
                assert_eq!(said.unwrap_or(0), of, "{name} {day} {channel}");
            }
            let ours_alone = rows.iter().filter(|row| row["Session campaign"] == "ghgc_2026");
            key += ours_alone.map(|row| count(&row["Key events"])).sum::<u64>();
            (all, own) = (all + sessions(&|_| true), own + ours);
        }
        assert_eq!(json!([told["all"], told["referrals"], told["key_events"]]), json!([all, own, key]), "{name}");
        assert_eq!(truth["stages"][name]["all"]["total"]["referrals"], own, "{name}");
    }
}

#[test]
fn analytics_know_36_weeks_of_visits_and_the_campaigns_are_few_thousand() {
    let truth = described("truth.json");
    let days = truth["visits"]["restated"]["days"].as_object().unwrap();
    let ends = (days.keys().next().unwrap().as_str(), days.keys().next_back().unwrap().as_str());
    assert_eq!((days.len(), ends), (36 * 7, ("2026-03-16", "2026-11-22")));
    let total = &truth["stages"]["restated"]["campaign"]["total"];
    let (referrals, micros) = (total["referrals"].as_u64().unwrap(), total["spend_micros"].as_u64().unwrap());
    assert!((2_400..3_100).contains(&referrals), "{referrals}");
    assert!((18..22).contains(&(micros / 1_000_000 / referrals)), "{micros} for {referrals}");
}

#[test]
fn the_truth_of_clicks_is_in_the_log() {
    let mut found: BTreeMap<(String, String), u64> = BTreeMap::new();
    for row in files("click_log", "clicks", Stage::First).into_iter().flat_map(rows) {
        *found.entry((row["utm_source"].clone(), row["is_bot"].clone())).or_default() += 1;
    }
    let of = |channel: &str, is_bot: &str| found[&(channel.to_owned(), is_bot.to_owned())];
    for (channel, told) in described("truth.json")["clicks"].as_object().unwrap() {
        assert_eq!(told, &json!({"people": of(channel, "0"), "bots": of(channel, "1")}), "{channel}");
    }
}

#[test]
fn the_truth_of_contacts_is_within_what_the_lists_hide() {
    for (stage, name) in STAGES {
        let truth = described("truth.json");
        let lists = files("helpline", "contacts", stage);
        for (day, rows) in newest(&lists, |row| Some(row["date"].clone())) {
            for nation in ["Scotland", "England and Wales", "Not recorded"] {
                let cells: Vec<&str> =
                    rows.iter().filter(|row| row["nation"] == nation).map(|row| &*row["contacts"]).collect();
                let (hidden, told): (Vec<&str>, Vec<&str>) = cells.into_iter().partition(|cell| *cell == "<5");
                let (told, hidden) = (told.into_iter().map(count).sum::<u64>(), hidden.len() as u64);
                let said = &truth["contacts"][name]["days"][&day][nation];
                assert_eq!((&said["told"], &said["hidden"]), (&json!(told), &json!(hidden)), "{name} {day} {nation}");
                let exact = said["exact"].as_u64().unwrap();
                assert!((told + hidden..=told + 4 * hidden).contains(&exact), "{name} {day} {nation}: {exact}");
            }
        }
    }
}

#[test]
fn the_effect_that_is_built_in_is_seen_in_the_contacts() {
    let effect = &described("truth.json")["effect"]["contacts"];
    assert_eq!((&effect["rate_ratio"], &effect["during"]["rate_ratio"]), (&json!(1.35), &json!(1.35)));
    assert_eq!(effect["before"]["rate_ratio"], 1.0);
    let after = effect["after"]["rate_ratio"].as_f64().unwrap();
    assert!((1.05..1.2).contains(&after), "{after}");
    for phase in ["before", "during", "after"] {
        let phase = &effect[phase];
        let (mean, happened) = (phase["expected_with"].as_f64().unwrap(), phase["happened"].as_f64().unwrap());
        assert!((happened - mean).abs() < 4.0 * mean.sqrt(), "{happened} for {mean}");
    }
}
