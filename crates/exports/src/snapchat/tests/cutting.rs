//! Bytes of any kind, cut in any way.

use proptest::prelude::*;

use crate::testing::{fixture, is_the_same_however_cut};

const FIXTURES: [&[u8]; 5] = [
    fixture!("daily_by_age_and_gender"),
    fixture!("ads_for_a_window_with_video"),
    fixture!("values_that_cannot_be_read"),
    fixture!("weeks_without_dates"),
    fixture!("columns_of_somebodys_own"),
];

#[test]
fn every_fixture_reads_the_same_byte_by_byte() {
    for fixture in FIXTURES {
        is_the_same_however_cut(fixture, &[1]);
    }
}

proptest! {
    #[test]
    fn a_report_reads_the_same_however_it_is_cut(
        at in 0..FIXTURES.len(),
        lengths in prop::collection::vec(1_usize..700, 1..9),
    ) {
        is_the_same_however_cut(FIXTURES[at], &lengths);
    }

    #[test]
    fn no_body_is_too_strange(
        body in "(2026-06-01|2026-06-02| 00:00:00| BST|T|35\\+|45-54|[\",\r\n0-9.è:-]|,){0,200}",
        lengths in prop::collection::vec(1_usize..40, 1..5),
    ) {
        let text = format!("Start Time,End Time,Age,Campaign Name,Paid Impressions,Paid Reach,Amount Spent\n{body}");
        is_the_same_however_cut(text.as_bytes(), &lengths);
    }

    #[test]
    fn a_damaged_report_is_read_or_refused(
        at in 0..FIXTURES.len(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        lengths in prop::collection::vec(1_usize..300, 1..5),
    ) {
        let mut bytes = FIXTURES[at].to_vec();
        for (place, byte) in flips {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        is_the_same_however_cut(&bytes, &lengths);
    }
}
