//! A file says the same in whatever pieces it comes, and no bytes panic.

use proptest::prelude::*;

use crate::testing::{fixture, is_the_same_however_cut};

const ALL: [&[u8]; 5] = [
    fixture!("ga4_by_day"),
    fixture!("ga4_for_a_window"),
    fixture!("click_log"),
    fixture!("contacts_by_hour"),
    fixture!("template_visits"),
];

proptest! {
    #[test]
    fn pieces_make_no_difference(which in 0..ALL.len(), lengths in prop::collection::vec(1..90_usize, 1..8)) {
        is_the_same_however_cut(ALL[which], &lengths);
    }

    #[test]
    fn damaged_files_never_panic(which in 0..ALL.len(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut bytes = ALL[which].to_vec();
        let place = at.index(bytes.len());
        bytes[place] = byte;
        bytes.truncate(cut.index(bytes.len()) + 1);
        is_the_same_however_cut(&bytes, &[7]);
    }
}
