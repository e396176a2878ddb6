use super::*;
use crate::{Day, Span};

fn presence(campaign: &str, ad: &str, day: i32, impressions: i64) -> Presence {
    let entity = EntityPath { campaign: Entity::named(campaign), ad: Entity::named(ad), ..EntityPath::default() };
    Presence {
        entity,
        unit: Span::day(Day::from_epoch_days(day)),
        impressions,
        spend: Money::from_micros(impressions * 10_000),
    }
}

fn days(campaign: &str, ad: &str, base: i64) -> Vec<Presence> {
    (0..4).map(|day| presence(campaign, ad, day, base + i64::from(day) * 37)).collect()
}

fn outcomes(verdict: &Verdict) -> Vec<(String, Outcome)> {
    verdict.missing.iter().map(|missing| (missing.entity.to_string(), missing.outcome)).collect()
}

#[test]
fn an_entity_that_is_left_out_is_kept() {
    let older = [days("A", "", 1_000), days("B", "", 2_000)].concat();
    let verdict = judge(Level::Campaign, &older, &days("A", "", 1_003), OnMissing::Auto, &[]);
    assert_eq!(outcomes(&verdict), [("B".to_owned(), Outcome::Kept)]);
}

#[test]
fn the_same_figures_under_another_name_are_a_rename() {
    let older = [days("A", "", 1_000), days("B", "", 2_000)].concat();
    let newer = [days("A", "", 1_000), days("B2", "", 2_004)].concat();
    let verdict = judge(Level::Campaign, &older, &newer, OnMissing::Auto, &[]);
    assert_eq!(outcomes(&verdict), [("B".to_owned(), Outcome::Renamed)]);
    assert_eq!(verdict.renames.len(), 1);
}

#[test]
fn two_days_are_too_few_to_call_it_a_rename() {
    let older = [days("A", "", 1_000), days("B", "", 2_000)].concat();
    let newer = [days("A", "", 1_000), days("C", "", 2_000)].concat();
    let short = |side: &[Presence]| side.iter().filter(|p| p.unit.from.epoch_days() < 2).cloned().collect::<Vec<_>>();
    let verdict = judge(Level::Campaign, &short(&older), &short(&newer), OnMissing::Auto, &[]);
    assert_eq!(outcomes(&verdict), [("B".to_owned(), Outcome::Held)]);
}

#[test]
fn two_that_could_be_the_same_one_are_held() {
    let older = [days("B", "", 2_000), days("C", "", 2_000)].concat();
    let verdict = judge(Level::Campaign, &older, &days("D", "", 2_000), OnMissing::Auto, &[]);
    assert!(verdict.is_held() && verdict.renames.is_empty());
}

#[test]
fn a_renamed_campaign_carries_its_ads_along() {
    let older = [days("A", "one", 1_000), days("A", "two", 3_000)].concat();
    let newer = [days("A2", "one", 1_000), days("A2", "two", 3_000)].concat();
    let verdict = judge(Level::Ad, &older, &newer, OnMissing::Auto, &[]);
    assert_eq!(verdict.renames.len(), 1);
    assert_eq!(outcomes(&verdict), [("A".to_owned(), Outcome::Renamed)]);
}

#[test]
fn a_decision_comes_before_the_policy() {
    let older = [days("A", "", 1_000), days("B", "", 2_000)].concat();
    let newer = [days("A", "", 1_000), days("C", "", 7_000)].concat();
    for (keep, outcome) in [(true, Outcome::Kept), (false, Outcome::Dropped)] {
        let entity = EntityPath { campaign: Entity::named("B"), ..EntityPath::default() };
        let verdict = judge(Level::Campaign, &older, &newer, OnMissing::Auto, &[Decision { entity, keep }]);
        assert_eq!(outcomes(&verdict), [("B".to_owned(), outcome)]);
    }
}

#[test]
fn ids_outweigh_names() {
    let with_id = |id: &str, name: &str| {
        let mut side = days(name, "", 1_000);
        side.iter_mut().for_each(|presence| presence.entity.campaign.id = id.to_owned());
        side
    };
    let same = judge(Level::Campaign, &with_id("1", "A"), &with_id("1", "B"), OnMissing::Auto, &[]);
    assert_eq!(same, Verdict::default());
    let by_name = judge(Level::Campaign, &days("A", "", 1_000), &with_id("1", "A"), OnMissing::Auto, &[]);
    assert_eq!(by_name, Verdict::default());
}

#[test]
fn nothing_without_delivery_is_missed() {
    let older = [days("A", "", 1_000), vec![presence("B", "", 0, 0)]].concat();
    assert_eq!(judge(Level::Campaign, &older, &days("A", "", 900), OnMissing::Hold, &[]), Verdict::default());
}

#[test]
fn half_a_percent_less_looks_older() {
    let pounds = |amount: i64| Money::from_micros(amount * 1_000_000);
    assert!(!looks_older((1_000, pounds(100)), (995, pounds(100))));
    assert!(looks_older((1_000, pounds(100)), (994, pounds(100))));
    assert!(looks_older((1_000, pounds(1_000)), (1_000, pounds(994))));
}
