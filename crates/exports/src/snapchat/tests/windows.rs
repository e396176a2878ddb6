//! Which days a report covers.

use domain::{Span, Window};

use crate::Hint;
use crate::testing::{fixture, hint, read, read_with, refuse};

fn span(from: &str, to: &str) -> Span {
    Span::new(from.parse().unwrap(), to.parse().unwrap()).unwrap()
}

#[test]
fn a_row_ends_at_the_midnight_after_its_day() {
    let (found, facts) = read(fixture!("daily_by_age_and_gender"));
    assert_eq!(facts.window, Window::Days(span("2026-06-01", "2026-06-03")));
    assert_eq!(found.rows.spans[2], span("2026-06-03", "2026-06-03"));
}

#[test]
fn a_row_of_several_days_is_a_window_though_summer_begins_within_it() {
    let (_, facts) = read(fixture!("ads_for_a_window_with_video"));
    assert_eq!(facts.window, Window::Windows(vec![span("2026-03-01", "2026-03-31")]));
}

#[test]
fn the_day_on_which_clocks_change_is_one_day() {
    for (from, to) in
        [("2026-03-29 00:00:00 GMT", "2026-03-30 00:00:00 BST"), ("2026-10-25 00:00:00 PDT", "2026-10-26 00:00:00 PST")]
    {
        let text = format!("Start Time,End Time,Campaign Name,Paid Impressions\n{from},{to},Harbour,5\n");
        assert!(matches!(read(text).1.window, Window::Days(span) if span.is_day()));
    }
}

#[test]
fn a_person_may_say_the_days_of_a_report_without_times() {
    let fault = refuse(fixture!("without_times"));
    assert_eq!((fault.code.as_str(), fault.row), ("no_dates", Some(1)));
    let said = || Hint { days: Some(span("2026-06-01", "2026-06-28")), ..hint() };
    let (_, facts) = read_with(fixture!("without_times"), said());
    assert_eq!(facts.unwrap().window, Window::Windows(vec![span("2026-06-01", "2026-06-28")]));
    let (_, facts) = read_with(fixture!("weeks_without_dates"), said());
    assert_eq!(facts.unwrap_err().code, "no_dates");
}

#[test]
fn a_person_may_add_days_without_rows() {
    let said = Hint { days: Some(span("2026-06-01", "2026-06-28")), ..hint() };
    let (_, facts) = read_with(fixture!("daily_by_age_and_gender"), said);
    assert_eq!(facts.unwrap().window, Window::Days(span("2026-06-01", "2026-06-28")));
}
