use crate::testing::{hint, is_the_same_however_cut, refuse};
use crate::{Fault, Hint, Reader};

#[test]
fn documents_that_are_known_and_not_read_are_refused_by_name() {
    let documents = [
        (r#"{"request_status":"SUCCESS","timeseries_stats":[]}"#, "Snapchat"),
        (r#"{"request_status":"success","total_stats":[]}"#, "Snapchat"),
        (r#"[{"results":[{}],"fieldMask":"campaign.id"}]"#, "Google Ads"),
        (r#"{"dimensionHeaders":[],"metricHeaders":[]}"#, "Google Analytics"),
        (r#"{"data":[{"spend":"1"}],"paging":{}}"#, "Meta"),
        (r#"[{"label":"a","nb_visits":5}]"#, "Matomo"),
    ];
    for (document, what) in documents {
        let fault = refuse(document);
        assert_eq!(fault.code, "unsupported_report", "{document}");
        assert!(fault.message.contains(what), "{}", fault.message);
    }
    assert_eq!(refuse(r#"{"weather":"fair"}"#).code, "wrong_file_type");
    assert_eq!(refuse("[]").code, "wrong_file_type");
}

#[test]
fn what_is_no_json_is_refused_at_its_line() {
    let fault = refuse("{\n\"data\": [,]}");
    assert_eq!((fault.code.as_str(), fault.row), ("bad_json", Some(2)));
    assert_eq!(refuse("{\"data\": [1, 2").code, "truncated");
    assert_eq!(refuse("{} {}").code, "bad_json");
    assert_eq!(refuse("[1, 2]").code, "unknown_document");
}

#[test]
fn a_document_nested_without_end_is_refused() {
    for nest in ["[", "{\"a\":", "[{\"a\":[", "{\"data\":["] {
        assert!(!refuse(nest.repeat(100_000)).code.is_empty());
    }
}

#[test]
fn a_document_beyond_any_measure_is_refused_before_it_is_kept() {
    let (mut reader, mut found) = (Reader::new(Hint { ..hint() }), crate::testing::Found::default());
    let piece = vec![b' '; 1 << 20];
    let mut fed: Result<(), Fault> = reader.feed(b"{", &mut found);
    let mut pieces = 0;
    while fed.is_ok() && pieces < 70 {
        fed = reader.feed(&piece, &mut found);
        pieces += 1;
    }
    assert_eq!((fed.unwrap_err().code.as_str(), pieces), ("document_too_large", 64));
}

#[test]
fn a_document_reads_the_same_however_it_is_cut() {
    for text in [r#"{"request_status":"SUCCESS","timeseries_stats":[]}"#, "{\"a\": \"\u{feff}é\"}", "[{]"] {
        is_the_same_however_cut(text.as_bytes(), &[1]);
        is_the_same_however_cut(text.as_bytes(), &[3, 1, 7]);
    }
}
