//! Which days or windows a file covers.

use domain::{Span, Window};

use super::support::{fixture, hint, read, read_with};
use crate::Hint;

fn span(from: &str, to: &str) -> Span {
    Span::new(from.parse().unwrap(), to.parse().unwrap()).unwrap()
}

fn days(from: &str, to: &str) -> Window {
    Window::Days(span(from, to))
}

fn said(from: &str, to: &str) -> Hint {
    Hint { days: Some(span(from, to)), ..hint() }
}

#[test]
fn days_run_from_the_first_to_the_last_row() {
    let (_, facts) = read(fixture!("daily_without_summary_row"));
    assert_eq!(facts.window, days("2026-03-28", "2026-03-29"));
}

#[test]
fn the_summary_row_adds_days_without_rows() {
    let (_, facts) = read(fixture!("summary_row_first"));
    assert_eq!(facts.window, days("2026-03-27", "2026-03-30"));
}

#[test]
fn a_person_knows_best_which_days_were_asked_for() {
    let (_, facts) = read_with(fixture!("summary_row_first"), said("2026-03-01", "2026-03-31"));
    assert_eq!(facts.unwrap().window, days("2026-03-01", "2026-03-31"));
    let (_, facts) = read_with(fixture!("summary_row_first"), said("2026-03-29", "2026-03-31"));
    assert_eq!(facts.unwrap_err().code, "outside_days");
}

#[test]
fn rows_for_longer_than_a_day_are_windows() {
    let (_, facts) = read(fixture!("classic_table_export"));
    assert_eq!(facts.window, Window::Windows(vec![span("2026-05-01", "2026-05-31")]));
    let (_, facts) = read_with(fixture!("classic_table_export"), said("2026-05-02", "2026-05-31"));
    assert_eq!(facts.unwrap_err().code, "outside_days");
}

#[test]
fn a_single_day_without_a_column_for_days_is_a_day() {
    let (_, facts) = read(fixture!("ads_with_ids_and_breakdowns"));
    assert_eq!(facts.window, days("2026-03-01", "2026-03-01"));
}

#[test]
fn clipped_weeks_stay_windows_even_where_one_day_long() {
    let (found, facts) = read(fixture!("weekly_with_clipped_weeks"));
    let weeks = [("2026-03-01", "2026-03-01"), ("2026-03-02", "2026-03-08"), ("2026-03-09", "2026-03-09")];
    assert_eq!(facts.window, Window::Windows(weeks.map(|(from, to)| span(from, to)).to_vec()));
    assert_eq!((found.rows.len(), facts.reconciled), (4, Some(true)));
}

#[test]
fn a_file_without_rows_covers_nothing() {
    for bytes in [fixture!("header_only"), fixture!("no_data_available")] {
        let (found, facts) = read(bytes);
        assert_eq!((facts.window, facts.counts.rows, found.rows.len()), (Window::Nothing, 0, 0));
    }
    let text = "Campaign name,Impressions,Day\nNo data available.,,\n";
    assert_eq!(read(text).1.window, Window::Nothing);
}

#[test]
fn many_days_are_no_matter_but_many_windows_are_refused() {
    let rows = |long: i32| {
        let day = |at: i32| domain::Day::from_epoch_days(20_000 + at);
        let line = |at: i32| format!("A,1,{},{}\n", day(at), day(at + long));
        let body: String = (0..1200).map(line).collect();
        format!("Campaign name,Impressions,Reporting starts,Reporting ends\n{body}")
    };
    assert!(matches!(read(rows(0)).1.window, Window::Days(span) if span.len_days() == 1200));
    let (_, facts) = read_with(rows(1).as_bytes(), hint());
    assert_eq!(facts.unwrap_err().code, "too_many_windows");
}
