//! Reach of exactly one window each.

use std::collections::BTreeMap;

use demo::{File, Stage};

use crate::plain::{Row, count, described, files, rows, text};

/// Stage, channel, first and last day.
type Window = (String, String, String, String);

/// Impressions and reach of every window in the files.
fn read() -> BTreeMap<Window, (u64, u64)> {
    let mut found = BTreeMap::new();
    let sources = ["meta", "snapchat", "google_ads"];
    for file in sources.into_iter().flat_map(|source| files(source, "reach", Stage::Restated)) {
        for row in rows(file) {
            if let Some((channel, from, to, figures)) = window(file, &row) {
                let stage = serde_json::to_value(file.sent.as_ref().unwrap().stage).unwrap();
                found.insert((stage.as_str().unwrap().to_owned(), channel, from, to), figures);
            }
        }
    }
    found
}

fn window(file: &File, row: &Row) -> Option<(String, String, String, (u64, u64))> {
    let sent = file.sent.as_ref().unwrap();
    let of = |channel: &str, from: &str, to: &str, impressions: &str, reach: &str| {
        Some((channel.to_owned(), from.to_owned(), to.to_owned(), (count(impressions), count(reach))))
    };
    match sent.source {
        "meta" => {
            // Meta's total has no platform: it is that of both together.
            let platform = if row["Platform"].is_empty() { "meta" } else { &row["Platform"] };
            of(platform, &row["Reporting starts"], &row["Reporting ends"], &row["Impressions"], &row["Reach"])
        }
        "snapchat" => {
            let to: domain::Day = row["End Time"][..10].parse().unwrap();
            let (from, to) = (&row["Start Time"][..10], to.plus(-1).to_string());
            of("snapchat", from, &to, &row["Paid Impressions"], &row["Paid Reach"])
        }
        _ if row["Campaign status"].starts_with("Total: ") => None,
        _ => {
            let (from, to) = file.path.trim_end_matches(".csv").split_once("_reach_")?.1.split_once('_')?;
            assert!(text(file).lines().nth(1).unwrap().contains(" 2026 - "));
            of("youtube", from, to, &row["Impr."], &row["Unique users"])
        }
    }
}

#[test]
fn the_truth_of_reach_is_in_the_files() {
    let mut found = read();
    for told in described("truth.json")["reach"].as_array().unwrap() {
        let key = ["stage", "channel", "from", "to"].map(|name| told[name].as_str().unwrap().to_owned());
        let figures = found.remove(&key.clone().into());
        assert_eq!(figures, Some((told["impressions"].as_u64().unwrap(), told["reach"].as_u64().unwrap())), "{key:?}");
    }
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn weeks_together_reach_at_least_the_largest_and_at_most_their_sum() {
    let found = read();
    for ((stage, channel, from, to), (impressions, reach)) in &found {
        assert!(0 < *reach && reach <= impressions, "{stage} {channel} {from}");
        if (from.as_str(), to.as_str()) != ("2026-09-14", "2026-10-11") || channel == "meta" {
            continue;
        }
        let weeks = || {
            let own = found.iter().filter(|(key, _)| (&key.0, &key.1) == (stage, channel));
            own.filter(|(key, _)| (&key.2, &key.3) != (from, to)).map(|(_, figures)| figures)
        };
        assert_eq!(weeks().map(|week| week.0).sum::<u64>(), *impressions, "{stage} {channel}");
        let (largest, sum) = (weeks().map(|week| week.1).max().unwrap(), weeks().map(|week| week.1).sum::<u64>());
        assert!(largest < *reach && *reach < sum, "{stage} {channel}: {largest} {reach} {sum}");
    }
}

#[test]
fn both_platforms_of_meta_reach_more_than_one_and_fewer_than_their_sum() {
    let found = read();
    for stage in ["first", "restated"] {
        let of = |channel: &str| {
            let key = [stage, channel, "2026-09-14", "2026-10-11"].map(str::to_owned);
            found[&key.into()].1
        };
        let (both, facebook, instagram) = (of("meta"), of("facebook"), of("instagram"));
        assert!(facebook.max(instagram) < both && both < facebook + instagram);
    }
}
