//! Faults in structure sink the report: by name, with the place and a remedy.

use domain::Source;

use crate::testing::{fixture, hint, read_with, refuse};
use crate::{Fault, Hint};

fn at(fault: &Fault) -> (&str, Option<u64>, Option<&str>) {
    (fault.code.as_str(), fault.row, fault.column.as_deref())
}

const HEADER: &str = "Start Time,End Time,Age,Campaign Name,Paid Impressions\n";

fn row(from: &str, to: &str, age: &str) -> String {
    format!("{from},{to},{age},Harbour,5\n")
}

#[test]
fn weeks_without_dates_are_refused_with_what_to_do() {
    let fault = refuse(fixture!("weeks_without_dates"));
    assert_eq!(at(&fault), ("no_dates", Some(1), None));
    assert!(fault.message.contains("`Week`") && fault.remedy.contains("by day"), "{fault:?}");
}

#[test]
fn times_other_than_midnight_are_refused() {
    let hour = row("2026-06-01 13:00:00 BST", "2026-06-01 14:00:00 BST", "");
    assert_eq!(at(&refuse(format!("{HEADER}{hour}"))), ("not_midnight", Some(2), Some("Start Time")));
    let part = row("2026-06-01 00:00:00 BST", "2026-06-01 14:00:00 BST", "");
    assert_eq!(at(&refuse(format!("{HEADER}{part}"))), ("not_midnight", Some(2), Some("End Time")));
}

#[test]
fn times_of_two_zones_are_refused_in_one_row_and_in_two() {
    let two = row("2026-06-01 00:00:00 BST", "2026-06-02 00:00:00 AST", "");
    assert_eq!(at(&refuse(format!("{HEADER}{two}"))), ("two_time_zones", Some(2), Some("End Time")));
    let (one, other) = (
        row("2026-06-01 00:00:00 BST", "2026-06-02 00:00:00 BST", ""),
        row("2026-06-01 00:00:00 PDT", "2026-06-02 00:00:00 PDT", ""),
    );
    assert_eq!(refuse(format!("{HEADER}{one}{other}")).row, Some(3));
}

#[test]
fn age_bands_that_overlap_are_refused() {
    let day = |age| row("2026-06-01 00:00:00 BST", "2026-06-02 00:00:00 BST", age);
    for part in ["35-44", "45-54", "55+"] {
        let fault = refuse(format!("{HEADER}{}{}{}", day("25-34"), day("35+"), day(part)));
        assert_eq!(at(&fault), ("overlapping_ages", Some(4), Some("Age")));
    }
}

#[test]
fn a_column_of_somebodys_own_is_refused_where_it_holds_words() {
    assert_eq!(at(&refuse(fixture!("columns_of_somebodys_own"))), ("unknown_column", Some(2), Some("Category")));
}

#[test]
fn a_renamed_column_is_named_with_the_nearest_header() {
    let fault = refuse("Start Time,End Time,Campaign Name,Amount Spent,Swipe Ups,Paid Impression\n");
    assert_eq!(at(&fault), ("missing_column", Some(1), Some("Paid Impressions")));
    let fault = refuse("Start Time,Campaign Name,Swipe Ups,Paid Impressions\n");
    assert_eq!(at(&fault), ("missing_column", Some(1), Some("End Time")));
}

#[test]
fn a_report_that_a_spreadsheet_saved_is_refused() {
    let local = row("01/06/2026 00:00", "02/06/2026 00:00", "");
    assert_eq!(at(&refuse(format!("{HEADER}{local}"))), ("resaved_by_spreadsheet", Some(2), Some("Start Time")));
    let ids = "Start Time,End Time,Ad Id,Paid Impressions\n\
               2026-06-01 00:00:00 BST,2026-06-02 00:00:00 BST,1.2E+17,5\n";
    assert_eq!(at(&refuse(ids)), ("resaved_by_spreadsheet", Some(2), Some("Ad Id")));
    assert_eq!(refuse("Start Time;End Time;Campaign Name;Paid Impressions\n").code, "resaved_by_spreadsheet");
}

#[test]
fn rows_of_several_accounts_are_refused() {
    let text = "Start Time,End Time,Ad Account Name,Campaign Name,Paid Impressions\n\
                2026-06-01 00:00:00 BST,2026-06-02 00:00:00 BST,One,Harbour,5\n\
                2026-06-01 00:00:00 BST,2026-06-02 00:00:00 BST,Two,Harbour,5\n";
    assert_eq!(at(&refuse(text)), ("several_accounts", Some(3), Some("Ad Account Name")));
}

#[test]
fn a_report_in_another_sources_folder_is_refused() {
    let hint = Hint { source: Some(Source::X), ..hint() };
    assert_eq!(read_with(fixture!("daily_by_age_and_gender"), hint).1.unwrap_err().code, "wrong_source");
}

#[test]
fn a_report_that_was_cut_short_is_refused() {
    for end in ["2026-06-01 00:00:00 BST,2026-06-02 00:00", "2026-06-01 00:00:00 BST,2026-06-02 00:00:00 BST,18-20,Har"]
    {
        assert_eq!(at(&refuse(format!("{HEADER}{end}"))), ("truncated", Some(2), None));
    }
}
