use std::collections::BTreeSet;
use std::path::Path;

use domain::{AccountKey, Channel, Source, Span};

use super::dialogue::{Dialogue, Ended};
use super::files::Read;
use super::plan::{Plan, Planned};
use super::{questions, render};
use crate::config::Config;

fn proposed() -> Plan {
    Plan::proposed(&Read::default(), "GBP".parse().unwrap())
}

/// Where everything is answered, with names that a file must not trip over.
fn full() -> Plan {
    let planned = |source, name: &str, names: &[&str]| Planned {
        currency: "USD".parse().ok(),
        called: Some("Harbour\nPolice".to_owned()),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        ..Planned::new(AccountKey { source, account: name.to_owned() })
    };
    let day = |text: &str| text.parse().unwrap();
    Plan {
        name: "Say \"no\" \\ #GetHelp\u{1b}".to_owned(),
        id: "say-no".to_owned(),
        budget: "55000".parse().ok(),
        budgets: vec![(Channel::Facebook, "50000".parse().unwrap()), (Channel::X, "5000.50".parse().unwrap())],
        flights: vec![
            Span { from: day("2026-09-14"), to: day("2026-10-11") },
            Span { from: day("2026-11-01"), to: day("2026-11-07") },
        ],
        population: Some((1_900_000, "A \"council\"".to_owned())),
        referrals: Some(AccountKey { source: Source::Ga4, account: "site".to_owned() }),
        utm: "say{id}no*".to_owned(),
        accounts: vec![
            planned(Source::Meta, "police \"main\"", &["Say no \"1", "Say no \"2", "Another"]),
            planned(Source::X, "uk", &["One", "Other"]),
            planned(Source::GoogleAds, "uk", &[]),
            planned(Source::Ga4, "site", &["say_no_1"]),
        ],
        ..proposed()
    }
}

/// Reads a configuration as the commands do, and says why it cannot be read.
fn read(text: &str) -> Result<Config, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("reachline.toml");
    std::fs::write(&path, text).unwrap();
    Config::read(&path).map_err(|failure| failure.to_string())
}

/// The file with everything in use that stands behind a `#`.
fn enabled(text: &str) -> String {
    let line = |line: &str| match line.strip_prefix('#') {
        Some(setting) if !setting.is_empty() && !setting.starts_with([' ', '-']) => setting.to_owned(),
        _ => line.to_owned(),
    };
    text.lines().map(|text| line(text) + "\n").collect()
}

