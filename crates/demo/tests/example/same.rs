//! The same seed, the same files; and what the calendar and the plan promise.

use std::collections::BTreeSet;

use domain::Money;
use sha2::{Digest, Sha256};

use crate::plain::{EXAMPLE, described, text};

/// All paths and contents of the first seed's files, condensed.
const FIRST: u128 = 47_714_779_235_969_697_221_230_518_212_849_699_187;

fn digest(files: &[demo::File]) -> u128 {
    let mut hash = Sha256::new();
    for file in files {
        hash.update(file.path.len().to_le_bytes());
        hash.update(&file.path);
        hash.update(file.bytes.len().to_le_bytes());
        hash.update(&file.bytes);
    }
    u128::from_be_bytes(hash.finalize()[..16].try_into().unwrap())
}

#[test]
fn a_seed_gives_the_same_bytes_on_every_machine() {
    // A change of the example that is meant changes this, too.
    assert_eq!(digest(&EXAMPLE), FIRST);
}

#[test]
fn another_seed_gives_other_figures_in_the_same_files() {
    let other = demo::example(2).unwrap();
    let paths = |files: &[demo::File]| files.iter().map(|file| file.path.clone()).collect::<Vec<_>>();
    assert_eq!(paths(&EXAMPLE), paths(&other));
    let changed = EXAMPLE.iter().zip(&other).filter(|(one, other)| one.bytes != other.bytes).count();
    // All but the configuration, the order, and reports of days without delivery.
    assert_eq!(changed, EXAMPLE.len() - 6);
}

#[test]
fn it_is_small_and_each_path_is_there_once() {
    let bytes: usize = EXAMPLE.iter().map(|file| file.bytes.len()).sum();
    assert!(bytes < 10_000_000, "{bytes}");
    let paths: BTreeSet<&str> = EXAMPLE.iter().map(|file| &*file.path).collect();
    assert_eq!(paths.len(), EXAMPLE.len());
}

#[test]
fn everything_lies_before_the_24th_of_november_2026() {
    let order = described("order.json");
    for line in order["files"].as_array().unwrap() {
        let made = line["exported_at"].as_str().unwrap();
        assert!(("2026-09-14".."2026-11-24").contains(&made), "{line}");
    }
    for file in EXAMPLE.iter() {
        let text = text(file);
        let dates = text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
        let later = dates.filter(|word| word.parse::<domain::Day>().is_ok()).find(|day| *day > "2026-11-23");
        // Snapchat's days end with the midnight that follows.
        assert_eq!(later, None, "{}", file.path);
    }
}

#[test]
fn the_order_names_every_file_that_is_sent_and_who_should_do_what() {
    let order = described("order.json");
    let lines = order["files"].as_array().unwrap();
    assert_eq!(lines.len(), EXAMPLE.iter().filter(|file| file.sent.is_some()).count());
    let times: Vec<&str> = lines.iter().map(|line| line["exported_at"].as_str().unwrap()).collect();
    assert!(times.is_sorted());
    let ended = |how: &str| lines.iter().filter(|line| line["expected"] == how).count();
    assert_eq!((ended("held"), ended("refused"), ended("visible_then_withdrawn")), (1, 1, 1));
    assert_eq!(ended("visible"), lines.len() - 3);
}

#[test]
fn budgets_of_channels_add_up_to_the_budget_in_the_truth_and_in_the_configuration() {
    let campaign = &described("truth.json")["campaign"];
    let budgets = campaign["budgets_micros"].as_object().unwrap();
    let sum: u64 = budgets.values().map(|budget| budget.as_u64().unwrap()).sum();
    assert_eq!((&campaign["budget_micros"], sum), (&55_000_000_000_u64.into(), 55_000_000_000));
    let configuration = EXAMPLE.iter().find(|file| file.path == "reachline.toml").map(text).unwrap();
    assert!(configuration.contains("budget = \"55000\""));
    for (channel, budget) in budgets {
        let pounds = Money::from_micros(budget.as_i64().unwrap()).to_string().replace(".00", "");
        assert!(configuration.contains(&format!("{channel} = \"{pounds}\"")), "{channel}");
    }
}
