use std::collections::{BTreeMap, BTreeSet};

use domain::rules::assign::{Account, Campaign, Destination, Rate, Rule, Rules, UtmRule};
use domain::{AccountKey, Channel, Currency, Day, Entity, Money, Source, Span};

use super::finding::Weight;
use super::known::{Delivered, Known};
use super::review::{Review, Subject, review};

fn gbp() -> Currency {
    "GBP".parse().unwrap()
}

fn money(text: &str) -> Money {
    text.parse().unwrap()
}

fn span(from: &str, to: &str) -> Span {
    Span { from: from.parse().unwrap(), to: to.parse().unwrap() }
}

fn meta() -> AccountKey {
    AccountKey { source: Source::Meta, account: "main".to_owned() }
}

fn site() -> AccountKey {
    AccountKey { source: Source::Ga4, account: "site".to_owned() }
}

fn rule(pattern: &str, channel: Option<Channel>) -> Rule {
    let (account, matches) = (Some("main".to_owned()), pattern.to_owned());
    Rule { source: Source::Meta, account, matches, channel, destination: Destination::Helpline }
}

fn utm(source: &str, channel: Channel) -> UtmRule {
    UtmRule { source: Some(source.to_owned()), medium: None, campaign: Some("ghgc*".to_owned()), channel }
}

/// A campaign that leaves nothing to say.
fn whole() -> Campaign {
    Campaign {
        budget: Some(money("55000")),
        budgets: vec![(Channel::Meta, money("50000")), (Channel::X, money("5000"))],
        flights: vec![span("2026-09-14", "2026-10-11")],
        referrals: Some(site()),
        rules: vec![rule("GHGC*", None)],
        utm: vec![utm("facebook", Channel::Facebook), utm("instagram", Channel::Instagram)],
        ..Campaign::new("ghgc", "Get help", gbp())
    }
}

fn delivered(name: &str, spend: &str) -> Delivered {
    let campaign = Entity { id: format!("id of {name}"), name: name.to_owned() };
    Delivered {
        account: meta(),
        called: vec![campaign.clone()],
        campaign,
        reports: Vec::new(),
        days: span("2026-09-14", "2026-09-20"),
        impressions: Some(1_000),
        spend: vec![(Some(gbp()), money(spend))],
    }
}

fn known(delivered: Vec<Delivered>, visits: &[i64]) -> Known {
    Known {
        in_force: true,
        accounts: BTreeSet::from([meta(), site()]),
        delivered,
        visits: visits.iter().copied().map(Some).collect(),
        ..Known::default()
    }
}

struct Case {
    rules: Rules,
    currencies: BTreeMap<AccountKey, Option<Currency>>,
    today: Day,
}

impl Case {
    fn of(campaigns: Vec<Campaign>) -> Self {
        let account = |key| Account {
            key,
            time_zone: "Europe/London".to_owned(),
            delivery: true,
            campaign_of_report: Vec::new(),
        };
        let accounts = [meta(), site()].map(account).to_vec();
        Self {
            rules: Rules { campaigns, accounts, rates: Vec::new() },
            currencies: BTreeMap::new(),
            today: "2026-09-21".parse().unwrap(),
        }
    }

    fn review(&self, known: Option<&Known>) -> Review {
        review(&Subject { rules: &self.rules, currencies: &self.currencies, known, today: self.today })
    }

    /// The codes of what there is to look at, and of what is good to know.
    fn codes(&self, known: Option<&Known>) -> (Vec<&'static str>, Vec<&'static str>) {
        let found = self.review(known).findings;
        let of = |weight| found.iter().filter(|found| found.weight == weight).map(|found| found.code).collect();
        (of(Weight::Look), of(Weight::Note))
    }
}

/// What is said about one campaign for which these campaigns of Meta ran, and visits came.
fn codes(campaign: Campaign, names: &[&str], visits: &[i64]) -> (Vec<&'static str>, Vec<&'static str>) {
    let known = known(names.iter().map(|name| delivered(name, "10")).collect(), visits);
    Case::of(vec![campaign]).codes(Some(&known))
}

const NOTHING: (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());

#[test]
fn where_everything_fits_nothing_is_said() {
    assert_eq!(codes(whole(), &["GHGC_1", "ghgc_2"], &[7, 3]), NOTHING);
    assert_eq!(Case::of(vec![whole()]).codes(None), NOTHING, "nor without books");
}