#[test]
fn what_is_written_can_be_read_as_it_is_and_with_everything_in_use() {
    for plan in [proposed(), full()] {
        let text = render::file(&plan);
        read(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let all = enabled(&text);
        read(&all).unwrap_or_else(|error| panic!("{error}\n{all}"));
    }
}

#[test]
fn it_means_what_was_planned() {
    let plan = full();
    let config = read(&render::file(&plan)).unwrap();
    let rules = config.rules();
    let campaign = &rules.campaigns[0];
    assert_eq!((&campaign.name, &campaign.id), (&plan.name, &plan.id));
    assert_eq!((campaign.budget, &campaign.budgets, &campaign.flights), (plan.budget, &plan.budgets, &plan.flights));
    let population = campaign.population.as_ref().map(|people| (people.size, people.source.clone()));
    assert_eq!((population, &campaign.referrals), (plan.population, &plan.referrals));
    let keys: Vec<&AccountKey> = rules.accounts.iter().map(|account| &account.key).collect();
    assert_eq!(keys, plan.accounts.iter().map(|account| &account.key).collect::<Vec<_>>());
    assert_eq!(config.closing().accounts[keys[0]].currency, "USD".parse().ok());
    let mapped: Vec<(&str, Option<&str>)> =
        campaign.rules.iter().map(|rule| (rule.matches.as_str(), rule.account.as_deref())).collect();
    assert_eq!(mapped, [("Say no \"*", Some("police \"main\""))], "others are only proposed");
    let tags: Vec<(Channel, &str)> =
        campaign.utm.iter().map(|rule| (rule.channel, rule.campaign.as_deref().unwrap_or_default())).collect();
    let channels = [Channel::Facebook, Channel::Instagram, Channel::Meta, Channel::X, Channel::Youtube];
    assert_eq!(tags, channels.map(|channel| (channel, "say{id}no*")));
}

/// Every key that stands in a table, at its path: those of the tables within follow.
fn documented(table: &toml::Table, path: &str, found: &mut BTreeSet<String>) {
    for (key, value) in table {
        let path = format!("{path}/{key}");
        match value {
            toml::Value::Table(inner) => documented(inner, &path, found),
            toml::Value::Array(items) => {
                items.iter().filter_map(toml::Value::as_table).for_each(|inner| documented(inner, &path, found));
            }
            _ => {}
        }
        found.insert(path);
    }
}

/// The tables of a file by their paths, the first of each.
fn tables(found: &BTreeSet<String>) -> BTreeSet<String> {
    let parents = found.iter().filter_map(|path| path.rsplit_once('/'));
    parents.map(|(parent, _)| parent.to_owned()).collect()
}

/// Puts a key that nobody knows into the first table at a path.
fn spoil(table: &mut toml::Table, path: &[&str]) -> bool {
    let [key, rest @ ..] = path else {
        table.insert(UNKNOWN.to_owned(), toml::Value::Boolean(true));
        return true;
    };
    match table.get_mut(*key) {
        Some(toml::Value::Array(items)) => {
            items.iter_mut().filter_map(toml::Value::as_table_mut).any(|inner| spoil(inner, rest))
        }
        Some(toml::Value::Table(inner)) => spoil(inner, rest),
        _ => false,
    }
}

const UNKNOWN: &str = "no-such-key";

/// The keys that the configuration knows in a table: what it says when it meets another.
fn known(text: &str, path: &str) -> Vec<String> {
    let mut root: toml::Table = text.parse().unwrap();
    let keys: Vec<&str> = path.split('/').filter(|key| !key.is_empty()).collect();
    assert!(spoil(&mut root, &keys), "{path} is a table");
    let error = read(&root.to_string()).err().unwrap_or_default();
    let named = error.split_once(&format!("unknown field `{UNKNOWN}`, expected ")).map_or("", |(_, named)| named);
    named.lines().next().unwrap_or_default().split('`').skip(1).step_by(2).map(|key| format!("{path}/{key}")).collect()
}

/// Tables whose keys are a person's own.
const FREE: [&str; 2] = ["/rates", "/campaign/budgets"];

#[test]
fn every_key_that_the_configuration_knows_stands_in_the_file() {
    for plan in [proposed(), full()] {
        let text = enabled(&render::file(&plan));
        let mut found = BTreeSet::new();
        documented(&text.parse().unwrap(), "", &mut found);
        let mut expected = BTreeSet::new();
        for table in tables(&found).iter().filter(|path| !FREE.contains(&path.as_str())) {
            let keys = known(&text, table);
            assert!(!keys.is_empty(), "`{table}` takes keys that it does not know");
            expected.extend(keys);
        }
        found.retain(|path| !FREE.iter().any(|free| path.starts_with(&format!("{free}/"))));
        let absent: Vec<_> = expected.difference(&found).collect();
        assert!(absent.is_empty(), "not in the file that `init` writes: {absent:?}");
    }
}

#[test]
fn every_setting_is_explained_once() {
    let text = render::file(&full());
    let mut before = "";
    let mut plain = Vec::new();
    let mut explained = BTreeSet::new();
    for line in text.lines() {
        let setting = line.trim_start_matches('#').split_once(" = ").map(|(key, _)| key);
        if let Some(key) = setting.filter(|_| !line.starts_with("# ")) {
            if before.starts_with("# ") {
                explained.insert(key);
            } else if !explained.contains(key) {
                plain.push(line);
            }
        }
        before = line;
    }
    // Tags share one explanation, and an annotation's keys stand in that of their table.
    let shared = ["#medium", "#day", "#text"];
    plain.retain(|line| !shared.iter().any(|key| line.starts_with(key)));
    assert!(plain.is_empty(), "{plain:#?}");
}

fn answered(typed: &str) -> (Result<Plan, Ended>, String) {
    let mut said = Vec::new();
    let plan = questions::ask(&mut Dialogue::new(typed.as_bytes(), &mut said), proposed());
    (plan, String::from_utf8(said).unwrap())
}

#[test]
fn there_are_ten_questions_and_enter_takes_what_is_proposed() {
    let (plan, said) = answered(&"\n".repeat(10));
    assert_eq!(render::file(&plan.unwrap()), render::file(&proposed()));
    assert_eq!(said.matches("/10  ").count(), 8, "without a budget and an account of visits two are of no use: {said}");
    let (_, said) = answered("\n\n\n55000\n\n\n\nga4/site\n\n\n");
    assert_eq!(said.matches("/10  ").count(), 10, "{said}");
}

#[test]
fn answers_become_the_plan() {
    let typed = "#GetHelp\n\ngbp\n£55,000\n2026-09-14 to 2026-10-11\nmeta 50000, x 5000\nmeta/main, x/main\n\
                 ga4/site\nghgc_2026*\nscotland 16+\n";
    let (plan, _) = answered(typed);
    let plan = plan.unwrap();
    assert_eq!((plan.name.as_str(), plan.id.as_str()), ("#GetHelp", "get-help"));
    assert_eq!(
        plan.accounts.iter().map(|account| account.key.source.as_str()).collect::<Vec<_>>(),
        ["meta", "x", "ga4"]
    );
    assert_eq!((plan.utm.as_str(), plan.population.as_ref().unwrap().0), ("ghgc_2026*", 4_648_300));
    let rules = read(&render::file(&plan)).unwrap().rules();
    assert_eq!(rules.campaigns[0].utm.len(), 4);
}

#[test]
fn a_faulty_answer_is_asked_for_again_and_the_end_ends() {
    let (plan, said) = answered("\nGet Help\nget-help\n\n55.000\n55000\n14/09/2026 to 11/10/2026\n");
    assert_eq!(plan.err(), Some(Ended));
    for why in ["lower-case letters", "two decimal places", "2026-09-14 to 2026-10-11"] {
        assert!(said.contains(why), "{said}");
    }
}

#[test]
fn a_second_file_is_refused_and_the_first_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let nested = folder.path().join("new/site");
    let made = super::write::landing(&nested, std::iter::once(proposed().accounts[0].key.clone()));
    let path = super::write::write(&nested, "first", &made).unwrap();
    assert!(nested.join("landing/meta/main").is_dir());
    let refused = super::write::write(&nested, "second", &made).unwrap_err();
    assert!(refused.to_string().contains("is there already"), "{refused}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "first");
    let left: Vec<_> = std::fs::read_dir(&nested).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
    assert!(super::write::refuse_second(&nested).is_err() && super::write::refuse_second(Path::new("none")).is_ok());
}
