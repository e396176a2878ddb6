//! What a readable report adds up to, and how that compares with its total.

use domain::{Level, Metric, Money, Source, Span, Window};

use crate::testing::{fixture, read};

fn money(text: &str) -> Money {
    text.parse().unwrap()
}

fn days(from: &str, to: &str) -> Window {
    Window::Days(Span::new(from.parse().unwrap(), to.parse().unwrap()).unwrap())
}

#[test]
fn clicks_on_links_are_clicks_and_all_others_are_apart() {
    let (found, facts) = read(fixture!("campaigns_by_day"));
    assert_eq!((facts.layout.as_str(), facts.scope.source), ("x_ads_manager_csv", Source::X));
    assert_eq!((facts.scope.level, found.rows.len()), (Level::Campaign, 3));
    let counted = [Metric::Impressions, Metric::Clicks, Metric::ClicksAll, Metric::Engagements];
    assert_eq!(counted.map(|metric| facts.totals.count(metric)), [82_102, 178, 474, 1266]);
    assert_eq!((facts.totals.spend, facts.window), (money("1200.18"), days("2026-06-01", "2026-06-03")));
    assert_eq!((facts.currency, facts.reconciled, facts.warnings.len()), (None, None, 0));
    let row = found.rows.rows().next().unwrap();
    assert_eq!((row.campaign.id, row.campaign.name), ("hw001", "Harbour Watch promoted video"));
}

#[test]
fn an_empty_cell_is_zero() {
    let (found, facts) = read(fixture!("campaigns_by_day"));
    let row = found.rows.rows().last().unwrap();
    assert_eq!((row.counts, row.spend), ([0; Metric::COUNT], Money::ZERO));
    assert!(facts.carried.has(Metric::Engagements));
}

#[test]
fn a_last_row_without_a_name_is_the_platforms_total() {
    let (found, facts) = read(fixture!("with_a_total_without_a_name"));
    assert_eq!((found.rows.len(), facts.counts.rows, facts.reconciled), (2, 2, Some(true)));
    let platform = facts.platform_totals.unwrap();
    assert_eq!((platform.counts[Metric::Video100.index()], platform.spend), (Some(4_065), Some(money("200.18"))));
    assert_eq!((facts.totals.count(Metric::Views), facts.totals.spend), (31_123, money("200.189")));
}

#[test]
fn hours_are_added_to_their_day() {
    let (found, facts) = read(fixture!("hours_with_a_total_row"));
    assert_eq!((facts.window, facts.reconciled), (days("2026-06-01", "2026-06-02"), Some(true)));
    let spans: Vec<String> = found.rows.spans.iter().map(Span::to_string).collect();
    assert_eq!(spans, ["2026-06-01..2026-06-01", "2026-06-01..2026-06-01", "2026-06-02..2026-06-02"]);
    assert!(facts.warnings[0].contains("by hour"), "{:?}", facts.warnings);
}

#[test]
fn rows_short_of_their_total_are_beyond_tolerance() {
    let (_, facts) = read(fixture!("rows_short_of_their_total"));
    assert_eq!((facts.reconciled, facts.beyond_tolerance, facts.warnings.len()), (Some(false), true, 2));
}

#[test]
fn a_total_without_figures_is_passed_over() {
    let (_, facts) = read("Id,Time,Spend,Impressions,Engagement rate\nhw001,2026-06-01,1,5,0.1\n,,,,0.1\n");
    assert_eq!((facts.counts.rows, facts.reconciled), (1, None));
}

#[test]
fn a_campaign_that_is_called_total_is_told_by_its_id() {
    let (found, _) = read("Id,Campaign,Time,Spend,Impressions\nhw001,Total,2026-06-01,1,5\n");
    assert_eq!(found.rows.len(), 1);
}

#[test]
fn few_columns_are_enough_and_their_order_is_free() {
    let (_, facts) = read("impressions,SPEND,Time period,campaign\n5,1.5,2026-06-01,Harbour Watch\n");
    assert_eq!((facts.scope.source, facts.totals.spend), (Source::X, money("1.5")));
}
