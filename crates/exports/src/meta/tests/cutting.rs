//! Bytes of any kind, cut in any way.

use proptest::prelude::*;

use super::support::{fixture, is_the_same_however_cut};

const FIXTURES: [&[u8]; 9] = [
    fixture!("summary_row_first"),
    fixture!("values_that_cannot_be_read"),
    fixture!("ads_with_ids_and_breakdowns"),
    fixture!("classic_table_export_with_windows_line_ends"),
    fixture!("name_with_line_break"),
    fixture!("no_data_available"),
    fixture!("unknown_breakdown"),
    fixture!("resaved_with_local_dates"),
    fixture!("translated_headers"),
];

/// A long file, so that the rows lie on both sides of what is looked at first.
fn long(fixture: &[u8]) -> Vec<u8> {
    let end = fixture.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    [fixture, &fixture[end..], &fixture[end..], &fixture[end..]].concat()
}

#[test]
fn every_fixture_reads_the_same_byte_by_byte() {
    for fixture in FIXTURES {
        is_the_same_however_cut(fixture, &[1]);
        is_the_same_however_cut(&long(fixture), &[1]);
    }
}

proptest! {
    #[test]
    fn a_file_reads_the_same_however_it_is_cut(
        at in 0..FIXTURES.len(),
        lengths in prop::collection::vec(1_usize..700, 1..9),
    ) {
        is_the_same_however_cut(FIXTURES[at], &lengths);
        is_the_same_however_cut(&long(FIXTURES[at]), &lengths);
    }

    #[test]
    fn no_bytes_are_too_strange(
        bytes in prop::collection::vec(any::<u8>(), 0..3000),
        lengths in prop::collection::vec(1_usize..400, 1..5),
    ) {
        is_the_same_however_cut(&bytes, &lengths);
    }

    #[test]
    fn no_body_is_too_strange(
        body in "([a-c\"\\\\,\r\n0-9.è-]|2026-03-01|\"\"|,){0,200}",
        lengths in prop::collection::vec(1_usize..40, 1..5),
    ) {
        let text = format!("Campaign name,Impressions,Reach,Bands,Amount spent (GBP),Day\n{body}");
        is_the_same_however_cut(text.as_bytes(), &lengths);
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(
        at in 0..FIXTURES.len(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        lengths in prop::collection::vec(1_usize..300, 1..5),
    ) {
        let mut bytes = long(FIXTURES[at]);
        for (place, byte) in flips {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        is_the_same_however_cut(&bytes, &lengths);
    }
}
