//! What a readable file adds up to, and how that compares with the platform's own total.

use domain::{Breakdown, Level, Metric, Money, Reach};

use super::support::{fixture, read};

fn money(text: &str) -> Money {
    text.parse().unwrap()
}

#[test]
fn the_summary_row_is_the_platforms_total_and_no_row() {
    let (found, facts) = read(fixture!("summary_row_first"));
    assert_eq!((facts.counts.rows, found.rows.len()), (3, 3));
    assert_eq!(facts.totals.count(Metric::Impressions), 2901);
    assert_eq!(facts.totals.count(Metric::Clicks), 12);
    assert_eq!(facts.totals.spend, money("20.01"));
    let platform = facts.platform_totals.unwrap();
    assert_eq!(platform.counts[Metric::Impressions.index()], Some(2901));
    assert_eq!((platform.spend, platform.counts[Metric::Views.index()]), (Some(money("20.01")), None));
    assert_eq!((facts.reconciled, facts.beyond_tolerance), (Some(true), false));
    let reach = facts.reach.first().unwrap();
    assert_eq!((reach.reach, reach.span.to_string()), (Reach::new(2100), "2026-03-27..2026-03-30".to_owned()));
    assert_eq!((facts.warnings.as_slice(), facts.currency.unwrap().as_str()), ([].as_slice(), "GBP"));
}

#[test]
fn rows_without_a_summary_row_are_not_reconciled_with_anything() {
    let (_, facts) = read(fixture!("daily_without_summary_row"));
    assert_eq!((facts.counts.rows, facts.reconciled, facts.platform_totals), (3, None, None));
    assert!(facts.reach.is_empty());
}

#[test]
fn rows_short_of_the_summary_row_are_beyond_tolerance_and_say_by_how_much() {
    let (_, facts) = read(fixture!("body_short_of_summary_row"));
    assert_eq!((facts.reconciled, facts.beyond_tolerance), (Some(false), true));
    assert_eq!(
        facts.warnings,
        [
            "The rows add up to 2,901 impressions, but the platform's own total is 2,911: the rows have 10 less.",
            "The rows add up to 20.01 spend, but the platform's own total is 20.51: the rows have 0.50 less.",
        ]
    );
}

#[test]
fn spend_is_compared_after_rounding_to_micros() {
    let (_, facts) = read(fixture!("region_with_suppressed_column"));
    assert_eq!((facts.totals.spend, facts.reconciled), (money("9.99999999"), Some(true)));
}

#[test]
fn a_column_that_a_breakdown_suppresses_is_not_carried_and_not_compared() {
    let (_, facts) = read(fixture!("region_with_suppressed_column"));
    assert!(!facts.carried.has(Metric::Engagements) && !facts.carried.has(Metric::LandingPageViews));
    assert!(facts.carried.has(Metric::Clicks) && facts.carried.has_reach() && facts.carried.has_spend());
    assert_eq!(facts.platform_totals.unwrap().counts[Metric::Engagements.index()], Some(412));
    assert_eq!(facts.warnings.len(), 2);
}

#[test]
fn page_views_by_region_are_not_known_even_without_a_summary_row() {
    let (_, facts) = read("Region,Impressions,Landing page views,Outbound clicks,Day\nWales,5,,,2026-03-01\n");
    assert!(!facts.carried.has(Metric::LandingPageViews) && facts.carried.has(Metric::OutboundClicks));
    let (_, facts) = read("Age,Impressions,Landing page views,Day\n65+,5,,2026-03-01\n");
    assert!(facts.carried.has(Metric::LandingPageViews));
}

#[test]
fn an_empty_count_is_zero_and_an_empty_reach_is_nothing() {
    let (found, _) = read("Campaign name,Reach,Impressions,Link clicks,Day\nA,,5,,2026-03-01\nB,0,1,,2026-03-01\n");
    assert_eq!(found.rows.reach, [None, Some(Reach::new(0))]);
    assert_eq!(found.rows.counts[Metric::Clicks.index()], [0, 0]);
}

#[test]
fn a_file_without_dimensions_has_one_row_and_no_summary_row() {
    let (found, facts) = read(fixture!("one_row_without_dimension"));
    assert_eq!((found.rows.len(), facts.scope.level, facts.platform_totals), (1, Level::Account, None));
    assert_eq!(found.rows.reach, [Some(Reach::new(700))]);
}

