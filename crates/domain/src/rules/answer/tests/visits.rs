use super::*;
use crate::rules::answer::visits;
use crate::rules::assign::UtmRule;
use crate::{AccountKey, Channel};

const VISITS: Carried = Carried::NOTHING.with(Metric::Referrals);

fn site() -> AccountKey {
    AccountKey { source: Source::Ga4, account: "site".into() }
}

fn cut(report: &str, level: Level) -> Scope {
    Scope { source: Source::Ga4, account: "site".into(), report: report.into(), level, breakdowns: BreakdownSet::EMPTY }
}

fn books() -> Filled {
    let rule = |source: &str, channel| UtmRule {
        source: Some(source.into()),
        medium: None,
        campaign: Some("ghgc_*".into()),
        channel,
    };
    let utm = vec![rule("facebook", Channel::Facebook), rule("snap*", Channel::Snapchat)];
    let campaign = Campaign { utm, ..Campaign::new("ours", "Ours", "GBP".parse().unwrap()) };
    let mut filled = Filled::default();
    let rules = Rules { campaigns: vec![campaign], ..Rules::default() };
    filled.publish(Event { rules: Some(rules), ..event(EventKind::Rules) });
    filled
}

impl Filled {
    /// Visits: origin, campaign of the link, unit, how many.
    fn visits(&mut self, scope: &Scope, span: Span, by_day: bool, rows: &[(&str, &str, Span, i64)]) {
        let load = self.cover(scope, span, by_day, VISITS);
        self.rows.extend(rows.iter().map(|(origin, campaign, unit, visits)| {
            let mut tally = Tally { rows: 1, ..Tally::default() };
            tally.counts[Metric::Referrals.index()] = *visits;
            CampaignDay { load, unit: *unit, campaign: Entity::named(campaign), value: Entity::named(origin), tally }
        }));
    }

    fn told(&self, range: Span, grain: Grain, by_channel: bool) -> Vec<(Value, Option<i64>, FigureState)> {
        let live = Live::at(&self.lines, Version(u32::MAX));
        let now = "2026-12-01T00:00:00Z".parse().unwrap();
        let question = visits::Question { campaign: "ours", account: &site(), range, grain, by_channel, now };
        let rows = visits::answer(&live, &self.rows, &question).rows.into_iter();
        let told = |row: AnswerRow| {
            (row.value, row.figures.count(Metric::Referrals), row.figures.count_state(Metric::Referrals))
        };
        rows.map(told).collect()
    }
}

const ALL_CUTS: Level = Level::SourceMediumUtmCampaign;

#[test]
fn only_visits_that_a_rule_assigns_are_counted() {
    let mut books = books();
    let day = days(0, 0);
    books.visits(
        &cut("d", ALL_CUTS),
        day,
        true,
        &[
            ("facebook / paid_social", "ghgc_w1", day, 20),
            ("Snapchat / cpc", "GHGC_w1", day, 7),
            ("facebook / paid_social", "another", day, 100),
            ("(direct) / (none)", "(direct)", day, 1_000),
        ],
    );
    let ok = FigureState::Ok;
    assert_eq!(books.told(day, Grain::Total, false), [(Value::All, Some(27), ok)]);
    let by_channel =
        [(Value::Channel(Channel::Facebook), Some(20), ok), (Value::Channel(Channel::Snapchat), Some(7), ok)];
    assert_eq!(books.told(day, Grain::Total, true), by_channel);
}

#[test]
fn two_cuts_of_the_same_visits_are_never_added() {
    let mut books = books();
    let day = days(0, 0);
    books.visits(&cut("d", ALL_CUTS), day, true, &[("facebook / paid_social", "ghgc_w1", day, 20)]);
    books.visits(&cut("d", Level::UtmCampaign), day, true, &[(" / ", "ghgc_w1", day, 21)]);
    books.visits(&cut("d", Level::SourceUtmCampaign), day, true, &[("facebook / ", "ghgc_w1", day, 22)]);
    assert_eq!(books.told(day, Grain::Total, false), [(Value::All, Some(20), FigureState::Ok)]);
}

#[test]
fn of_equal_cuts_the_newest_answers() {
    let mut books = books();
    let day = days(0, 0);
    books.visits(&cut("b", ALL_CUTS), day, true, &[("facebook / a", "ghgc_w1", day, 20)]);
    books.made = Some("2026-11-30T00:00:00Z");
    books.visits(&cut("a", ALL_CUTS), day, true, &[("facebook / a", "ghgc_w1", day, 19)]);
    assert_eq!(books.told(day, Grain::Total, false), [(Value::All, Some(20), FigureState::Ok)]);
}

#[test]
fn a_day_without_visits_is_none_and_a_day_without_an_export_is_not_known() {
    let mut books = books();
    books.visits(&cut("d", ALL_CUTS), days(0, 1), true, &[("facebook / a", "ghgc_w1", days(0, 0), 20)]);
    let told = books.told(days(0, 2), Grain::Day, false);
    assert_eq!(told, [(Value::All, Some(20), FigureState::Ok), (Value::All, Some(0), FigureState::Ok)]);
    assert_eq!(books.told(days(0, 2), Grain::Total, false), [(Value::All, Some(20), FigureState::Partial)]);
}

#[test]
fn windows_answer_where_they_tile_the_days_and_are_not_added_to_them() {
    let mut books = books();
    books.visits(&cut("d", ALL_CUTS), days(0, 0), true, &[("facebook / a", "ghgc_w1", days(0, 0), 20)]);
    books.visits(&cut("w", ALL_CUTS), days(0, 3), false, &[("facebook / a", "ghgc_w1", days(0, 3), 90)]);
    assert_eq!(books.told(days(0, 3), Grain::Total, false), [(Value::All, Some(90), FigureState::Ok)]);
    assert_eq!(books.told(days(0, 1), Grain::Total, false), [(Value::All, Some(20), FigureState::Partial)]);
}

#[test]
fn a_window_that_was_taken_back_does_not_stand_in_the_way_of_others() {
    let mut books = books();
    let (scope, half) = (cut("w", ALL_CUTS), "facebook / a");
    books.visits(&scope, days(0, 1), false, &[(half, "ghgc_w1", days(0, 1), 40)]);
    books.visits(&scope, days(2, 3), false, &[(half, "ghgc_w1", days(2, 3), 50)]);
    books.visits(&scope, days(0, 3), false, &[(half, "ghgc_w1", days(0, 3), 91)]);
    let last = books.lines.last().unwrap().event.clone();
    let assignments = last.assignments.iter().cloned();
    let assignments = assignments.map(|assignment| Assignment { loads: Vec::new(), ..assignment }).collect();
    books.publish(Event { kind: EventKind::Withdraw, assignments, ..last });
    assert_eq!(books.told(days(0, 3), Grain::Total, false), [(Value::All, Some(90), FigureState::Ok)]);
}

#[test]
fn visits_are_no_delivery() {
    let mut books = books();
    let day = days(0, 0);
    books.visits(&cut("d", ALL_CUTS), day, true, &[("facebook / a", "ghgc_w1", day, 20)]);
    assert_eq!(books.answer(day, Grain::Total), []);
}
