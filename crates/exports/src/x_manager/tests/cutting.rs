//! Bytes of any kind, cut in any way.

use proptest::prelude::*;

use crate::testing::{fixture, is_the_same_however_cut};

const FIXTURES: [&[u8]; 5] = [
    fixture!("campaigns_by_day"),
    fixture!("with_a_total_without_a_name"),
    fixture!("hours_with_a_total_row"),
    fixture!("values_that_cannot_be_read"),
    fixture!("a_column_that_is_not_known"),
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
        body in "(2026-06-01| 13:00|T|Z|Total|hw001|\"1,005\"|[\",\r\n0-9.è:-]|,){0,200}",
        lengths in prop::collection::vec(1_usize..40, 1..5),
    ) {
        let text = format!("Id,Campaign,Time,Spend,Impressions\n{body}");
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
