//! What a readable report adds up to, and how that compares with its totals.

use domain::{Breakdown, Level, Metric, Money, Reach, Source};

use crate::testing::{fixture, read};

fn money(text: &str) -> Money {
    text.parse().unwrap()
}

#[test]
fn rows_are_added_and_totals_are_not() {
    let (found, facts) = read(fixture!("campaigns_by_day"));
    assert_eq!((facts.layout.as_str(), facts.scope.source), ("google_ads_report_csv", Source::GoogleAds));
    assert_eq!((facts.scope.level, facts.counts.rows, found.rows.len()), (Level::Campaign, 3, 3));
    let counted = [Metric::Impressions, Metric::Clicks, Metric::Views].map(|metric| facts.totals.count(metric));
    assert_eq!((counted, facts.totals.spend), ([14_000, 45, 9_640], money("1119.65")));
    assert_eq!((facts.reconciled, facts.beyond_tolerance, facts.warnings.len()), (Some(true), false, 0));
    assert_eq!(facts.currency.unwrap().as_str(), "GBP");
    let row = found.rows.rows().next().unwrap();
    assert_eq!((row.campaign.id, row.campaign.name), ("31000000001", "Harbour Watch film"));
}

#[test]
fn the_rows_total_is_compared_and_the_accounts_is_not() {
    let (_, facts) = read(fixture!("campaigns_by_day"));
    let platform = facts.platform_totals.unwrap();
    assert_eq!((platform.counts[Metric::Impressions.index()], platform.spend), (Some(14_000), Some(money("1119.65"))));
}

#[test]
fn unique_users_are_the_rows_own_and_the_accounts_come_from_its_total() {
    let (found, facts) = read(fixture!("campaigns_by_day"));
    assert_eq!(found.rows.reach, [Some(Reach::new(9_377)), None, None]);
    let [reach] = facts.reach.as_slice() else { panic!("{:?}", facts.reach) };
    assert_eq!((reach.reach, reach.span.to_string()), (Reach::new(10_444), "2026-06-01..2026-06-04".to_owned()));
}

#[test]
fn shares_of_a_video_played_are_no_counts() {
    let (_, facts) = read(fixture!("campaigns_by_day"));
    let carried: Vec<_> = facts.carried.metrics().collect();
    assert_eq!(carried, [Metric::Impressions, Metric::Clicks, Metric::Views]);
}

#[test]
fn views_go_by_their_older_name_and_costs_may_have_commas() {
    let (_, facts) = read(fixture!("campaigns_for_a_window"));
    assert_eq!((facts.totals.count(Metric::Views), facts.totals.spend), (20_110, money("2565.93")));
    // The total is a hundredth less: the platform rounds each row.
    assert_eq!((facts.reconciled, facts.warnings.len()), (Some(true), 0));
}

#[test]
fn a_report_in_utf_16_with_tabs_reads_like_one_in_utf_8() {
    let (found, facts) = read(fixture!("ad_groups_in_utf16"));
    assert_eq!((facts.scope.level, facts.reconciled), (Level::Adset, Some(true)));
    assert_eq!((facts.totals.count(Metric::Impressions), facts.totals.spend), (62_312, money("18257.62")));
    assert_eq!(facts.currency.unwrap().as_str(), "GBP");
    let row = found.rows.rows().next().unwrap();
    assert_eq!((row.adset.name, row.campaign.name), ("Über 65", "Harbour – film"));
}

#[test]
fn a_label_in_the_second_cell_makes_a_total_as_well() {
    let (found, facts) = read(fixture!("months_with_the_label_second"));
    assert_eq!((found.rows.len(), facts.totals.count(Metric::Impressions)), (3, 21_067));
    assert_eq!((facts.reconciled, facts.totals.spend), (Some(true), money("191.10")));
}

#[test]
fn totals_of_old_have_a_dash() {
    let (_, facts) = read(fixture!("one_line_title_of_old"));
    assert_eq!((facts.counts.rows, facts.totals.count(Metric::Impressions)), (2, 65_156));
    assert_eq!((facts.totals.spend, facts.reconciled, facts.scope.level), (money("1446.44"), Some(true), Level::Ad));
}

#[test]
fn a_saved_report_has_its_own_title_and_may_have_no_totals() {
    let (found, facts) = read(fixture!("saved_report_under_its_own_title"));
    assert_eq!((facts.reconciled, facts.platform_totals, facts.scope.level), (None, None, Level::Ad));
    assert_eq!(facts.scope.breakdowns.to_string(), "impression_device");
    let devices: Vec<_> =
        found.rows.rows().map(|row| row.cells[Breakdown::ImpressionDevice as usize].to_owned()).collect();
    assert_eq!(devices, ["Mobile phones", "TV screens"]);
    assert_eq!((facts.totals.count(Metric::Engagements), facts.totals.spend), (14, money("9.125")));
}

#[test]
fn rows_short_of_their_total_are_beyond_tolerance_in_counts_and_in_money() {
    let (_, facts) = read(fixture!("rows_short_of_their_total"));
    assert_eq!((facts.reconciled, facts.beyond_tolerance), (Some(false), true));
    assert_eq!(
        facts.warnings,
        [
            "The rows add up to 12 impressions, but the platform's own total is 13: the rows have 1 less.",
            "The rows add up to 3.005 spend, but the platform's own total is 3.02: the rows have 0.015 less.",
        ]
    );
}

#[test]
fn a_campaign_that_is_named_like_a_total_is_told_by_its_id() {
    let (found, facts) = read(fixture!("campaigns_named_like_totals"));
    assert_eq!((found.rows.len(), facts.reconciled), (3, Some(true)));
}

#[test]
fn a_figure_that_is_blank_on_every_row_is_not_known() {
    let (_, facts) = read("Ad report\n1 June 2026\nCampaign,TrueView views,Impr.,Cost\nHarbour, --,5,1.00\n");
    assert!(!facts.carried.has(Metric::Views) && facts.carried.has(Metric::Impressions));
    assert_eq!(facts.warnings.len(), 1);
}

#[test]
fn a_full_page_without_totals_may_be_a_part() {
    let rows = |count: usize| format!("Mine\n1 June 2026\nCampaign,Impr.,Cost\n{}", "Harbour,5,1.00\n".repeat(count));
    assert!(read(rows(100)).1.warnings[0].contains("exactly 100 rows"));
    assert!(read(rows(101)).1.warnings.is_empty());
}

#[test]
fn a_report_without_figures_is_fine_as_long_as_it_has_no_rows() {
    let (_, facts) = read(fixture!("header_without_figures"));
    assert_eq!((facts.counts.rows, facts.window), (0, domain::Window::Nothing));
}
