use super::*;
use crate::{
    BreakdownSet, Carried, DatedBy, Day, ExportFacts, ExportId, Exported, Level, RowCounts, Scope, SentTo, Span, Tally,
    Window,
};

fn facts(counts: RowCounts) -> ExportFacts {
    let scope = Scope {
        source: Source::Meta,
        account: "a".into(),
        report: "default".into(),
        level: Level::Campaign,
        breakdowns: BreakdownSet::EMPTY,
    };
    ExportFacts {
        layout: "meta_ads_reporting_csv".into(),
        scope,
        window: Window::Days(Span::day(Day::from_epoch_days(20_000))),
        currency: None,
        carried: Carried::default(),
        counts,
        rejects: Vec::new(),
        totals: Tally { rows: counts.stored, ..Tally::default() },
        platform_totals: None,
        reconciled: None,
        beyond_tolerance: false,
        reach: Vec::new(),
        warnings: Vec::new(),
    }
}

fn export(load: u64, state: ExportState, counts: Option<RowCounts>) -> Export {
    let exported = Exported { at: "2026-12-01T00:00:00Z".parse().unwrap(), by: DatedBy::Flag };
    Export {
        id: ExportId(load.to_string()),
        file: String::new(),
        sha256: String::new(),
        facts: counts.map(facts),
        sent_to: SentTo { source: Source::Meta, account: "a".into(), report: "default".into() },
        exported,
        confirmed_at: exported.at,
        seen: load,
        seen_at: exported.at,
        seen_again: None,
        load: Some(LoadId(load)),
        state,
        since: exported.at,
        hold: None,
        reason: None,
        accepted: Vec::new(),
        missing: Vec::new(),
        version: None,
    }
}

fn counts(accepted: u64, rejected: u64) -> RowCounts {
    RowCounts { rows: accepted + rejected, accepted, stored: accepted, rejected, repeated_keys: 0 }
}

fn of(export: &Export, standing: u64) -> Doors {
    let mut doors = Doors::default();
    doors.add(export, standing);
    doors
}

#[test]
fn each_state_of_an_export_is_a_door_of_its_own_and_rejected_rows_have_theirs() {
    // Powers of two: a row that is counted twice, or at the wrong door, shows.
    let exports = [
        export(1, ExportState::Visible, Some(counts(1, 64))),
        export(2, ExportState::Held, Some(counts(2, 0))),
        export(4, ExportState::Incomplete, Some(counts(4, 0))),
        export(8, ExportState::Superseded, Some(counts(8, 0))),
        export(16, ExportState::Withdrawn, Some(counts(16, 0))),
        export(32, ExportState::Quarantined, None),
        export(33, ExportState::Purged, None),
    ];
    let by_source = by_source(&exports, &BTreeMap::from([(LoadId(1), 1)]));
    let doors = &by_source[&Source::Meta];
    let expected = [1, 64, 2, 4, 8, 16, 0];
    assert_eq!(Door::ALL.iter().map(|door| doors.through(*door)).collect::<Vec<_>>(), expected);
    assert_eq!((doors.read, doors.exports, doors.add_up()), (95, 5, true));
}

#[test]
fn a_row_that_the_database_lost_or_doubled_does_not_add_up() {
    let visible = export(1, ExportState::Visible, Some(counts(10, 1)));
    let lost = of(&visible, 9);
    assert_eq!((lost.through(Door::Visible), lost.unaccounted, lost.add_up()), (9, 1, false));
    let doubled = of(&visible, 12);
    assert_eq!((doubled.through(Door::Visible), doubled.unaccounted, doubled.add_up()), (12, 2, false));
    let mut both = lost;
    both.add(&export(2, ExportState::Visible, Some(counts(10, 0))), 11);
    assert_eq!((both.unaccounted, both.add_up()), (2, false), "one does not make up for the other");
}

#[test]
fn a_row_that_left_by_no_door_while_it_was_read_does_not_add_up() {
    let one_short = RowCounts { rows: 5, ..counts(3, 1) };
    let doors = of(&export(1, ExportState::Held, Some(one_short)), 0);
    assert_eq!((doors.read, doors.unaccounted, doors.add_up()), (5, 1, false));
}

#[test]
fn a_log_of_clicks_that_is_stored_as_counts_adds_up() {
    let clicks = RowCounts { rows: 7, accepted: 6, stored: 2, rejected: 1, repeated_keys: 0 };
    let doors = of(&export(1, ExportState::Visible, Some(clicks)), 2);
    assert_eq!((doors.through(Door::Visible), doors.add_up()), (6, true));
    assert!(!of(&export(1, ExportState::Visible, Some(clicks)), 1).add_up());
}

#[test]
fn rows_that_were_purged_from_an_export_have_a_door() {
    let mut partly = export(1, ExportState::Visible, Some(counts(10, 1)));
    partly.facts.as_mut().unwrap().totals.rows = 4;
    let doors = of(&partly, 4);
    assert_eq!((doors.through(Door::Visible), doors.through(Door::Purged), doors.add_up()), (4, 6, true));
}
