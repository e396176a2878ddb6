//! An answer that is not what it should be is refused: by name, with a remedy.

use domain::{Source, Zone};
use serde_json::{Value, json};

use super::{answer, document, two_days};
use crate::Hint;
use crate::testing::{hint, read_with, refuse};

/// The code for an answer whose request differs.
fn refused(param: &str, value: Value) -> String {
    let mut text = two_days();
    text["request"]["params"][param] = value;
    refuse(text.to_string()).code
}

/// The code for an answer with these metrics for two days.
fn refused_metrics(metrics: &Value) -> String {
    refuse(answer("2026-06-01T23:00:00Z", "2026-06-03T23:00:00Z", "DAY", metrics).to_string()).code
}

#[test]
fn a_request_that_does_not_begin_or_end_at_the_accounts_midnight_is_refused() {
    assert_eq!(refused("start_time", json!("2026-06-02T00:00:00Z")), "not_midnight");
    assert_eq!(refused("end_time", json!("2026-06-03T22:00:00Z")), "not_midnight");
    let elsewhere = Hint { zone: Some(Zone::named("Europe/Madrid").unwrap()), ..hint() };
    let fault = read_with(document!("campaigns_by_day"), elsewhere).1.unwrap_err();
    assert_eq!(fault.code, "not_midnight");
    assert!(fault.remedy.contains("time_zone"), "{}", fault.remedy);
}

#[test]
fn an_answer_without_its_dates_is_refused() {
    let mut text = two_days();
    text["request"] = json!(null);
    assert_eq!(refuse(text.to_string()).code, "no_dates");
    assert_eq!(refused("start_time", json!("yesterday")), "no_dates");
    assert_eq!(refused("end_time", json!("2026-06-01T23:00:00Z")), "no_dates");
    assert_eq!(refused("end_time", json!("2026-05-31T23:00:00Z")), "no_dates");
    assert_eq!(refused("end_time", json!("2096-06-01T23:00:00Z")), "no_dates");
}

#[test]
fn a_part_of_the_delivery_is_never_taken_for_all_of_it() {
    for placement in ["SPOTLIGHT", "TREND", "PUBLISHER_NETWORK", ""] {
        assert_eq!(refused("placement", json!(placement)), "unsupported_report", "{placement}");
    }
    assert_eq!(refused("country", json!("96683cc9126741d1")), "unsupported_report");
    assert_eq!(refused("platform", json!(1)), "unsupported_report");
}

#[test]
fn what_the_books_have_no_word_for_is_refused() {
    for entity in ["FUNDING_INSTRUMENT", "ORGANIC_TWEET", "MEDIA_CREATIVE", ""] {
        assert_eq!(refused("entity", json!(entity)), "unsupported_report", "{entity}");
    }
    assert_eq!(refused("segmentation_type", json!("METROS")), "unsupported_report");
    assert_eq!(refused("granularity", json!("WEEK")), "unsupported_report");
    let reach = json!({ "data_type": "reach", "data": [] });
    assert_eq!(refuse(reach.to_string()).code, "unsupported_report");
}

#[test]
fn figures_that_are_not_split_as_the_request_says_are_refused() {
    assert_eq!(refused("segmentation_type", json!("AGE")), "unknown_document");
    let mut text = two_days();
    text["data"][0]["id_data"][0]["segment"] = json!({ "segment_name": "25-34" });
    assert_eq!(refuse(text.to_string()).code, "unknown_document");
}

#[test]
fn lists_that_do_not_fit_the_days_are_refused() {
    assert_eq!(refused_metrics(&json!({ "impressions": [5] })), "other_length");
    assert_eq!(refused_metrics(&json!({ "impressions": [5, 7, 9] })), "other_length");
    assert_eq!(refused_metrics(&json!({ "impressions": vec![1; 20_000] })), "unknown_document");
}

#[test]
fn numbers_that_cannot_be_are_refused_with_their_metric() {
    let text = answer("2026-06-01T23:00:00Z", "2026-06-03T23:00:00Z", "DAY", &json!({ "url_clicks": [5, -1] }));
    let fault = refuse(text.to_string());
    assert_eq!((fault.code.as_str(), fault.column.as_deref()), ("negative_count", Some("url_clicks")));
    assert_eq!(refused_metrics(&json!({ "impressions": [5, 9_000_000_000_000_i64] })), "count_too_large");
    for strange in [json!([5, 1.5]), json!([5, "7"]), json!("5"), json!([[5], 7]), json!([5, 1e30])] {
        assert_eq!(refused_metrics(&json!({ "impressions": strange })), "unknown_document", "{strange}");
    }
}

#[test]
fn entities_with_other_metrics_than_the_first_are_refused() {
    let mut text = two_days();
    let other = json!({ "id": "wl002", "id_data": [{ "segment": null, "metrics": { "impressions": [1, 2] } }] });
    text["data"].as_array_mut().unwrap().push(other);
    let fault = refuse(text.to_string());
    assert_eq!(fault.code, "uneven_metrics");
    assert!(fault.message.contains("wl002"));
}

#[test]
fn an_answer_without_impressions_and_spend_is_refused() {
    assert_eq!(refused_metrics(&json!({ "url_clicks": [5, 7] })), "missing_column");
}

#[test]
fn figures_that_stand_there_twice_are_refused() {
    let text = two_days().to_string();
    let data = serde_json::to_string(&two_days()["data"]).unwrap();
    assert_eq!(refuse(text.replacen('{', &format!("{{\"data\":{data},"), 1)).code, "unknown_document");
    let twice = text.replacen("\"impressions\"", "\"impressions\":[1,2],\"impressions\"", 1);
    assert_eq!(refuse(twice).code, "unknown_document");
    let nameless = text.replacen("\"id\"", "\"other\"", 1);
    assert_eq!(refuse(nameless).code, "unknown_document");
}

#[test]
fn an_answer_that_was_cut_short_is_refused() {
    let text = document!("campaigns_by_day");
    for length in [text.len() - 2, text.len() / 2, 40] {
        assert_eq!(refuse(&text[..length]).code, "truncated");
    }
}

#[test]
fn an_answer_in_another_sources_folder_is_refused() {
    let hint = Hint { source: Some(Source::Snapchat), ..hint() };
    assert_eq!(read_with(document!("campaigns_by_day"), hint).1.unwrap_err().code, "wrong_source");
}

#[test]
fn no_message_quotes_the_document() {
    let fault = refuse(two_days().to_string().replacen("[5,7]", "\"jo@example.org\"", 1));
    assert!(!fault.message.contains("example"), "{}", fault.message);
}