#[test]
fn budgets_and_flights_have_to_agree() {
    let said = |campaign: Campaign| Case::of(vec![campaign]).codes(None);
    let short = Campaign { budgets: vec![(Channel::Meta, money("52000"))], ..whole() };
    let review = Case::of(vec![short]).review(None);
    assert_eq!(review.findings[0].message, "budgets sum to £52,000 of £55,000");
    assert_eq!(review.findings[0].campaign.as_deref(), Some("ghgc"));
    assert!(review.wants_a_look());
    assert_eq!(said(Campaign { budget: None, ..whole() }).1, ["budgets_without_budget"]);
    let no_money = Campaign { budget: None, budgets: Vec::new(), ..whole() };
    assert_eq!(said(no_money), (vec![], vec!["flights_without_budget"]));
    assert_eq!(said(Campaign { flights: Vec::new(), ..whole() }), (vec![], vec!["budget_without_flights"]));
    let twice = vec![span("2026-10-01", "2026-10-31"), span("2026-09-14", "2026-10-01")];
    assert_eq!(said(Campaign { flights: twice, ..whole() }).0, ["flights_overlap"]);
}

#[test]
fn each_rule_shows_what_it_decides_about() {
    let campaign = Campaign { rules: vec![rule("*Reels*", Some(Channel::Instagram)), rule("GHGC*", None)], ..whole() };
    let known = known(vec![delivered("GHGC_Feed", "10"), delivered("GHGC_Reels", "20")], &[7, 3]);
    let review = Case::of(vec![campaign]).review(Some(&known));
    let rules = &review.campaigns[0].rules;
    let names = |at: usize| -> Vec<_> {
        rules[at].matches.iter().flatten().map(|found| found.campaign.clone().unwrap()).collect()
    };
    assert_eq!((names(0), names(1)), (vec!["GHGC_Reels".to_owned()], vec!["GHGC_Feed".to_owned()]));
    assert_eq!(rules[1].taken_before, 1);
    assert_eq!((rules[0].channel, rules[1].channel), (Channel::Instagram, Channel::Meta));
    assert_eq!(rules[0].matches.as_ref().unwrap()[0].first_day.to_string(), "2026-09-14");
    assert_eq!(review.findings, [], "a rule that takes over a part of another is no mistake");
}

#[test]
fn a_rule_that_maps_nothing_is_named() {
    let typo = Campaign { rules: vec![rule("GHGC*", None), rule("GHCG*", None)], ..whole() };
    assert_eq!(codes(typo.clone(), &["GHGC_1"], &[7, 3]).0, ["rule_matches_nothing"]);
    let before = Case { today: "2026-09-13".parse().unwrap(), ..Case::of(vec![typo]) };
    let booked = known(vec![delivered("GHGC_1", "10")], &[7, 3]);
    assert_eq!(before.codes(Some(&booked)), (vec![], vec!["rule_matches_nothing"]), "nothing runs yet");
    let late = Campaign { rules: vec![rule("GHGC*", None), rule("GHGC_1", None)], ..whole() };
    assert_eq!(codes(late, &["GHGC_1"], &[7, 3]).0, ["rule_comes_too_late"]);
    let elsewhere = Rule { account: Some("gone".to_owned()), ..rule("GHGC*", None) };
    let elsewhere = Campaign { rules: vec![rule("GHGC*", None), elsewhere], ..whole() };
    assert_eq!(codes(elsewhere, &["GHGC_1"], &[7, 3]).0, ["rule_of_unknown_account"]);
}

#[test]
fn what_no_rule_maps_comes_with_the_lines_that_would() {
    let known = known(vec![delivered("GHGC_1", "10"), delivered("Say \"no\"", "3"), delivered("Other", "5")], &[7, 3]);
    let review = Case::of(vec![whole()]).review(Some(&known));
    let names: Vec<_> = review.unassigned.iter().map(|found| found.campaign.campaign.clone().unwrap()).collect();
    assert_eq!(names, ["Other", "Say \"no\""], "the dearest first");
    assert_eq!((review.findings[0].code, review.findings.len()), ("unassigned", 1));
    let table: toml::Table = review.unassigned[1].add.parse().unwrap();
    let added = &table["campaign"]["rule"][0];
    assert_eq!(added["campaign"].as_str(), Some("Say \"no\""));
    assert_eq!((added["source"].as_str(), added["account"].as_str()), (Some("meta"), Some("main")));
}

#[test]
fn exports_without_a_campaign_column_are_given_to_a_campaign_by_their_report() {
    let nameless = Delivered {
        campaign: Entity::default(),
        called: vec![Entity::default()],
        reports: vec!["by-region".to_owned()],
        ..delivered("", "10")
    };
    let review = Case::of(vec![whole()]).review(Some(&known(vec![nameless], &[7, 3])));
    assert!(review.unassigned[0].add.contains("name = \"by-region\""), "{}", review.unassigned[0].add);
    assert_eq!(review.unassigned[0].campaign.campaign, None);
}

