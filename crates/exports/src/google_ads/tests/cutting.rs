//! Bytes of any kind, cut in any way.

use proptest::prelude::*;

use crate::testing::{fixture, is_the_same_however_cut};

const FIXTURES: [&[u8]; 7] = [
    fixture!("campaigns_by_day"),
    fixture!("ad_groups_in_utf16"),
    fixture!("months_with_the_label_second"),
    fixture!("one_line_title_of_old"),
    fixture!("values_that_cannot_be_read"),
    fixture!("search_terms"),
    fixture!("campaigns_named_like_totals"),
];

#[test]
fn every_fixture_reads_the_same_byte_by_byte() {
    for fixture in FIXTURES {
        is_the_same_however_cut(fixture, &[1]);
        is_the_same_however_cut(fixture, &[3, 2]);
    }
}

#[test]
fn a_long_report_reads_the_same_byte_by_byte() {
    let text = format!("Mine\n1 June 2026\nCampaign,Impr.,Cost\n{}", "Harbour – film,\"1,005\",1.00\n".repeat(200));
    let wide: Vec<u8> = text.replace(',', "\t").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [text.into_bytes(), [&[0xFF, 0xFE], wide.as_slice()].concat()] {
        is_the_same_however_cut(&bytes, &[1]);
    }
}

proptest! {
    #[test]
    fn no_body_is_too_strange(
        body in "(Total: Campaigns|Total|Harbour| --|\"1,5\"|[\",\r\n0-9.è-]|2026-06-01|\"\"|,){0,200}",
        lengths in prop::collection::vec(1_usize..40, 1..5),
    ) {
        let text = format!("Mine\n1 June 2026\nDay,Campaign,Impr.,Views,Cost\n{body}");
        is_the_same_however_cut(text.as_bytes(), &lengths);
    }

    #[test]
    fn no_lines_above_are_too_strange(
        above in "(Mine|\n|1 June 2026|\\(|\\)| - |All time|May|,|\"){0,20}",
        lengths in prop::collection::vec(1_usize..9, 1..5),
    ) {
        let text = format!("{above}\nDay,Campaign,Impr.\n2026-06-01,Harbour,5\n");
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
