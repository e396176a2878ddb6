//! Faults in values sink the row, and only the row.

use domain::Metric;

use crate::testing::{fixture, read};

#[test]
fn each_value_that_cannot_be_read_rejects_its_row_and_says_where() {
    let (found, facts) = read(fixture!("values_that_cannot_be_read"));
    let rejects: Vec<_> =
        found.rejects.iter().map(|reject| (reject.row, reject.column.as_str(), reject.code.as_str())).collect();
    assert_eq!(
        rejects,
        [
            (2, "Impressions", "negative_count"),
            (3, "Impressions", "bad_count"),
            (4, "Spend", "bad_amount"),
            (5, "Link clicks", "bad_count"),
            (6, "Time", "bad_date"),
            (7, "Time", "bad_date"),
            (8, "Time", "bad_date"),
            (9, "Time", "bad_date"),
            (10, "Time", "bad_date"),
        ]
    );
    assert_eq!((facts.counts.accepted, facts.totals.count(Metric::Impressions)), (1, 5));
}

#[test]
fn a_part_of_a_campaign_without_its_name_is_no_total() {
    let (found, facts) =
        read("Campaign,Gender,Time,Spend,Impressions\n,Men,2026-06-01,1,5\nHarbour,Men,2026-06-01,1,5\n");
    assert_eq!((found.rejects[0].code.as_str(), facts.counts.accepted), ("no_name", 1));
}