#[test]
fn a_channel_without_a_rule_for_visits_has_no_cost_per_referral() {
    let campaign = Campaign {
        utm: vec![utm("snap", Channel::Snapchat)],
        rules: vec![rule("GHGC*", Some(Channel::Facebook))],
        ..whole()
    };
    let known = known(vec![delivered("GHGC_1", "10")], &[7]);
    let found = Case::of(vec![campaign]).review(Some(&known)).findings;
    assert_eq!(found.iter().map(|found| found.code).collect::<Vec<_>>(), ["spend_without_utm"]);
    assert!(found[0].message.contains("facebook has spend"), "{}", found[0].message);
}

#[test]
fn rules_for_visits_and_the_account_that_counts_them_need_each_other() {
    assert_eq!(codes(Campaign { referrals: None, ..whole() }, &["GHGC"], &[]).0, ["utm_without_referrals"]);
    assert_eq!(codes(Campaign { utm: Vec::new(), ..whole() }, &["GHGC"], &[]).0, ["referrals_without_utm"]);
    let neither = Campaign { utm: Vec::new(), referrals: None, ..whole() };
    assert_eq!(codes(neither, &["GHGC"], &[]), (vec![], vec!["no_referrals"]));
    let mut silent = known(vec![delivered("GHGC", "10")], &[]);
    silent.accounts.remove(&site());
    assert_eq!(Case::of(vec![whole()]).codes(Some(&silent)), (vec!["referrals_without_exports"], vec![]));
    silent.accounts.remove(&meta());
    let nothing = Known { delivered: Vec::new(), ..silent };
    let found = Case::of(vec![whole()]).codes(Some(&nothing));
    assert_eq!(found, (vec![], vec!["account_without_exports", "referrals_without_exports"]), "the first day");
}

#[test]
fn a_rule_for_visits_that_takes_none_is_named_unless_its_platform_has_some() {
    assert_eq!(codes(whole(), &["GHGC"], &[0, 3]), (vec![], vec!["utm_matches_nothing"]));
    let mut none = known(vec![delivered("GHGC", "10")], &[0, 0]);
    none.tags.insert(site(), vec![("get_help".to_owned(), 1_200)]);
    let found = Case::of(vec![whole()]).review(Some(&none)).findings;
    assert_eq!(found.iter().map(|found| found.code).collect::<Vec<_>>(), ["utm_matches_nothing"], "they are told once");
    assert!(found[0].remedy.contains("`get_help` (1,200)"), "{}", found[0].remedy);
}

#[test]
fn money_that_cannot_be_converted_is_named() {
    let dollars = Delivered { spend: vec![(Some("USD".parse().unwrap()), money("10"))], ..delivered("GHGC", "0") };
    let known_in = known(vec![dollars], &[7, 3]);
    let mut case = Case::of(vec![whole()]);
    assert_eq!(case.codes(Some(&known_in)).0, ["rate_missing"]);
    case.currencies.insert(meta(), Some("USD".parse().unwrap()));
    assert_eq!(case.codes(None), (vec![], vec!["rate_missing"]), "nothing was spent yet");
    case.rules.rates.push(Rate { from: "USD".parse().unwrap(), to: gbp(), rate: money("0.79") });
    assert_eq!((case.codes(Some(&known_in)), case.codes(None)), (NOTHING, NOTHING));
    let unsaid = known(vec![Delivered { spend: vec![(None, money("10"))], ..delivered("GHGC", "0") }], &[7, 3]);
    assert_eq!(Case::of(vec![whole()]).codes(Some(&unsaid)).1, ["currency_not_said"]);
}

#[test]
fn accounts_that_do_not_fit_are_named() {
    let booked = known(vec![delivered("GHGC", "10")], &[7, 3]);
    let mut case = Case::of(vec![whole()]);
    case.rules.accounts[0].time_zone = "America/Los_Angeles".to_owned();
    assert_eq!(case.codes(Some(&booked)).1, ["days_differ"]);
    case.rules.accounts.remove(0);
    assert_eq!(case.codes(Some(&booked)).0, ["account_not_configured", "rule_of_unknown_account"]);
}

#[test]
fn rules_that_are_not_in_force_yet_are_said_to_be() {
    let booked = Known { in_force: false, ..known(vec![delivered("GHGC", "10")], &[7, 3]) };
    assert_eq!(Case::of(vec![whole()]).codes(Some(&booked)), (vec![], vec!["not_in_force"]));
}
