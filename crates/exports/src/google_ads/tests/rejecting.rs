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
            (4, "Impr.", "bad_count"),
            (5, "Impr.", "negative_count"),
            (6, "Clicks", "bad_count"),
            (7, "Cost", "bad_amount"),
            (8, "Cost", "negative_amount"),
            (9, "Campaign", "no_name"),
            (10, "Day", "bad_date"),
            (11, "Day", "bad_date"),
            (12, "Unique users", "bad_count"),
        ]
    );
    assert_eq!((facts.counts.accepted, facts.totals.count(Metric::Impressions)), (1, 5));
}
