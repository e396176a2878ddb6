//! Faults in structure sink the report: by name, with the place and a remedy.

use domain::Source;

use crate::testing::{fixture, hint, read_with, refuse};
use crate::{Fault, Hint};

fn at(fault: &Fault) -> (&str, Option<u64>, Option<&str>) {
    (fault.code.as_str(), fault.row, fault.column.as_deref())
}

const HEADER: &str = "Id,Campaign,Time,Spend,Impressions\n";

#[test]
fn a_report_without_a_column_that_every_report_needs_is_refused() {
    for (header, missing) in [
        ("Campaign url,Time,Spend,Impressions\n", "Campaign"),
        ("Id,Campaign url,Spend,Impressions\n", "Time"),
        ("Id,Campaign url,Time,Impressions\n", "Spend"),
        ("Id,Campaign url,Time,Spend,Impression\n", "Impressions"),
    ] {
        assert_eq!(at(&refuse(header)), ("missing_column", Some(1), Some(missing)));
    }
    assert_eq!(refuse("Id,Campaign,Time,Spend\nhw001,Harbour,2026-06-01,1\n").code, "unknown_header");
}

#[test]
fn a_column_that_is_not_known_is_refused_where_it_holds_words() {
    assert_eq!(at(&refuse(fixture!("a_column_that_is_not_known"))), ("unknown_column", Some(3), Some("Weather")));
}

#[test]
fn ids_that_may_be_of_something_else_are_refused() {
    assert_eq!(at(&refuse(fixture!("ad_groups_with_bare_ids"))), ("ambiguous_id", Some(1), Some("Id")));
}

#[test]
fn a_row_below_the_total_is_refused() {
    let text = format!("{HEADER}hw001,Harbour,2026-06-01,1,5\n,,,1,5\nhw001,Harbour,2026-06-02,1,5\n");
    assert_eq!(at(&refuse(text)), ("row_after_total", Some(4), None));
}

#[test]
fn a_total_that_cannot_be_read_is_refused() {
    assert_eq!(
        at(&refuse(format!("{HEADER}Total,,,1,lots\n"))),
        ("summary_row_unreadable", Some(2), Some("Impressions"))
    );
}

#[test]
fn a_report_that_a_spreadsheet_saved_is_refused() {
    assert_eq!(
        at(&refuse(format!("{HEADER}hw001,Harbour,01/06/2026,1,5\n"))),
        ("resaved_by_spreadsheet", Some(2), Some("Time"))
    );
    assert_eq!(
        at(&refuse(format!("{HEADER}6.49E+17,Harbour,2026-06-01,1,5\n"))),
        ("resaved_by_spreadsheet", Some(2), Some("Id"))
    );
    assert_eq!(refuse("Id;Campaign;Time;Spend;Impressions\n").code, "resaved_by_spreadsheet");
}

#[test]
fn rows_of_several_currencies_are_refused() {
    let text = "Id,Time,Spend,Impressions,Currency\na,2026-06-01,1,5,GBP\na,2026-06-01,1,5,EUR\n";
    assert_eq!(at(&refuse(text)), ("currency_mismatch", Some(3), Some("Currency")));
}

#[test]
fn a_report_in_another_sources_folder_is_refused() {
    let hint = Hint { source: Some(Source::Meta), ..hint() };
    assert_eq!(read_with(fixture!("campaigns_by_day"), hint).1.unwrap_err().code, "wrong_source");
}

#[test]
fn a_report_that_was_cut_short_is_refused() {
    for end in ["hw001,Harb", "hw001,\"Harbour"] {
        assert_eq!(refuse(format!("{HEADER}hw001,Harbour,2026-06-01,1,5\n{end}")).row, Some(3), "{end}");
    }
}
