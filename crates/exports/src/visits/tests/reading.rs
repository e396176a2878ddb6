//! What readable tables of visits and contacts say.

use domain::{Breakdown, EntityRef, Level, Metric, Source, Window};

use crate::testing::{fixture, hint, read, read_with};

fn span(text: &str) -> domain::Span {
    let (from, to) = text.split_once("..").unwrap();
    domain::Span::new(from.parse().unwrap(), to.parse().unwrap()).unwrap()
}

#[test]
fn sessions_by_source_medium_campaign_and_day_are_visits() {
    let (found, facts) = read(fixture!("ga4_by_day"));
    assert_eq!((facts.layout.as_str(), facts.scope.source), ("ga4_traffic_csv", Source::Ga4));
    assert_eq!((facts.scope.level, facts.scope.breakdowns.is_empty()), (Level::SourceMediumUtmCampaign, true));
    assert_eq!((facts.counts.rows, facts.totals.count(Metric::Referrals)), (4, 141));
    assert_eq!(facts.totals.count(Metric::KeyEvents), 5);
    assert_eq!(facts.window, Window::Days(span("2026-06-01..2026-06-14")));
    let row = found.rows.rows().next().unwrap();
    assert_eq!(row.campaign, EntityRef { id: "", name: "harbour_w1" });
    assert_eq!(row.adset, EntityRef { id: "", name: "facebook / paid_social" });
    assert!(!facts.carried.has_spend() && !facts.carried.has(Metric::Impressions));
}

#[test]
fn without_a_date_the_visits_are_those_of_the_whole_window() {
    let (found, facts) = read(fixture!("ga4_for_a_window"));
    assert_eq!((facts.scope.level, facts.totals.count(Metric::Referrals)), (Level::SourceMedium, 3_413));
    assert_eq!(facts.window, Window::Windows(vec![span("2026-06-01..2026-06-28")]));
    assert_eq!(found.rows.len(), 2);
}

#[test]
fn a_click_log_is_reduced_to_counts_and_robots_are_left_out() {
    let (found, facts) = read_with(fixture!("click_log"), hint());
    let facts = facts.unwrap();
    assert_eq!((facts.layout.as_str(), facts.scope.source), ("click_log_csv", Source::ClickLog));
    assert_eq!((facts.counts.rows, facts.counts.accepted, facts.counts.stored), (4, 4, 2));
    assert_eq!(facts.totals.count(Metric::Referrals), 3);
    let rows: Vec<(String, &str, i64)> = found
        .rows
        .rows()
        .map(|row| (row.span.from.to_string(), row.adset.name, row.counts[Metric::Referrals.index()]))
        .collect();
    let first = ("2026-06-01".to_owned(), "facebook / paid_social", 2);
    let night = ("2026-06-02".to_owned(), "snapchat / paid_social", 1);
    assert_eq!(rows, [first, night], "half past eleven in Greenwich is the next day in London");
    assert_eq!(facts.warnings, ["1 click of a robot is not counted."]);
    let all = format!("{found:?} {facts:?}");
    for kept_out in ["h-1", "harbour.example", "l.facebook.com", "mobile", "20:14"] {
        assert!(!all.contains(kept_out), "{kept_out}");
    }
}

#[test]
fn hours_of_contacts_are_added_and_withheld_cells_are_counted_apart() {
    let (found, facts) = read_with(fixture!("contacts_by_hour"), hint());
    let facts = facts.unwrap();
    assert_eq!((facts.layout.as_str(), facts.scope.level), ("helpline_contacts_csv", Level::Contact));
    assert_eq!((facts.counts.rows, facts.counts.accepted, facts.counts.stored), (4, 4, 2));
    let counted = [Metric::Contacts, Metric::ContactsWithheld].map(|metric| facts.totals.count(metric));
    assert_eq!(counted, [3, 1]);
    assert!(facts.scope.breakdowns.has(Breakdown::ContactChannel) && facts.scope.breakdowns.has(Breakdown::Nation));
    let row = found.rows.rows().next().unwrap();
    assert_eq!(row.cells[Breakdown::ContactChannel as usize], "call");
}

#[test]
fn the_template_counts_what_else_counts_visits() {
    let (found, facts) = read(fixture!("template_visits"));
    assert_eq!((facts.layout.as_str(), facts.scope.level), ("template_visits_csv", Level::SourceUtmCampaign));
    assert_eq!(facts.totals.count(Metric::Referrals), 17);
    assert_eq!(found.rows.rows().next().unwrap().adset.name, "facebook / ");
}

#[test]
fn a_tag_that_is_about_a_person_rejects_its_row_and_is_not_quoted() {
    let text = "date,utm_source,utm_campaign,visits\n2026-06-01,jo@example.org,harbour_w1,12\n";
    let (found, facts) = read(text);
    assert_eq!((facts.counts.rejected, found.rejects[0].code.as_str()), (1, "looks_personal"));
    assert!(!format!("{facts:?}").contains("jo@"));
}
