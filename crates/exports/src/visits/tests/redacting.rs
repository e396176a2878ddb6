//! What is left of a log or a table of contacts once only what is read of it stays.

use std::collections::BTreeMap;

use proptest::prelude::*;

use domain::{Counts, DeliveryRow, Scope};

use crate::Redacted;
use crate::testing::{Found, fixture, hint, read_with};

fn written(scope: &Scope, found: &Found) -> String {
    let layout = Redacted::of(scope);
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(layout.header()).unwrap();
    for row in found.rows.rows() {
        for (times, line) in layout.lines(&row) {
            (0..times).for_each(|_| out.write_record(&line).unwrap());
        }
    }
    String::from_utf8(out.into_inner().unwrap()).unwrap()
}

/// What rows that say the same count together.
fn counted(found: &Found) -> BTreeMap<String, Counts> {
    let mut sums: BTreeMap<String, Counts> = BTreeMap::new();
    for row in found.rows.rows() {
        let said = DeliveryRow { counts: Counts::default(), ..row };
        let sum = sums.entry(format!("{said:?}")).or_default();
        sum.iter_mut().zip(row.counts).for_each(|(sum, count)| *sum += count);
    }
    sums
}

/// Redacts a file and reads what is left.
fn is_the_same_when_read_again(original: &[u8]) -> String {
    let (found, facts) = read_with(original, hint());
    let facts = facts.unwrap();
    let left = written(&facts.scope, &found);
    let (again, known) = read_with(left.as_bytes(), hint());
    let known = known.unwrap();
    assert_eq!(counted(&again), counted(&found), "{left}");
    assert_eq!(
        (&known.scope, &known.totals.counts, known.carried),
        (&facts.scope, &facts.totals.counts, facts.carried)
    );
    assert_eq!((known.window, known.layout), (facts.window, facts.layout));
    left
}

#[test]
fn of_a_log_the_days_and_tags_of_clicks_are_left() {
    let left = is_the_same_when_read_again(fixture!("click_log"));
    let expected = "\
clicked_at,utm_source,utm_medium,utm_campaign
2026-06-01,facebook,paid_social,harbour_w1
2026-06-01,facebook,paid_social,harbour_w1
2026-06-02,snapchat,paid_social,harbour_w1
";
    assert_eq!(left, expected);
}

#[test]
fn of_contacts_the_days_and_counts_are_left() {
    let left = is_the_same_when_read_again(fixture!("contacts_by_hour"));
    let expected = "\
date,channel,nation,heard_about,contacts
2026-06-01,call,Scotland,Campaign,3
2026-06-01,call,Scotland,Campaign,<
2026-06-02,email,Not recorded,Not recorded,0
";
    assert_eq!(left, expected);
}

fn tag() -> impl Strategy<Value = String> {
    let slashes = "[a-z/]{1,2}( {0,2}/ {0,2}[a-z/]){0,2}";
    prop_oneof!["[a-z]{1,4}", slashes, "\"[a-z],[a-z]\"", Just(String::new())]
}

proptest! {
    #[test]
    fn logs_keep_their_counts(
        columns in proptest::sample::subsequence(vec!["utm_medium", "link_id", "utm_campaign", "user_agent"], 0..=4),
        clicks in proptest::collection::vec((0_u8..3, tag(), tag(), tag(), any::<bool>()), 1..12),
    ) {
        let line = |first: &str, rest: &[&str]| [&[first], rest].concat().join(",") + "\n";
        let mut log = line("clicked_at,utm_source,is_bot", &columns);
        for (day, source, medium, campaign, robot) in clicks {
            let cells = columns.iter().map(|column| match *column {
                "utm_medium" => medium.as_str(),
                "utm_campaign" => campaign.as_str(),
                _ => "somebody",
            });
            let first = format!("2026-06-0{}T10:11:12Z,{source},{}", day + 1, u8::from(robot));
            log.push_str(&line(&first, &cells.collect::<Vec<_>>()));
        }
        // A click of a person, so that something is left.
        log.push_str(&line("2026-06-01T10:11:12Z,a,0", &vec!["a"; columns.len()]));
        let left = is_the_same_when_read_again(log.as_bytes());
        prop_assert!(!left.contains("somebody") && !left.contains("10:11"));
    }

    #[test]
    fn contacts_keep_their_counts(
        splits in proptest::sample::subsequence(vec!["channel", "hour", "nation", "heard_about"], 0..=4),
        hours in proptest::collection::vec((0_u8..3, "[a-b]{1,2}", prop_oneof!["[0-9]{1,2}", "<[0-9]"]), 1..12),
    ) {
        let mut lines = vec![[&["date", "contacts"], splits.as_slice()].concat().join(",")];
        for (day, value, contacts) in hours {
            let first = format!("2026-06-0{},{contacts}", day + 1);
            lines.push([&[first.as_str()], vec![value.as_str(); splits.len()].as_slice()].concat().join(","));
        }
        is_the_same_when_read_again(lines.join("\n").as_bytes());
    }
}
