use super::*;

mod visits;

use crate::rules::assign::{Campaign, Destination, Rule, Rules};
use crate::{
    Assignment, Carried, Currency, DatedBy, Day, Event, EventKind, ExportId, Exported, LoadId, Metric, Money,
    Publication, Source, Tally, Version,
};

fn day(at: i32) -> Day {
    Day::from_epoch_days(20_000 + at)
}

fn days(from: i32, to: i32) -> Span {
    Span { from: day(from), to: day(to) }
}

fn scope(report: &str, level: Level, breakdowns: &[Breakdown]) -> Scope {
    let breakdowns = breakdowns.iter().copied().collect();
    Scope { source: Source::Meta, account: "a".into(), report: report.into(), level, breakdowns }
}

/// Books that are filled export by export.
#[derive(Default)]
struct Filled {
    /// When the exports that follow were made; long after every day, unless said.
    made: Option<&'static str>,
    lines: Vec<Publication>,
    rows: Vec<CampaignDay>,
}

impl Filled {
    fn with_rules(rule: &str) -> Self {
        let currency: Currency = "GBP".parse().unwrap();
        let rule = Rule {
            source: Source::Meta,
            account: None,
            matches: rule.into(),
            channel: None,
            destination: Destination::Helpline,
        };
        let campaign = Campaign { rules: vec![rule], ..Campaign::new("ours", "Ours", currency) };
        let mut filled = Self::default();
        let rules = Rules { campaigns: vec![campaign], ..Rules::default() };
        filled.publish(Event { rules: Some(rules), ..event(EventKind::Rules) });
        filled
    }

    fn publish(&mut self, event: Event) {
        let version = Version(u32::try_from(self.lines.len()).unwrap() + 1);
        self.lines.push(Publication { version, visible_at: Timestamp::UNIX_EPOCH, event });
    }

    /// An export of `scope` that covers `span` and has these rows: campaign, unit, impressions.
    fn export(&mut self, scope: &Scope, span: Span, by_day: bool, carried: Carried, rows: &[(&str, Span, i64)]) {
        let load = self.cover(scope, span, by_day, carried);
        self.rows.extend(rows.iter().map(|(campaign, unit, impressions)| {
            let mut tally = Tally { rows: 1, spend: Money::from_micros(*impressions * 1_000), ..Tally::default() };
            tally.counts[Metric::Impressions.index()] = *impressions;
            CampaignDay { load, unit: *unit, campaign: Entity::named(campaign), value: Entity::default(), tally }
        }));
    }

    /// An export of `scope` that covers `span`; the load of its rows.
    fn cover(&mut self, scope: &Scope, span: Span, by_day: bool, carried: Carried) -> LoadId {
        let load = LoadId(self.lines.len() as u64);
        let exported = Exported { at: self.made.unwrap_or("2026-12-01T00:00:00Z").parse().unwrap(), by: DatedBy::Flag };
        let export = Some(ExportId(load.0.to_string()));
        let assignment = Assignment {
            span,
            by_day,
            loads: vec![load],
            exported: Some(exported),
            export: export.clone(),
            seen: load.0,
            carried,
            currency: "GBP".parse().ok(),
        };
        let scope = Some(scope.clone());
        let loaded = event(EventKind::Load);
        self.publish(Event {
            export,
            scope,
            load: Some(load),
            exported: Some(exported),
            assignments: vec![assignment],
            ..loaded
        });
        load
    }

    fn answer(&self, range: Span, grain: Grain) -> Vec<(Option<i64>, FigureState)> {
        let live = Live::at(&self.lines, Version(u32::MAX));
        let evidence = Evidence { live: &live, totals: &self.rows, cells: &[], ever: &[] };
        let now = "2026-12-01T00:00:00Z".parse().unwrap();
        let question = Question { campaign: "ours", range, grain, by: By::None, now };
        let figures = answer(&evidence, &question).rows.into_iter().map(|row| row.figures);
        figures.map(|figures| (figures.count(Metric::Impressions), figures.count_state(Metric::Impressions))).collect()
    }
}

fn event(kind: EventKind) -> Event {
    Event {
        kind,
        export: None,
        scope: None,
        load: None,
        exported: None,
        assignments: Vec::new(),
        renames: Vec::new(),
        confirmed_at: None,
        rules: None,
        purge: None,
    }
}

const ALL: Carried = Carried::NOTHING.with(Metric::Impressions).with_spend();

fn daily(report: &str) -> Scope {
    scope(report, Level::Campaign, &[])
}

#[test]
fn days_that_cover_all_that_is_asked_are_added_up() {
    let mut books = Filled::with_rules("*");
    books.export(&daily("d"), days(0, 2), true, ALL, &[("A", days(0, 0), 5), ("A", days(2, 2), 7)]);
    assert_eq!(books.answer(days(0, 2), Grain::Total), [(Some(12), FigureState::Ok)]);
    let by_day = [(Some(5), FigureState::Ok), (Some(0), FigureState::Ok), (Some(7), FigureState::Ok)];
    assert_eq!(books.answer(days(0, 2), Grain::Day), by_day, "a day without rows that the export covers is 0");
}

