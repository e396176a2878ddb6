//! From an empty folder to figures: `init`, with nobody at a terminal and with somebody.

use std::collections::BTreeSet;
use std::fs;

use reachline_tests::meta::{campaigns, day};
use reachline_tests::{Folder, Terminal, sources};

fn export() -> String {
    campaigns(&[("GHGC Wave 1", &day(1), 1_000, 100), ("GHGC Wave 2", &day(2), 70, 7)])
}

#[test]
fn from_an_empty_folder_to_a_mapped_campaign() {
    let folder = Folder::new();
    let (site, file) = (folder.path("site"), folder.write("downloads/a report.csv", &export()));
    let odd = folder.write("downloads/odd.csv", "a,b\n1,2\n");
    let ran = folder.run(&["init", &site, &file, &odd]).ends(0);
    assert!(ran.err.contains("2 campaigns") && ran.err.contains("odd.csv is left out"), "{ran:#?}");
    let config = folder.path("site/reachline.toml");
    assert!(ran.out.contains(&config) && ran.out.contains('\''), "a path with a space is quoted: {ran:#?}");
    let text = fs::read_to_string(&config).unwrap();
    assert!(text.contains("campaign = \"GHGC Wave *\"") && text.contains("currency = \"GBP\""), "{text}");

    let checked = folder.run(&["config", "check", "--config", &config]).ends(0);
    assert!(checked.out.contains("no books") && checked.out.contains("Nothing to look at"), "{checked:#?}");
    assert!(!folder.root().join("site/data").exists(), "looking makes no books");

    let words = ["ingest", "--config", &config, "--json", "--source", "meta", "--account", "main", &file];
    folder.run(&words).ends(0);
    let checked = folder.run(&["config", "check", "--json", "--config", &config]).ends(0).line();
    let matches = &checked["campaigns"][0]["rules"][0]["matches"];
    assert_eq!(matches.as_array().map(Vec::len), Some(2), "{checked}");
    assert_eq!(matches[0]["spend"][0]["amount"], "1.00", "{checked}");
}

#[test]
fn without_files_there_is_an_account_to_begin_with() {
    let folder = Folder::new();
    let site = folder.path("new");
    let ran = folder.run(&["init", "--yes", &site]).ends(0);
    assert!(ran.out.contains("No rule maps campaigns yet"), "{ran:#?}");
    assert!(folder.root().join("new/landing/meta/main").is_dir());
    folder.run(&["config", "check", "--config", &folder.path("new/reachline.toml")]).ends(0);
}

#[test]
fn a_configuration_is_not_overwritten() {
    let folder = Folder::new();
    let site = folder.path("");
    let config = folder.write("reachline.toml", "data = \"mine\"\n");
    let ran = folder.run(&["init", &site]).ends(2);
    assert!(ran.err.contains("is there already"), "{ran:#?}");
    assert_eq!(fs::read_to_string(config).unwrap(), "data = \"mine\"\n");
    assert!(!folder.root().join("landing").exists());
}

#[test]
fn a_file_that_is_not_there_does_not_become_a_folder() {
    let folder = Folder::new();
    folder.run(&["init", &folder.path("gone.csv")]).ends(2);
    assert!(!folder.root().join("gone.csv").exists());
}

#[test]
fn somebody_at_a_terminal_is_asked_and_told_what_is_allowed() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(folder.command(&["init", &folder.path("site")]));
    for (question, answer) in [
        ("1/10", "Get help"),
        ("2/10", ""),
        ("3/10", "pounds"),
        ("three capital letters", "gbp"),
        ("4/10", "£55,000"),
        ("5/10", "2026-09-14 to 2026-10-11"),
        ("6/10", "facebook 47000, x 5000"),
        ("£52,000 of £55,000", "facebook 50000, x 5000"),
        ("7/10", "meta/main, x/main"),
        ("8/10", "ga4/site"),
        ("9/10", ""),
        ("10/10", "scotland 16+"),
    ] {
        terminal.expect(question);
        terminal.enter(&format!("{answer}\n"));
    }
    assert_eq!(terminal.end().code(), Some(0));
    for source in ["meta/main", "x/main", "ga4/site"] {
        assert!(folder.root().join("site/landing").join(source).is_dir(), "{source}");
    }
    let config = folder.path("site/reachline.toml");
    let text = fs::read_to_string(&config).unwrap();
    assert!(text.contains("size = 4648300") && text.contains("referrals = \"ga4/site\""), "{text}");
    folder.run(&["config", "check", "--config", &config]).ends(0);
}

#[test]
fn the_end_of_the_answers_leaves_nothing_behind() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(folder.command(&["init", &folder.path("site")]));
    terminal.expect("1/10");
    terminal.enter("Get help\n");
    terminal.expect("2/10");
    terminal.enter("\u{4}");
    assert_eq!(terminal.end().code(), Some(2));
    assert!(!folder.root().join("site").exists());
}

#[test]
fn an_interrupt_leaves_nothing_behind() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(folder.command(&["init", &folder.path("site")]));
    terminal.expect("1/10");
    terminal.enter("Get help\n");
    terminal.expect("2/10");
    terminal.interrupt();
    assert_eq!(terminal.end().code(), None, "the signal ended it");
    assert!(!folder.root().join("site").exists());
}

/// The rules of a configuration, as `config check` tells them.
fn rules(folder: &Folder, config: &str) -> BTreeSet<(String, String)> {
    let said = folder.run(&["config", "check", "--json", "--config", config]).ends(0).line();
    let rules = said["campaigns"][0]["rules"].as_array().cloned().unwrap_or_default();
    rules.iter().map(|rule| (rule["source"].to_string(), rule["campaign"].to_string())).collect()
}

#[test]
fn the_examples_exports_lead_to_the_examples_rules() {
    let folder = Folder::new();
    folder.run(&["demo", "--out", &folder.path("example"), "--seed", "7"]).ends(0);
    let exports = sources::files(&folder.root().join("example/landing"), ".csv");
    let exports: Vec<String> = exports.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let site = folder.path("site");
    let words = ["init", "--yes", &site].into_iter().chain(exports.iter().map(String::as_str)).collect::<Vec<_>>();
    folder.run(&words).ends(0);
    let config = folder.path("site/reachline.toml");
    assert_eq!(rules(&folder, &config), rules(&folder, &folder.path("example/reachline.toml")));
    let text = fs::read_to_string(config).unwrap();
    assert!(text.contains("\nreferrals = \"ga4/example-helpline\""), "{text}");
    assert!(text.contains("\n#campaign = \"Recruitment_Autumn_2026\""), "another campaign is only proposed: {text}");
}
