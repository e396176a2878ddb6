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
            (2, "Paid Impressions", "negative_count"),
            (3, "Paid Impressions", "bad_count"),
            (4, "Amount Spent", "bad_amount"),
            (5, "Campaign Name", "no_name"),
            (6, "End Time", "end_before_start"),
            (7, "Start Time", "bad_date"),
            (8, "Start Time", "bad_date"),
            (9, "Swipe Ups", "bad_count"),
            (10, "Start Time", "bad_date"),
        ]
    );
    assert_eq!((facts.counts.accepted, facts.totals.count(Metric::Impressions)), (1, 5));
}
