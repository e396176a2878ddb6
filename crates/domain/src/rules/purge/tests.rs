use super::*;
use crate::rules::lifecycle::as_published;
use crate::{
    AccountKey, BreakdownSet, DatedBy, Event, EventKind, Export, ExportId, ExportState, Exported, Level, Publication,
    Removed, Scope, SentTo, Source, Version,
};

fn day(at: i32) -> Day {
    Day::from_epoch_days(20_000 + at)
}

fn days(from: i32, to: i32) -> Span {
    Span { from: day(from), to: day(to) }
}

fn scope(account: &str) -> Scope {
    Scope {
        source: Source::Meta,
        account: account.into(),
        report: "default".into(),
        level: Level::Campaign,
        breakdowns: BreakdownSet::EMPTY,
    }
}

fn exported() -> Exported {
    Exported { at: "2026-12-01T00:00:00Z".parse().unwrap(), by: DatedBy::Flag }
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

/// A journal of three exports: load 1 and 2 of the account `a`, load 3 of `b`.
struct Lines(Vec<Publication>);

impl Lines {
    fn new() -> Self {
        let mut lines = Self(Vec::new());
        lines.publish(event(EventKind::Rules));
        for (load, account, span) in [(1, "a", days(0, 9)), (2, "a", days(5, 14)), (3, "b", days(0, 9))] {
            lines.export(load, account, span);
        }
        lines
    }

    fn publish(&mut self, event: Event) {
        let version = Version(u32::try_from(self.0.len()).unwrap() + 1);
        self.0.push(Publication { version, visible_at: exported().at, event });
    }

    fn export(&mut self, load: u64, account: &str, span: Span) {
        let assignment = Assignment {
            span,
            by_day: true,
            loads: vec![LoadId(load)],
            exported: Some(exported()),
            export: Some(ExportId(load.to_string())),
            seen: load,
            carried: Carried::NOTHING,
            currency: None,
        };
        self.publish(Event {
            export: assignment.export.clone(),
            scope: Some(scope(account)),
            load: Some(LoadId(load)),
            exported: assignment.exported,
            assignments: vec![assignment],
            ..event(EventKind::Load)
        });
    }

    fn purge(&mut self, what: Purged, loads: &[(u64, Option<u64>)], exports: &[&str]) -> Purge {
        let removed = |(load, into): &(u64, Option<u64>)| Removed { load: LoadId(*load), into: into.map(LoadId) };
        let purge = Purge {
            what,
            loads: loads.iter().map(removed).collect(),
            exports: exports.iter().map(|id| ExportId((*id).to_owned())).collect(),
            campaigns: vec!["ours".to_owned()],
        };
        self.publish(Event { purge: Some(purge.clone()), ..event(EventKind::Purge) });
        purge
    }

    fn head(&self) -> Live {
        Live::at(&self.0, Version(u32::MAX))
    }
}

fn answering(live: &Live, account: &str, at: i32) -> Vec<u64> {
    let units = live.scopes.get(&scope(account)).unwrap();
    units.get(&Span::day(day(at))).unwrap().loads.iter().map(|load| load.0).collect()
}

fn account(name: &str) -> AccountKey {
    AccountKey { source: Source::Meta, account: name.into() }
}

#[test]
fn days_before_are_answered_by_nothing_and_the_rest_by_what_was_left() {
    let mut lines = Lines::new();
    let purge = lines.purge(Purged::Before(day(7)), &[(1, None), (2, Some(12)), (3, Some(13))], &["1"]);
    let head = lines.head();
    assert_eq!([4, 6, 7, 14].map(|at| answering(&head, "a", at)), [vec![], vec![], vec![12], vec![12]]);
    assert!(!head.published.contains_key(&ExportId("1".into())));
    assert_eq!(head.published[&ExportId("2".into())].load, LoadId(12));
    assert!(!head.lacks(&purge, None, days(7, 14)));
}

#[test]
fn an_earlier_version_still_answers_what_stayed_and_says_what_is_missing() {
    let mut lines = Lines::new();
    let purge = lines.purge(Purged::Before(day(7)), &[(1, None), (2, Some(12)), (3, Some(13))], &["1"]);
    let mut before = Live::at(&lines.0, Version(4));
    before.as_left_by(&purge);
    assert_eq!([4, 6, 7, 14].map(|at| answering(&before, "a", at)), [vec![1], vec![12], vec![12], vec![12]]);
    assert!(before.lacks(&purge, Some("ours"), days(6, 14)) && before.lacks(&purge, Some("ours"), days(0, 6)));
    assert!(!before.lacks(&purge, Some("ours"), days(7, 14)));
}

#[test]
fn a_question_about_a_campaign_lacks_nothing_that_was_never_its_own() {
    let mut lines = Lines::new();
    let purge = lines.purge(Purged::Account(account("a")), &[(1, None), (2, None)], &["1", "2"]);
    let mut before = Live::at(&lines.0, Version(4));
    before.as_left_by(&purge);
    assert!(before.lacks(&purge, Some("ours"), days(0, 0)) && !before.lacks(&purge, Some("theirs"), days(0, 14)));
    assert!(before.lacks(&purge, None, days(0, 14)), "a question about everything needs all of it");
    assert_eq!(answering(&lines.head(), "a", 14), Vec::<u64>::new());
}

#[test]
fn what_is_purged_again_is_followed_to_the_end() {
    let mut lines = Lines::new();
    lines.purge(Purged::Before(day(7)), &[(2, Some(12))], &[]);
    lines.purge(Purged::Before(day(9)), &[(12, Some(22))], &[]);
    let head = lines.head();
    assert_eq!((head.successor(LoadId(2)), head.is_purged(LoadId(2))), (LoadId(22), false));
    assert_eq!([8, 9].map(|at| answering(&head, "a", at)), [vec![], vec![22]]);
    lines.purge(Purged::Account(account("a")), &[(22, None)], &["2"]);
    assert!(lines.head().is_purged(LoadId(2)));
}

#[test]
fn an_export_whose_data_are_gone_is_called_so_and_one_that_came_again_is_not() {
    let mut lines = Lines::new();
    lines.purge(Purged::Before(day(7)), &[(1, None), (2, Some(12))], &["1"]);
    let known = |id: &str, load: u64, state| Export {
        id: ExportId(id.into()),
        file: String::new(),
        sha256: String::new(),
        facts: None,
        sent_to: SentTo { source: Source::Meta, account: "a".into(), report: "default".into() },
        exported: exported(),
        confirmed_at: exported().at,
        seen: 1,
        seen_at: exported().at,
        seen_again: None,
        load: Some(LoadId(load)),
        state,
        since: exported().at,
        hold: None,
        reason: None,
        accepted: Vec::new(),
        missing: Vec::new(),
        version: None,
    };
    let told = |export| as_published(export, &lines.head());
    assert_eq!(told(known("1", 1, ExportState::Visible)).state, ExportState::Purged);
    assert_eq!(told(known("1", 31, ExportState::Held)).state, ExportState::Held, "it came again");
    let partly = told(known("2", 2, ExportState::Visible));
    assert_eq!((partly.state, partly.load), (ExportState::Visible, Some(LoadId(12))));
}
