use crate::Hint;
use crate::testing::{hint, is_the_same_however_cut, read_with, refuse};

/// UTF-16 of little end with its mark, as platforms write it.
fn wide(text: &str) -> Vec<u8> {
    [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

#[test]
fn tables_that_are_known_and_not_read_are_refused_by_name() {
    let tables = [
        ("Row Type,Action,Campaign\n", "bulk upload"),
        ("Date,Clicks,Impressions,Avg. CPC,Cost\n", "overview page"),
        ("Gender,Age Range,Impressions,Percent of known total\n", "overview page"),
        ("Date,Impressions,New follows,Profile visits\n", "organic account"),
        ("Post id,Date,Post text\n", "organic post"),
        ("Content,Video title,Watch time (hours)\n", "YouTube Studio"),
        ("Date,Views\n", "YouTube Studio"),
        ("date,label,nb_visits\n", "Matomo"),
        ("\"date\",\"source\",\"visitors\",\"visit_duration\"\n", "Plausible"),
        ("Link,Group,User,Clicks\n", "short links"),
    ];
    for (table, what) in tables {
        let fault = refuse(table);
        assert_eq!((fault.code.as_str(), fault.row), ("unsupported_report", Some(1)), "{table}");
        assert!(fault.message.contains(what), "{}", fault.message);
    }
    assert_eq!(refuse("Date,Views,Weather\n2026-03-01,5,fair\n").code, "unknown_header");
}

#[test]
fn a_line_of_one_cell_that_no_header_follows_is_what_was_found() {
    for text in ["Harbour Watch\n", "Harbour Watch\n\nName,Figure\nA,5\n", "Harbour Watch"] {
        let fault = refuse(text);
        assert_eq!((fault.code.as_str(), fault.row), ("unknown_header", Some(1)));
        assert!(fault.message.contains("`Harbour Watch`"), "{}", fault.message);
    }
}

#[test]
fn a_first_line_that_a_spreadsheet_padded_is_refused_as_that() {
    assert_eq!(refuse("Campaign report,,,\n1 June 2026 - 2 June 2026,,,\n").code, "resaved_by_spreadsheet");
}

#[test]
fn what_was_expected_is_told_for_the_source_that_the_file_was_sent_to() {
    let hint = Hint { source: Some(domain::Source::Meta), ..hint() };
    let fault = read_with(b"Name,Figure\nA,5\n", hint).1.unwrap_err();
    assert!(fault.message.contains("Meta's"), "{}", fault.message);
}

#[test]
fn a_layout_that_is_never_written_in_utf_16_is_refused_in_it() {
    let fault = refuse(wide("Campaign name\tImpressions\tDay\nA\t5\t2026-03-01\n"));
    assert_eq!(fault.code, "wrong_file_type");
    assert!(fault.message.contains("UTF-16"), "{}", fault.message);
    for text in ["Name\tFigure\nA\t5\n", "Harbour Watch\n", "Name"] {
        assert_eq!(refuse(wide(text)).code, "wrong_file_type", "{text}");
    }
    assert_eq!(refuse(wide("")).code, "empty_file");
    is_the_same_however_cut(&wide(&"Name\tFigure\n".repeat(300)), &[1, 2, 3]);
}
