//! What `config check` says of a configuration beside the books.

use reachline_tests::Site;
use reachline_tests::meta::{campaigns, day};
use serde_json::{Value, json};

fn codes(said: &Value) -> Vec<&str> {
    let findings = said["findings"].as_array().expect("there is a list");
    findings.iter().filter_map(|finding| finding["code"].as_str()).collect()
}

/// Books in which one campaign is mapped and one is not.
fn booked() -> Site {
    let site = Site::new();
    let rows = [("Camp A", &*day(3), 1_000, 100), ("Camp A", &day(4), 500, 50), ("Other", &day(2), 70, 7)];
    site.take(&campaigns(&rows), "2026-11-01T08:00:00Z").ends(0);
    site
}

#[test]
fn it_works_without_books_and_makes_none() {
    let site = Site::new();
    let said = site.run(&["config", "check", "--json"]).ends(0).line();
    assert_eq!((&said["books"]["state"], &said["status"]), (&json!("none"), &json!("fine")), "{said}");
    assert_eq!(said["campaigns"][0]["rules"][0]["matches"], Value::Null, "{said}");
    assert!(!site.root().join("data").exists());
    let text = site.run(&["config", "check"]).ends(0).out;
    assert!(text.contains("There are no books"), "{text}");
}

#[test]
fn each_rule_says_what_it_maps_and_what_is_left_comes_with_the_line_to_add() {
    let site = booked();
    let said = site.run(&["config", "check", "--json"]).ends(1).line();
    let mapped = &said["campaigns"][0]["rules"][0]["matches"];
    assert_eq!(mapped.as_array().map(Vec::len), Some(1), "{said}");
    assert_eq!((&mapped[0]["campaign"], &mapped[0]["first_day"]), (&json!("Camp A"), &json!("2026-09-03")));
    assert_eq!(mapped[0]["spend"], json!([{ "amount": "1.50", "currency": "GBP" }]));
    let left = &said["unassigned"][0];
    assert_eq!((&left["campaign"], &left["impressions"]), (&json!("Other"), &json!(70)), "{said}");
    assert!(codes(&said).contains(&"unassigned"), "{said}");

    let add = left["add"].as_str().unwrap().to_owned();
    let text = site.run(&["config", "check"]).ends(1).out;
    assert!(add.lines().all(|line| text.contains(line)) && text.contains("£0.07"), "{text}");
    let file = site.root().join("reachline.toml");
    let config = std::fs::read_to_string(&file).unwrap().replacen("[[account]]", &format!("{add}\n\n[[account]]"), 1);
    site.configure(&config);
    let said = site.run(&["config", "check", "--json"]).ends(0).line();
    assert_eq!((&said["unassigned"], codes(&said).contains(&"not_in_force")), (&json!([]), true), "{said}");
    site.apply().ends(0);
    assert!(!codes(&site.run(&["config", "check", "--json"]).ends(0).line()).contains(&"not_in_force"));
}

#[test]
fn it_says_the_same_beside_a_running_server() {
    let site = booked();
    let alone = site.run(&["config", "check", "--json"]).ends(1).line();
    let server = site.up();
    let beside = site.run(&["config", "check", "--json"]).ends(1).line();
    assert_eq!(beside["campaigns"], alone["campaigns"]);
    assert_eq!(beside["unassigned"], alone["unassigned"]);
    assert!(server.ask("/v1/unassigned")["rows"][0]["campaign"] == "Other");
}

#[test]
fn a_rule_with_a_slip_and_budgets_that_do_not_sum_are_named() {
    let site = booked();
    let file = site.root().join("reachline.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let text = text.replace("\"Camp*\"", "\"Cmap*\"").replace(
        "currency = \"GBP\"\ntime_zone",
        "currency = \"GBP\"\nbudget = \"55000\"\nbudgets = { meta = \"52000\" }\ntime_zone",
    );
    site.configure(&text);
    let ran = site.run(&["config", "check"]).ends(1);
    for said in ["`Cmap*`", "matches nothing", "budgets sum to £52,000 of £55,000", "Camp A"] {
        assert!(ran.out.contains(said), "{said}: {}", ran.out);
    }
}

