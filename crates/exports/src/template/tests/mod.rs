use domain::{Breakdown, Level, Metric, Source, Window};

use crate::testing::{fixture, is_the_same_however_cut, read, refuse};

#[test]
fn a_table_of_another_channel_is_delivery() {
    let (found, facts) = read(fixture!("radio"));
    assert_eq!((facts.layout.as_str(), facts.scope.source), ("template_delivery_csv", Source::Other));
    assert_eq!((facts.scope.level, facts.scope.breakdowns.has(Breakdown::Platform)), (Level::Campaign, true));
    assert_eq!(facts.totals.count(Metric::Impressions), 61_000);
    assert_eq!((facts.totals.spend, facts.currency), ("1450.50".parse().unwrap(), None));
    assert!(matches!(facts.window, Window::Days(_)));
    assert_eq!(found.rows.rows().next().unwrap().campaign.name, "Harbour Watch radio");
    is_the_same_however_cut(fixture!("radio"), &[5, 11]);
}

#[test]
fn what_does_not_belong_into_it_is_refused() {
    assert_eq!(refuse("date,campaign,impressions,weather\n2026-06-01,A,5,fair\n").code, "unknown_header");
    assert_eq!(refuse("date,campaign,impressions\n01/06/2026,A,5\n").code, "resaved_by_spreadsheet");
    assert_eq!(refuse("campaign,impressions\nA,5\n").code, "unknown_header");
}

#[test]
fn a_row_without_a_campaign_is_rejected() {
    let (found, facts) = read("date,campaign,impressions\n2026-06-01,,5\n");
    assert_eq!((facts.counts.rejected, found.rejects[0].code.as_str()), (1, "no_name"));
}
