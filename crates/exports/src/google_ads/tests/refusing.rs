//! Faults in structure sink the report: by name, with the place and a remedy.

use domain::Source;

use crate::testing::{fixture, hint, read_with, refuse};
use crate::{Fault, Hint};

fn at(fault: &Fault) -> (&str, Option<u64>, Option<&str>) {
    (fault.code.as_str(), fault.row, fault.column.as_deref())
}

const ABOVE: &str = "Campaign report\n1 June 2026 - 2 June 2026\n";

#[test]
fn reports_that_are_not_all_of_what_was_delivered_are_refused_by_name() {
    for (report, what) in [(fixture!("search_terms"), "search terms"), (fixture!("locations"), "locations")] {
        let fault = refuse(report);
        assert_eq!(fault.code, "unsupported_report");
        assert!(fault.message.contains(what) && fault.remedy.contains("Day"), "{fault:?}");
    }
    let renamed = "Mine\n1 June 2026\nSearch term,Campaign,Impr.\nharbour walk,Harbour,5\n";
    assert_eq!(refuse(renamed).code, "unsupported_report");
}

#[test]
fn a_segment_without_a_word_for_it_is_refused() {
    let fault = refuse(fixture!("by_network"));
    assert_eq!(at(&fault), ("unknown_column", Some(5), Some("Network (with search partners)")));
    for column in ["Week", "Quarter", "Day of the week", "Video", "Keyword", "Weather"] {
        let fault = refuse(format!("{ABOVE}{column},Campaign,Impr.\nsome words,Harbour,5\n"));
        assert_eq!(at(&fault), ("unknown_column", Some(4), Some(column)));
    }
}

#[test]
fn a_period_beside_a_day_is_only_its_label() {
    let text = format!(
        "{ABOVE}Day,Week,Month,Day of the week,Campaign,Impr.\n2026-06-01,2026-06-01,June 2026,Monday,Harbour,5\n"
    );
    assert!(read_with(text.as_bytes(), hint()).1.is_ok());
}

#[test]
fn a_report_without_its_first_two_lines_is_refused() {
    let fault = refuse("Day,Campaign,Impr.,Clicks,Cost\n2026-06-01,Harbour,5,1,1.00\n");
    assert_eq!((fault.code.as_str(), fault.row), ("no_title_lines", Some(1)));
}

#[test]
fn a_report_in_another_language_is_refused_with_what_was_expected() {
    let fault = refuse("Kampagnenbericht\n1. Juni 2026 - 2. Juni 2026\nTag,Kampagne,Impr.,Kosten\n");
    assert_eq!((fault.code.as_str(), fault.row), ("unknown_header", Some(1)));
    let fault = refuse(format!("{ABOVE}Tag,Kampagne,Kosten\n"));
    assert_eq!((fault.code.as_str(), fault.row), ("unknown_header", Some(3)));
    assert!(fault.message.contains("`Kampagne`") && fault.message.contains("`Impr.`"), "{}", fault.message);
}

#[test]
fn rows_without_impressions_and_cost_are_refused() {
    let fault = refuse(format!("{ABOVE}Day,Campaign,Clicks\n2026-06-01,Harbour,5\n"));
    assert_eq!(at(&fault), ("missing_column", Some(3), Some("Impr.")));
}

#[test]
fn a_row_below_a_total_is_refused() {
    let text = format!("{ABOVE}Campaign,Impr.\nTotal: Harbour,5\nQuay,7\n");
    assert_eq!(at(&refuse(text)), ("row_after_total", Some(5), None));
}

#[test]
fn a_total_that_cannot_be_read_is_refused() {
    let text = format!("{ABOVE}Campaign,Impr.\nQuay,7\nTotal: Campaigns,lots\n");
    assert_eq!(at(&refuse(text)), ("summary_row_unreadable", Some(5), Some("Impr.")));
}

#[test]
fn two_currencies_are_refused_in_one_row_and_in_two() {
    let text = format!("{ABOVE}Campaign,Currency code,Impr.,Currency code,Cost\nQuay,GBP,7,EUR,1.00\n");
    assert_eq!(at(&refuse(text)), ("currency_mismatch", Some(4), Some("Currency code")));
    let text = format!("{ABOVE}Campaign,Currency code,Impr.\nQuay,GBP,7\nHarbour,EUR,7\n");
    assert_eq!(refuse(text).row, Some(5));
}

#[test]
fn rows_of_several_accounts_are_refused() {
    let text = format!("{ABOVE}Customer ID,Campaign,Impr.\n123-456-7890,Quay,7\n123-456-7891,Quay,7\n");
    assert_eq!(at(&refuse(text)), ("several_accounts", Some(5), Some("Customer ID")));
}

#[test]
fn a_report_that_a_spreadsheet_saved_is_refused() {
    let text = format!("{ABOVE}Day,Campaign,Impr.\n01/06/2026,Quay,7\n");
    assert_eq!(at(&refuse(text)), ("resaved_by_spreadsheet", Some(4), Some("Day")));
    let text = format!("{ABOVE}Campaign ID,Impr.\n3.1E+10,7\n");
    assert_eq!(refuse(text).code, "resaved_by_spreadsheet");
    assert_eq!(refuse("Campaign report;;\n1 June 2026;;\nDay;Campaign;Impr.\n").code, "resaved_by_spreadsheet");
}

#[test]
fn half_a_letter_in_utf_16_is_refused_where_it_stands() {
    let mut bytes = fixture!("ad_groups_in_utf16").to_vec();
    assert_eq!(refuse(&bytes[..bytes.len() - 1]).code, "truncated");
    let letter = bytes.windows(2).position(|pair| pair == [0xDC, 0x00]).unwrap();
    bytes[letter + 1] = 0xDC;
    assert_eq!(at(&refuse(&bytes)), ("invalid_utf8", Some(4), Some("Ad group")));
}

#[test]
fn a_report_in_another_sources_folder_is_refused() {
    let hint = Hint { source: Some(Source::Meta), ..hint() };
    assert_eq!(read_with(fixture!("campaigns_by_day"), hint).1.unwrap_err().code, "wrong_source");
}

#[test]
fn a_report_that_was_cut_short_is_refused() {
    let text = format!("{ABOVE}Campaign,Impr.,Cost\nQuay,7,1.00\nHarbour,7");
    assert_eq!(at(&refuse(text)), ("truncated", Some(5), None));
}
