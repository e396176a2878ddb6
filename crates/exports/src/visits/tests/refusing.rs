//! What is refused, and by which name.

use domain::Source;

use crate::Hint;
use crate::testing::{fixture, hint, read_with, refuse};

const PREAMBLE: &str = "# ---\n# Report\n# Account: Invented, Ltd\n# Property: p\n# ---\n# \n# All Users\n\
                        # Start date: 20260601\n# End date: 20260602\n";

fn ga4(rest: &str) -> String {
    format!("{PREAMBLE}{rest}")
}

#[test]
fn the_traffic_of_a_whole_site_is_no_referrals() {
    for header in ["Event name,Event count", "Date,Sessions", "Nth day,Active users", "Landing page,Sessions"] {
        let code = refuse(ga4(&format!("{header}\nx,1\n"))).code;
        assert!(matches!(code.as_str(), "unsupported_report" | "unknown_column"), "{header}: {code}");
    }
    assert_eq!(refuse("date,visits\n2026-06-01,3\n").code, "whole_site");
}

#[test]
fn where_people_first_came_from_and_channel_groups_are_refused_by_name() {
    for header in [
        "First user source / medium,Sessions",
        "First user primary channel group (Default Channel Group),Sessions",
        "Session primary channel group (Default Channel Group),Sessions",
        "Session source / medium,Session default channel group,Sessions",
    ] {
        assert_eq!(refuse(ga4(&format!("{header}\nx,1\n"))).code, "unsupported_report", "{header}");
    }
}

#[test]
fn another_dimension_would_count_a_visit_several_times() {
    let fault = refuse(ga4("Session source / medium,Landing page,Sessions\na / b,/x,1\n"));
    assert_eq!((fault.code.as_str(), fault.column.as_deref()), ("unknown_column", Some("Landing page")));
}

#[test]
fn a_report_that_was_tampered_with_is_refused() {
    let padded = PREAMBLE.replace('\n', ",,\n");
    assert_eq!(
        refuse(format!("{padded}Session source / medium,Sessions,Users\na / b,1,1\n")).code,
        "resaved_by_spreadsheet"
    );
    assert_eq!(refuse("# Report\nSession source / medium,Sessions\na / b,1\n").code, "no_title_lines");
    assert_eq!(
        refuse(ga4("Session source / medium,Date,Sessions\na / b,01/06/2026,1\n")).code,
        "resaved_by_spreadsheet"
    );
    let twice = ga4("Session source / medium,Sessions\na / b,1\n# Start date: 20250601\n");
    assert_eq!(refuse(twice).code, "several_tables");
    assert_eq!(
        refuse(ga4("Session source / medium,Session source / medium,Sessions\na,b,1\n")).code,
        "duplicate_column"
    );
    assert_eq!(refuse(ga4("Session source / medium,Engaged sessions\na / b,1\n")).code, "missing_column");
}

#[test]
fn a_report_without_rows_replaces_nothing() {
    let (_, facts) = read_with(ga4("Session source / medium,Date,Sessions\n").as_bytes(), hint());
    assert_eq!(facts.unwrap().window, domain::Window::Nothing);
}

#[test]
fn a_file_of_another_source_is_refused() {
    for (file, source) in [
        (fixture!("ga4_by_day"), Source::ClickLog),
        (fixture!("click_log"), Source::Ga4),
        (fixture!("contacts_by_hour"), Source::Meta),
        (fixture!("template_visits"), Source::Ga4),
    ] {
        let fault = read_with(file, Hint { source: Some(source), ..hint() }).1.unwrap_err();
        assert_eq!(fault.code, "wrong_source");
    }
}

#[test]
fn a_value_that_cannot_be_read_rejects_its_row() {
    for (row, code) in [
        ("a / b,20260601,many", "bad_count"),
        ("a / b,20261341,1", "bad_date"),
        ("a / b,20260601,-1", "negative_count"),
    ] {
        let (found, facts) =
            read_with(ga4(&format!("Session source / medium,Date,Sessions\n{row}\n")).as_bytes(), hint());
        assert_eq!((facts.unwrap().counts.rejected, found.rejects[0].code.as_str()), (1, code), "{row}");
    }
    let log = "clicked_at,utm_source,utm_campaign,is_bot\nyesterday at noon,facebook,x,0\n2026-06-01T10:00:00Z,facebook,x,perhaps\n";
    let (found, _) = read_with(log.as_bytes(), hint());
    let codes: Vec<&str> = found.rejects.iter().map(|reject| reject.code.as_str()).collect();
    assert_eq!(codes, ["bad_moment", "bad_flag"]);
}
