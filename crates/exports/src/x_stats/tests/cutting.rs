//! Bytes of any kind, cut in any way.

use proptest::prelude::*;

use super::document;
use crate::testing::is_the_same_however_cut;

const DOCUMENTS: [&[u8]; 2] = [document!("campaigns_by_day"), document!("ads_by_age")];

#[test]
fn every_document_reads_the_same_byte_by_byte() {
    for document in DOCUMENTS {
        is_the_same_however_cut(document, &[1]);
        is_the_same_however_cut(document, &[7, 3, 500]);
    }
}

proptest! {
    #[test]
    fn a_damaged_document_is_read_or_refused(
        at in 0..DOCUMENTS.len(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        lengths in prop::collection::vec(1_usize..300, 1..5),
    ) {
        let mut bytes = DOCUMENTS[at].to_vec();
        for (place, byte) in flips {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        is_the_same_however_cut(&bytes, &lengths);
    }

    #[test]
    fn words_in_any_place_are_read_or_refused(
        word in "(null|0|-1|1.5|\"\"|\\[\\]|\\{\\}|\"DAY\"|\"HOUR\"|9223372036854775807|\"2026-06-01T00:00:00Z\")",
        at in any::<prop::sample::Index>(),
    ) {
        let text = std::str::from_utf8(DOCUMENTS[0]).unwrap();
        let places: Vec<(usize, &str)> = text.match_indices([':', ',', '[']).collect();
        let (place, mark) = places[at.index(places.len())];
        let rest = text[place + 1..].trim_start();
        let end = rest.find([',', '}', ']', '\n']).unwrap_or(rest.len());
        let other = format!("{}{mark}{word}{}", &text[..place], &rest[end..]);
        is_the_same_however_cut(other.as_bytes(), &[100]);
    }
}