#[test]
fn books_that_cannot_be_read_are_said_to_be_and_the_file_is_checked_all_the_same() {
    let site = booked();
    let mut command = site.command(&["config", "check", "--json"]);
    command.env("REACHLINE_LIBCHDB", site.root().join("no-library.so"));
    let output = command.stdout(std::process::Stdio::piped()).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let said: Value = serde_json::from_slice(&output.stdout).expect("an object");
    assert_eq!((&said["books"]["state"], codes(&said)[0]), (&json!("unavailable"), "books_unavailable"), "{said}");
    assert_eq!(said["campaigns"][0]["rules"][0]["matches"], Value::Null);
}

#[test]
fn a_file_that_cannot_be_read_ends_with_2() {
    let site = Site::new();
    site.configure("[[campaign]]\nid = \"a\"\nnmae = \"A\"\n");
    let ran = site.run(&["config", "check"]).ends(2);
    assert!(ran.err.contains("did you mean `name`?"), "{ran:#?}");
}

const VISITS: &str = "# ----------------------------------------
# Traffic acquisition: Session source / medium
# Account: Invented
# Property: invented.example
# ----------------------------------------
#
# All Users
# Start date: 20260901
# End date: 20260902
Session source / medium,Session campaign,Date,Sessions
facebook / paid_social,camp_1,20260901,31
Facebook / paid_social,camp_1,20260902,29
x / paid_social,camp_1,20260902,5
(direct) / (none),(direct),20260901,77
";

/// The site's configuration with an account that counts visits, and these rules for them.
fn counting(site: &Site, utm: &str) {
    let text = std::fs::read_to_string(site.root().join("reachline.toml")).unwrap();
    let text = text.replacen("currency = \"GBP\"\n", "currency = \"GBP\"\nreferrals = \"ga4/site\"\n", 1);
    let rules = format!("{utm}\n[[account]]\nsource = \"ga4\"\nid = \"site\"\n\n[[account]]");
    site.configure(&text.replacen("[[account]]", &rules, 1));
}

fn utm(source: &str, channel: &str) -> String {
    format!("[[campaign.utm]]\nsource = \"{source}\"\ncampaign = \"camp*\"\nchannel = \"{channel}\"\n")
}

#[test]
fn rules_for_visits_say_what_they_take_and_which_channel_has_none() {
    let site = booked();
    counting(&site, &(utm("facebook", "facebook") + &utm("x", "x")));
    let said = site.run(&["config", "check", "--json"]).ends(1).line();
    assert!(codes(&said).contains(&"referrals_without_exports"), "{said}");

    let file = site.root().join("visits.csv");
    std::fs::write(&file, VISITS).unwrap();
    let words = ["ingest", "--source", "ga4", "--account", "site", "--exported-at", "2026-11-01T08:00:00Z"];
    site.run(&[&words[..], &[&*file.to_string_lossy()]].concat()).ends(0);
    let said = site.run(&["config", "check", "--json"]).ends(1).line();
    let visits: Vec<&Value> =
        said["campaigns"][0]["utm"].as_array().unwrap().iter().map(|rule| &rule["visits"]).collect();
    assert_eq!(visits, [&json!(60), &json!(5)], "{said}");
    assert_eq!(codes(&said).iter().filter(|code| code.contains("utm")).count(), 0, "{said}");

    let text = std::fs::read_to_string(site.root().join("reachline.toml")).unwrap();
    site.configure(&text.replacen(&utm("facebook", "facebook"), "", 1));
    let said = site.run(&["config", "check"]).ends(1).out;
    assert!(said.contains("meta has spend and no [[campaign.utm]] rule"), "{said}");
}
