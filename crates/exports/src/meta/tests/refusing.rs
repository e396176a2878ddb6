//! Faults in structure sink the file: by name, with the place and a remedy.

use domain::Source;

use super::support::{fixture, hint, read, read_with, refuse};
use crate::{Fault, Hint};

fn at(fault: &Fault) -> (&str, Option<u64>, Option<&str>) {
    (fault.code.as_str(), fault.row, fault.column.as_deref())
}

const HEADER: &str = "Campaign name,Impressions,Day\n";

#[test]
fn an_empty_file_is_refused() {
    for bytes in [b"".as_slice(), b"\xEF\xBB\xBF", b"\n\r\n  \n"] {
        assert_eq!(refuse(bytes).code, "empty_file");
    }
    assert_eq!(refuse("\n".repeat(5000)).code, "empty_file");
}

#[test]
fn other_kinds_of_files_are_named() {
    let utf16: Vec<u8> = HEADER.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let kinds: [(&[u8], &str); 8] = [
        (&[b"\xFF\xFE", utf16.as_slice()].concat(), "UTF-16"),
        (&utf16, "UTF-16"),
        (b"PK\x03\x04\x14\x00\x06", "xlsx"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\n <!doctype html><p>Sign in", "HTML"),
        (b"{\"data\": []}", "JSON"),
        (b"\x1F\x8B\x08\x00", "gzip"),
        (b"GIF89a\x00\x01", "binary"),
    ];
    for (bytes, kind) in kinds {
        let fault = refuse(bytes);
        assert_eq!(fault.code, "wrong_file_type");
        assert!(fault.message.contains(kind), "{}", fault.message);
    }
}

#[test]
fn text_in_another_encoding_is_refused_at_its_cell() {
    let bytes = [HEADER.as_bytes(), b"A,1,2026-03-01\nCaf\xE9,2,2026-03-01\n"].concat();
    assert_eq!(at(&refuse(bytes)), ("invalid_utf8", Some(3), Some("Campaign name")));
    let body = "A,1,2026-03-01\n".repeat(99);
    let bytes = [HEADER.as_bytes(), body.as_bytes(), b"B,\x00,2026-03-01\n"].concat();
    assert_eq!(at(&refuse(bytes)), ("not_text", Some(101), Some("Impressions")));
}

#[test]
fn rows_too_wide_or_too_narrow_are_refused() {
    assert_eq!(at(&refuse(format!("{HEADER}A,1,2026-03-01\nB,1,2026-03-01,9\n"))), ("row_too_wide", Some(3), None));
    assert_eq!(at(&refuse(format!("{HEADER}A,1,2026-03-01\nB,1\n"))), ("row_too_narrow", Some(3), None));
}

#[test]
fn a_file_that_was_cut_short_is_refused() {
    for end in ["B,1", "B,1,", "B,1,2026-03-0", "\"B", "\"B\",1,\"2026-03-01", "B,1,\"2026-03-01\"x"] {
        let fault = refuse(format!("{HEADER}A,1,2026-03-01\n{end}"));
        let code = if end.ends_with('x') { "bad_quotes" } else { "truncated" };
        assert_eq!((fault.code.as_str(), fault.row), (code, Some(3)), "{end}");
    }
    assert_eq!(refuse("Campaign name,Day,Impressions,Amou").code, "truncated");
    assert_eq!(refuse("Campaign name,Impressions,Reporting starts,Reporting en").code, "truncated");
}

#[test]
fn a_whole_last_line_needs_no_line_break() {
    for end in ["B,1,2026-03-01", "\"B\",1,\"2026-03-01\"", "B,1,2026-03-01\r"] {
        let (found, facts) = read(format!("{HEADER}A,1,2026-03-01\n{end}"));
        assert_eq!((found.rows.len(), facts.warnings.len()), (2, 1), "{end}");
    }
    let (found, _) = read(format!("{HEADER}A,1,2026-03-01\nB,-1,2026-03-01"));
    assert_eq!(found.rejects[0].code, "negative_count");
    let (_, facts) = read("Campaign name,Day,Impressions\nA,2026-03-01,12");
    assert_eq!(facts.warnings[1..], ["The last line has no line break: the file may have been cut short."]);
}

#[test]
fn quotes_are_read_strictly_but_for_a_backslash() {
    assert_eq!(at(&refuse(format!("{HEADER}\"A\"B,1,2026-03-01\n"))), ("bad_quotes", Some(2), Some("Campaign name")));
    let (found, _) = read(format!("{HEADER}\"say \\\"hi\\\" now\",1,2026-03-01\n5\" pipe,1,2026-03-01\n"));
    let names: Vec<_> = found.rows.rows().map(|row| row.campaign.name.to_owned()).collect();
    assert_eq!(names, ["say \\\"hi\\\" now", "5\" pipe"]);
}

#[test]
fn a_header_that_is_not_known_is_refused_with_what_was_expected() {
    let fault = refuse(fixture!("translated_headers"));
    assert_eq!(at(&fault), ("unknown_header", Some(1), None));
    assert!(fault.message.contains("`Reporting starts`") && fault.remedy.contains("English"), "{fault:?}");
    assert_eq!(refuse("Date,Sessions\n2026-03-01,5\n").code, "unknown_header");
    assert_eq!(refuse("Harbour Watch,1500,2026-03-01\n").code, "unknown_header");
}

#[test]
fn a_renamed_column_is_named_with_the_nearest_header() {
    let fault = refuse(fixture!("renamed_impressions_column"));
    assert_eq!(at(&fault), ("missing_column", Some(1), Some("Impressions")));
    assert!(fault.message.contains("`Impressions (total)`"), "{}", fault.message);
    let fault = refuse(fixture!("renamed_reporting_starts_column"));
    assert_eq!(at(&fault), ("missing_column", Some(1), Some("Reporting starts")));
    assert!(fault.message.contains("the nearest is `Report starts`"), "{}", fault.message);
}

#[test]
fn two_columns_for_one_figure_are_refused() {
    let fault = refuse(fixture!("duplicate_impressions_column"));
    assert_eq!(at(&fault), ("duplicate_column", Some(1), Some("Impressions")));
    let two = "Campaign name,Amount spent (GBP),Amount spent (EUR),Day\n";
    assert_eq!(refuse(two).code, "duplicate_column");
}

#[test]
fn a_breakdown_that_is_not_known_is_refused() {
    assert_eq!(at(&refuse(fixture!("unknown_breakdown"))), ("unknown_column", Some(3), Some("Weather")));
    assert_eq!(refuse(fixture!("time_of_day")).column.unwrap(), "Time of day (ad account time zone)");
    let bands = "Campaign name,Bands,Impressions,Day\nA,18-24,1,2026-03-01\n";
    assert_eq!(at(&refuse(bands)), ("unknown_column", Some(2), Some("Bands")));
}

#[test]
fn a_file_that_a_spreadsheet_saved_is_refused() {
    let fault = refuse(fixture!("resaved_with_local_dates"));
    assert_eq!(at(&fault), ("resaved_by_spreadsheet", Some(2), Some("Day")));
    assert!(fault.remedy.contains("Excel"));
    assert_eq!(at(&refuse(fixture!("resaved_with_rounded_ids"))).2, Some("Campaign ID"));
    assert_eq!(refuse(fixture!("resaved_with_semicolons")).code, "resaved_by_spreadsheet");
    for date in ["16/04/2026", "4/16/26", "16.04.2026", "16-Apr-26", "2026/04/16"] {
        assert_eq!(refuse(format!("{HEADER}A,1,{date}\n")).code, "resaved_by_spreadsheet", "{date}");
    }
    assert_eq!(refuse("Campaign name,Impressions,Day\rA,1,2026-03-01\r").code, "resaved_by_spreadsheet");
}

#[test]
fn rows_of_several_accounts_or_currencies_are_refused() {
    assert_eq!(at(&refuse(fixture!("several_accounts"))), ("several_accounts", Some(3), Some("Account ID")));
    assert_eq!(at(&refuse(fixture!("two_currencies"))), ("currency_mismatch", Some(3), Some("Currency")));
}

#[test]
fn rows_that_nothing_tells_apart_are_refused() {
    assert_eq!(at(&refuse(fixture!("two_rows_without_dimension"))), ("no_dimension_column", Some(3), None));
}

#[test]
fn a_total_that_cannot_be_read_is_refused() {
    let fault = refuse("Campaign name,Impressions,Day\n,lots,\nA,5,2026-03-01\n");
    assert_eq!(at(&fault), ("summary_row_unreadable", Some(2), Some("Impressions")));
}

#[test]
fn rows_below_no_data_available_are_refused() {
    assert_eq!(refuse(format!("{HEADER}No data available.\nA,5,2026-03-01\n")).row, Some(3));
}

#[test]
fn a_file_in_the_wrong_folder_is_refused() {
    let hint = Hint { source: Some(Source::Snapchat), ..hint() };
    assert_eq!(read_with(fixture!("header_only"), hint).1.unwrap_err().code, "wrong_source");
}

#[test]
fn a_cell_or_row_beyond_any_measure_is_refused_without_being_kept() {
    let long = "x".repeat(10 << 20);
    assert_eq!(
        at(&refuse(format!("{HEADER}{long},1,2026-03-01\n"))),
        ("cell_too_large", Some(2), Some("Campaign name"))
    );
    assert_eq!(
        at(&refuse(format!("{HEADER}\"{long}\",1,2026-03-01\n"))),
        ("cell_too_large", Some(2), Some("Campaign name"))
    );
    assert_eq!(refuse(",".repeat(1 << 20)).code, "row_too_wide");
    let cells = format!("{},", "y".repeat(1 << 19)).repeat(20);
    assert_eq!(refuse(cells).code, "row_too_large");
}