#[test]
fn names_ids_breakdowns_and_video_metrics_are_read_from_a_report_of_ads() {
    let (found, facts) = read(fixture!("ads_with_ids_and_breakdowns"));
    assert_eq!(facts.scope.level, Level::Ad);
    let breakdowns: Vec<_> = facts.scope.breakdowns.iter().map(Breakdown::as_str).collect();
    assert_eq!(breakdowns, ["age", "gender", "platform", "placement", "device_platform"]);
    let row = found.rows.rows().next().unwrap();
    assert_eq!((row.ad.id, row.ad.name), ("120210000000000123", "Poster \"Look out\" 1;...and 2 more ads"));
    assert_eq!((row.cells[Breakdown::Age as usize], row.campaign.is_absent()), ("65+", true));
    let counted = [Metric::Views, Metric::Thruplays, Metric::Video25, Metric::Video100, Metric::OutboundClicks];
    assert_eq!(counted.map(|metric| row.counts[metric.index()]), [50, 20, 40, 10, 3]);
}

#[test]
fn columns_are_found_by_name_in_any_place_and_case() {
    let text = "\u{feff}\"  REPORTING  ends\",impressions,Amount Spent (gbp),\"AD SET NAME\",reporting starts\n\
                2026-03-02,7,1.5,\"Quay, north\",2026-03-01\n";
    let (found, facts) = read(text);
    assert_eq!((facts.scope.level, facts.totals.spend), (Level::Adset, money("1.5")));
    assert_eq!(found.rows.rows().next().unwrap().adset.name, "Quay, north");
}

#[test]
fn metrics_of_the_users_own_making_are_passed_over() {
    let (_, facts) = read(fixture!("custom_metrics"));
    assert_eq!((facts.counts.accepted, facts.totals.count(Metric::Impressions)), (2, 770));
    assert_eq!(facts.carried.metrics().collect::<Vec<_>>(), [Metric::Impressions]);
}

#[test]
fn the_table_export_of_ads_manager_is_read_too() {
    let (_, facts) = read(fixture!("classic_table_export"));
    assert_eq!((facts.totals.count(Metric::Impressions), facts.currency.unwrap().as_str()), (1050, "EUR"));
    let (_, facts) = read(fixture!("classic_table_export_with_windows_line_ends"));
    assert_eq!((facts.totals.count(Metric::Impressions), facts.totals.spend), (950, money("12.40")));
}

#[test]
fn the_total_of_a_table_export_has_a_zero_for_its_state_of_delivery() {
    let (found, facts) = read(fixture!("classic_table_export_with_total"));
    assert_eq!((found.rows.len(), facts.reconciled, facts.scope.level), (2, Some(true), Level::Ad));
    assert_eq!(facts.reach.first().unwrap().reach, Reach::new(900));
}

#[test]
fn more_clicks_on_links_than_clicks_are_kept_as_reported() {
    let (_, facts) = read("Campaign name,Impressions,Link clicks,Clicks (all),Day\nA,5,9,8,2026-03-01\n");
    assert_eq!((facts.totals.count(Metric::Clicks), facts.totals.count(Metric::ClicksAll)), (9, 8));
}

#[test]
fn of_two_names_for_one_metric_the_usual_one_counts() {
    let (_, facts) =
        read("Campaign name,Website landing page views,Landing page views,Impressions,Day\nA,3,4,9,2026-03-01\n");
    assert_eq!(facts.totals.count(Metric::LandingPageViews), 4);
}

#[test]
fn a_column_for_the_currency_says_it_where_the_header_does_not() {
    let (_, facts) =
        read("Campaign name,Amount spent,Currency,Reporting starts,Reporting ends\nA,1,SEK,2026-03-01,2026-03-31\n");
    assert_eq!(facts.currency.unwrap().as_str(), "SEK");
    assert_eq!(facts.warnings, ["The file has no column for impressions, so that is not known."]);
}

#[test]
fn a_group_without_a_name_is_a_row_where_a_summary_row_came_before() {
    let (found, facts) = read("Region,Impressions,Day\n,7,\nWales,5,2026-03-01\n,2,2026-03-01\n");
    assert_eq!((found.rows.len(), facts.reconciled), (2, Some(true)));
}
