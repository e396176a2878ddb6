//! What a readable report adds up to.

use domain::{Breakdown, Level, Metric, Money, Reach, Source};

use crate::testing::{fixture, read};

fn money(text: &str) -> Money {
    text.parse().unwrap()
}

#[test]
fn paid_impressions_and_swipe_ups_are_added() {
    let (found, facts) = read(fixture!("daily_by_age_and_gender"));
    assert_eq!((facts.layout.as_str(), facts.scope.source), ("snapchat_ads_manager_csv", Source::Snapchat));
    assert_eq!((facts.scope.level, facts.counts.rows, found.rows.len()), (Level::Campaign, 4, 4));
    assert_eq!(facts.scope.breakdowns.to_string(), "age,gender");
    let counted = [Metric::Impressions, Metric::Clicks].map(|metric| facts.totals.count(metric));
    assert_eq!((counted, facts.totals.spend), ([48_759, 150], money("61.295")));
    let row = found.rows.rows().next().unwrap();
    assert_eq!((row.cells[Breakdown::Age as usize], row.cells[Breakdown::Gender as usize]), ("18-20", "male"));
}

#[test]
fn the_file_says_neither_its_currency_nor_a_total() {
    let (_, facts) = read(fixture!("daily_by_age_and_gender"));
    assert_eq!((facts.currency, facts.reconciled, facts.platform_totals), (None, None, None));
    assert!(facts.warnings.is_empty(), "{:?}", facts.warnings);
}

#[test]
fn newer_names_video_and_reach_are_read_from_a_report_of_ads() {
    let (found, facts) = read(fixture!("ads_for_a_window_with_video"));
    assert_eq!(facts.scope.level, Level::Ad);
    let row = found.rows.rows().next().unwrap();
    assert_eq!((row.ad.id, row.adset.id, row.campaign.name), ("ad-1", "a1-set", "Harbour Watch snaps"));
    let counted = [
        (Metric::Clicks, 44),
        (Metric::LandingPageViews, 30),
        (Metric::Views, 3000),
        (Metric::Video25, 2500),
        (Metric::Video50, 1200),
        (Metric::Video75, 900),
        (Metric::Video100, 600),
    ];
    for (metric, count) in counted {
        assert_eq!(row.counts[metric.index()], count, "{metric}");
    }
}

#[test]
fn a_reach_of_nobody_beside_delivery_is_missing() {
    let (found, _) = read(fixture!("ads_for_a_window_with_video"));
    assert_eq!(found.rows.reach, [Some(Reach::new(4100)), None]);
    let (found, _) = read(fixture!("total_impressions_only"));
    assert_eq!(found.rows.reach, [None]);
    let still = "Start Time,End Time,Campaign Name,Paid Impressions,Paid Reach\n\
                 2026-06-01 00:00:00 GMT,2026-06-02 00:00:00 GMT,Harbour,0,0\n";
    assert_eq!(read(still).0.rows.reach, [Some(Reach::new(0))]);
}

#[test]
fn impressions_that_nobody_paid_for_are_never_taken_for_impressions() {
    let (_, facts) = read(fixture!("total_impressions_only"));
    assert!(!facts.carried.has(Metric::Impressions) && facts.carried.has(Metric::Clicks));
    assert_eq!((facts.totals.count(Metric::Impressions), facts.totals.spend), (0, money("12.5")));
    assert!(facts.warnings[1].contains("`Paid Impressions`"), "{:?}", facts.warnings);
}

#[test]
fn windows_line_ends_make_no_difference() {
    let text = String::from_utf8(fixture!("daily_by_age_and_gender").to_vec()).unwrap().replace('\n', "\r\n");
    assert_eq!(read(text).1.totals, read(fixture!("daily_by_age_and_gender")).1.totals);
}
