//! Which days a report covers.

use domain::{Span, Window};

use crate::Hint;
use crate::testing::{fixture, hint, read, read_with, refuse};

fn span(from: &str, to: &str) -> Span {
    Span::new(from.parse().unwrap(), to.parse().unwrap()).unwrap()
}

#[test]
fn with_days_the_dates_above_add_those_without_rows() {
    let (_, facts) = read(fixture!("campaigns_by_day"));
    assert_eq!(facts.window, Window::Days(span("2026-06-01", "2026-06-04")));
}

#[test]
fn without_days_the_dates_above_are_the_window_of_every_row() {
    let (found, facts) = read(fixture!("campaigns_for_a_window"));
    assert_eq!(facts.window, Window::Windows(vec![span("2026-06-01", "2026-06-28")]));
    assert_eq!(found.rows.spans, [span("2026-06-01", "2026-06-28"); 2]);
    let (_, facts) = read(fixture!("saved_report_under_its_own_title"));
    assert_eq!(facts.window, Window::Days(span("2026-06-01", "2026-06-01")));
}

#[test]
fn months_are_windows_as_far_as_the_report_covers_them() {
    let (_, facts) = read(fixture!("months_with_the_label_second"));
    assert_eq!(facts.window, Window::Windows(vec![span("2026-04-15", "2026-04-30"), span("2026-05-01", "2026-05-20")]));
    let (found, _) = read("Mine\n1 May 2026 - 31 May 2026\nMonth,Campaign,Impr.\nJune 2026,Harbour,5\nMay,Harbour,5\n");
    assert_eq!(found.rejects.iter().filter(|reject| reject.code == "bad_month").count(), 2);
}

#[test]
fn all_time_needs_days_or_a_person_who_says_them() {
    let fault = refuse(fixture!("all_time_without_days"));
    assert_eq!((fault.code.as_str(), fault.row), ("no_dates", Some(2)));
    assert!(fault.remedy.contains("--from"));
    let said = Hint { days: Some(span("2026-01-01", "2026-06-30")), ..hint() };
    let (_, facts) = read_with(fixture!("all_time_without_days"), said);
    assert_eq!(facts.unwrap().window, Window::Windows(vec![span("2026-01-01", "2026-06-30")]));
    let (_, facts) = read(fixture!("ad_groups_in_utf16"));
    assert_eq!(facts.window, Window::Days(span("2026-06-01", "2026-06-02")));
}

#[test]
fn days_outside_the_dates_above_are_refused() {
    let text = "Campaign report\n1 June 2026\nDay,Campaign,Impr.\n2026-06-02,Harbour,5\n";
    assert_eq!(refuse(text).code, "outside_days");
}