#[test]
fn a_day_that_nothing_covers_makes_the_sum_partial() {
    let mut books = Filled::with_rules("*");
    books.export(&daily("d"), days(0, 1), true, ALL, &[("A", days(0, 0), 5), ("A", days(1, 1), 6)]);
    assert_eq!(books.answer(days(0, 2), Grain::Total), [(Some(11), FigureState::Partial)]);
}

#[test]
fn windows_answer_where_days_do_not_cover_and_are_never_added_to_them() {
    let mut books = Filled::with_rules("*");
    books.export(&daily("d"), days(0, 1), true, ALL, &[("A", days(0, 0), 5), ("A", days(1, 1), 6)]);
    books.export(&daily("w"), days(0, 3), false, ALL, &[("A", days(0, 3), 100)]);
    assert_eq!(books.answer(days(0, 3), Grain::Total), [(Some(100), FigureState::Ok)]);
    assert_eq!(books.answer(days(0, 1), Grain::Total), [(Some(11), FigureState::Ok)]);
    assert_eq!(books.answer(days(0, 2), Grain::Total), [(Some(11), FigureState::Partial)]);
}

#[test]
fn a_silent_day_is_as_firm_as_the_export_that_covers_it() {
    let mut books = Filled::with_rules("A*");
    books.export(&daily("d"), days(0, 0), true, ALL, &[("A", days(0, 0), 5)]);
    books.made = Some("2024-10-06T00:00:00Z");
    books.export(&daily("d"), days(1, 1), true, ALL, &[("B", days(1, 1), 6)]);
    assert_eq!(books.answer(days(0, 1), Grain::Total), [(Some(5), FigureState::NotRechecked)]);
}

#[test]
fn windows_that_are_stale_do_not_answer() {
    let mut books = Filled::with_rules("*");
    let by_age = scope("w", Level::Campaign, &[Breakdown::Age]);
    books.export(&by_age, days(0, 3), false, ALL, &[("A", days(0, 3), 120)]);
    books.made = Some("2024-10-09T00:00:00Z");
    books.export(&daily("w"), days(0, 3), false, ALL, &[("A", days(0, 3), 100)]);
    assert_eq!(books.answer(days(0, 3), Grain::Total), [(Some(120), FigureState::Ok)]);
}

#[test]
fn a_window_of_another_report_is_no_sign_that_a_family_speaks_of_a_campaign() {
    let mut books = Filled::with_rules("A*");
    books.export(&daily("w"), days(0, 1), false, ALL, &[("A", days(0, 1), 40)]);
    books.export(&daily("moved"), days(0, 3), false, ALL, &[("A", days(0, 3), 100)]);
    books.export(&daily("w"), days(0, 3), false, ALL, &[("B", days(0, 3), 900)]);
    assert_eq!(books.answer(days(0, 3), Grain::Total), [(Some(100), FigureState::Ok)]);
}

#[test]
fn families_that_disagree_by_more_than_half_a_percent_make_it_partial() {
    for (other, state) in [(1_005, FigureState::Ok), (1_006, FigureState::Partial)] {
        let mut books = Filled::with_rules("*");
        books.export(&daily("d"), days(0, 0), true, ALL, &[("A", days(0, 0), 1_000)]);
        books.export(
            &scope("d", Level::Campaign, &[Breakdown::Age]),
            days(0, 0),
            true,
            ALL,
            &[("A", days(0, 0), other)],
        );
        assert_eq!(books.answer(days(0, 0), Grain::Total), [(Some(1_000), state)], "{other}");
    }
}

#[test]
fn what_no_export_carries_is_missing_and_what_some_carry_is_partial() {
    let without = Carried::NOTHING.with_spend();
    let mut books = Filled::with_rules("*");
    books.export(&daily("d"), days(0, 0), true, without, &[("A", days(0, 0), 5)]);
    assert_eq!(books.answer(days(0, 0), Grain::Total), [(None, FigureState::Missing)]);
    books.export(&daily("d"), days(1, 1), true, ALL, &[("A", days(1, 1), 6)]);
    assert_eq!(books.answer(days(0, 1), Grain::Total), [(Some(6), FigureState::Partial)]);
}

#[test]
fn campaigns_of_two_filtered_reports_add_and_one_campaign_never_does() {
    let mut books = Filled::with_rules("*");
    books.export(&daily("one"), days(0, 0), true, ALL, &[("A", days(0, 0), 5)]);
    books.export(&daily("two"), days(0, 0), true, ALL, &[("B", days(0, 0), 70)]);
    books.export(&daily("three"), days(0, 0), true, ALL, &[("A", days(0, 0), 5)]);
    assert_eq!(books.answer(days(0, 0), Grain::Total), [(Some(75), FigureState::Ok)]);
}

#[test]
fn an_account_as_a_whole_does_not_speak_beside_campaigns_nor_unasked() {
    let mut books = Filled::with_rules("A*");
    books.export(
        &scope("r", Level::Account, &[Breakdown::Region]),
        days(0, 1),
        true,
        ALL,
        &[("", days(0, 0), 900), ("", days(1, 1), 900)],
    );
    assert_eq!(books.answer(days(0, 1), Grain::Total), []);
    books.export(&daily("d"), days(0, 0), true, ALL, &[("A", days(0, 0), 5)]);
    assert_eq!(books.answer(days(0, 0), Grain::Total), [(Some(5), FigureState::Ok)]);
}
