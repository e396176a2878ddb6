//! Faults in values sink the row, and only the row.

use domain::Metric;

use super::support::{fixture, read};

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
            (4, "Link clicks", "bad_count"),
            (5, "Amount spent (GBP)", "bad_amount"),
            (6, "Day", "bad_date"),
            (7, "Day", "day_disagrees"),
            (8, "Day", "bad_date"),
            (9, "Campaign name", "no_name"),
            (10, "Reach", "bad_count"),
            (11, "Amount spent (GBP)", "negative_amount"),
        ]
    );
    assert_eq!((facts.counts.accepted, facts.totals.count(Metric::Impressions)), (1, 5));
    assert_eq!(facts.rejects, found.rejects);
}

#[test]
fn an_end_before_its_start_rejects_the_row() {
    let (found, _) = read("Campaign name,Impressions,Reporting starts,Reporting ends\nA,1,2026-03-02,2026-03-01\n");
    assert_eq!(
        (found.rejects[0].code.as_str(), found.rejects[0].column.as_str()),
        ("end_before_start", "Reporting ends")
    );
}

#[test]
fn a_rejected_row_leaves_the_file_unreconciled() {
    let (_, facts) = read("Campaign name,Impressions,Day\n,7,\nA,5,2026-03-01\nB,two,2026-03-01\n");
    assert_eq!((facts.counts.rejected, facts.reconciled), (1, Some(false)));
}

#[test]
fn a_total_that_is_not_the_first_row_is_not_added() {
    let (found, facts) = read("Campaign name,Impressions,Day\nA,5,2026-03-01\n,5,\n");
    assert_eq!((found.rejects[0].code.as_str(), facts.totals.count(Metric::Impressions)), ("no_name", 5));
    let (found, _) = read(
        "Region,Impressions,Reporting starts,Reporting ends\nWales,5,2026-03-01,2026-03-02\n,5,2026-03-01,2026-03-02\n",
    );
    assert_eq!(found.rejects[0].code, "no_name");
}

#[test]
fn only_the_first_rejects_are_kept_but_all_are_told() {
    let body = "A,x,2026-03-01\n".repeat(50);
    let (found, facts) = read(format!("Campaign name,Impressions,Day\n{body}"));
    assert_eq!((facts.rejects.len(), found.rejects.len(), facts.counts.rejected), (20, 50, 50));
}

#[test]
fn no_more_than_the_start_of_a_cell_is_quoted() {
    let cell = "1.".repeat(250);
    let (found, _) = read(format!("Campaign name,Impressions,Day\nA,{cell},2026-03-01\n"));
    assert_eq!(found.rejects[0].message.matches('1').count(), 20);
}

#[test]
fn words_are_never_quoted_since_they_may_be_anybodys() {
    let (found, _) = read("Campaign name,Impressions,Day\nA,jo@example.org,2026-03-01\n");
    assert!(!found.rejects[0].message.contains("example"), "{}", found.rejects[0].message);
}

#[test]
fn rows_are_counted_by_lines_where_a_name_has_a_line_break() {
    let (found, facts) = read(fixture!("name_with_line_break"));
    assert_eq!((found.rejects[0].row, facts.counts.accepted), (4, 1));
    assert_eq!(found.rows.rows().next().unwrap().campaign.name, "Harbour\nWatch");
}

#[test]
fn counts_that_no_account_has_are_rejected() {
    let (found, _) = read("Campaign name,Impressions,Day\nA,99999999999999999999,2026-03-01\n");
    assert_eq!(found.rejects[0].code, "count_too_large");
}

#[test]
fn lines_without_anything_are_no_rows() {
    let (found, facts) = read("Campaign name,Impressions,Day\n\nA,5,2026-03-01\n,,\r\n\n,,\n");
    assert_eq!((found.rows.len(), facts.counts.rows, facts.counts.rejected), (1, 1, 0));
}
