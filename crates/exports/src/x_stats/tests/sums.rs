//! What a readable answer adds up to, and which days it covers.

use domain::{Breakdown, Level, Metric, Money, Source, Span, Window, Zone};
use serde_json::json;

use super::{answer, document, two_days};
use crate::Hint;
use crate::testing::{hint, read, read_with};

fn money(text: &str) -> Money {
    text.parse().unwrap()
}

fn span(from: &str, to: &str) -> Span {
    Span::new(from.parse().unwrap(), to.parse().unwrap()).unwrap()
}

fn in_zone(name: &str) -> Hint {
    Hint { zone: Some(Zone::named(name).unwrap()), ..hint() }
}

#[test]
fn each_bucket_is_a_day_of_the_account() {
    let (found, facts) = read(document!("campaigns_by_day"));
    assert_eq!((facts.layout.as_str(), facts.scope.source), ("x_ads_stats_json", Source::X));
    assert_eq!((facts.scope.level, facts.window), (Level::Campaign, Window::Days(span("2026-06-01", "2026-06-03"))));
    let days: Vec<String> = found.rows.spans.iter().map(|span| span.from.to_string()).collect();
    assert_eq!(days, ["2026-06-01", "2026-06-02", "2026-06-03"]);
    assert_eq!((facts.currency, facts.reconciled, facts.warnings.len()), (None, None, 0));
}

#[test]
fn metrics_are_added_and_money_is_in_millionths() {
    let (_, facts) = read(document!("campaigns_by_day"));
    let sums = [
        (Metric::Impressions, 82_102),
        (Metric::Clicks, 87),
        (Metric::ClicksAll, 474),
        (Metric::Engagements, 1_266),
        (Metric::Views, 31_123),
        (Metric::Video25, 16_453),
        (Metric::Video50, 8_917),
        (Metric::Video75, 6_028),
        (Metric::Video100, 4_065),
    ];
    for (metric, sum) in sums {
        assert_eq!((facts.totals.count(metric), facts.carried.has(metric)), (sum, true), "{metric}");
    }
    assert_eq!(facts.totals.spend, money("200.180001"));
    assert!(!facts.carried.has_reach());
}

#[test]
fn an_entity_that_did_not_serve_has_no_rows() {
    let (found, facts) = read(document!("campaigns_by_day"));
    assert_eq!((facts.counts.rows, found.rows.len()), (3, 3));
    assert!(found.rows.rows().all(|row| row.campaign.id == "hw001"));
}

#[test]
fn parts_of_an_ad_are_kept_apart_and_belong_to_the_window() {
    let (found, facts) = read_with(document!("ads_by_age"), in_zone("America/Los_Angeles"));
    let facts = facts.unwrap();
    assert_eq!((facts.scope.level, facts.scope.breakdowns.to_string().as_str()), (Level::Ad, "age"));
    assert_eq!(facts.window, Window::Windows(vec![span("2026-06-01", "2026-06-07")]));
    let ages: Vec<_> =
        found.rows.rows().map(|row| (row.ad.id.to_owned(), row.cells[Breakdown::Age as usize].to_owned())).collect();
    assert_eq!(ages, [("ad001".to_owned(), "25-34".to_owned()), ("ad001".to_owned(), "35-49".to_owned())]);
    assert_eq!(facts.totals.spend, money("2"));
}

#[test]
fn days_begin_at_the_accounts_midnight_in_summer_and_in_winter() {
    let los_angeles = |from: &str, to: &str| {
        let text = answer(from, to, "DAY", &json!({ "impressions": [5, 7], "clicks": null })).to_string();
        read_with(text.as_bytes(), in_zone("America/Los_Angeles")).1.unwrap().window
    };
    assert_eq!(
        los_angeles("2026-07-01T07:00:00Z", "2026-07-03T07:00:00Z"),
        Window::Days(span("2026-07-01", "2026-07-02"))
    );
    assert_eq!(
        los_angeles("2026-12-01T08:00:00Z", "2026-12-03T08:00:00Z"),
        Window::Days(span("2026-12-01", "2026-12-02"))
    );
    assert_eq!(
        los_angeles("2026-11-01T07:00:00Z", "2026-11-03T08:00:00Z"),
        Window::Days(span("2026-11-01", "2026-11-02"))
    );
}

#[test]
fn hours_are_added_to_their_day_and_a_day_may_have_25() {
    let impressions: Vec<i64> = (1..=25).collect();
    let hours = answer("2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z", "HOUR", &json!({ "impressions": impressions }));
    let (found, facts) = read(hours.to_string());
    assert_eq!(facts.window, Window::Days(span("2026-10-25", "2026-10-25")));
    assert_eq!((found.rows.len(), facts.totals.count(Metric::Impressions)), (25, 325));
}

#[test]
fn what_is_not_asked_for_is_not_known() {
    let text =
        answer("2026-06-01T23:00:00Z", "2026-06-02T23:00:00Z", "DAY", &json!({ "impressions": [5], "likes": [9] }));
    let (_, facts) = read(text.to_string());
    assert!(!facts.carried.has_spend() && !facts.carried.has(Metric::Clicks));
    assert_eq!(facts.warnings, ["The file has no column for spend, so that is not known."]);
}

#[test]
fn an_account_has_no_entity_below_it() {
    let mut text = two_days();
    text["request"]["params"]["entity"] = json!("ACCOUNT");
    let (found, facts) = read(text.to_string());
    assert_eq!(facts.scope.level, Level::Account);
    assert!(found.rows.rows().all(|row| row.campaign.is_absent() && row.ad.is_absent()));
}

#[test]
fn an_answer_without_entities_covers_nothing() {
    let mut text = two_days();
    text["data"] = json!([]);
    assert_eq!(read(text.to_string()).1.window, Window::Nothing);
}

#[test]
fn the_request_may_stand_before_the_figures() {
    let text = two_days();
    let turned = json!({ "request": text["request"], "data": text["data"], "data_type": "stats" });
    assert_eq!(read(turned.to_string()).1, read(text.to_string()).1);
}
