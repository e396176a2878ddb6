//! What can happen to the books.

use std::ops::Range;

use proptest::collection::vec;
use proptest::prelude::*;

use crate::world::{DAYS, FAMILIES, OF_DELIVERY, Recipe};

/// One thing that happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Operation {
    /// An export is sent.
    Send { recipe: Recipe, exported: u8, by_file_time: bool, trouble: Trouble },
    /// An export that was sent before comes again, perhaps produced later.
    Again { which: u8, later: Option<u8> },
    /// A person decides about a held export.
    Decide { which: u8, how: How, trouble: Trouble },
    /// A person takes an export back.
    Withdraw { which: u8, trouble: Trouble },
    /// A person lets it count again.
    Restore { which: u8, trouble: Trouble },
    /// The rules that assign change.
    Rules { variant: u8 },
}

/// What a person says about a held export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    Keep,
    Drop,
    AsReport,
    Accept,
}

/// What the disk, or fate, does to an operation: at the nth write, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    None,
    /// The process dies before it.
    DiesBefore(u8),
    /// The process dies after it, and does not learn that it was done.
    DiesAfter(u8),
    /// Only half of the rows arrive, and the process dies.
    DiesHalfway(u8),
    /// The write is lost, and nobody is told.
    Swallowed(u8),
    /// The write is done twice, and nobody is told.
    Doubled(u8),
}

fn trouble() -> impl Strategy<Value = Trouble> {
    prop_oneof![
        12 => Just(Trouble::None),
        1 => (0..10_u8).prop_map(Trouble::DiesBefore),
        1 => (0..10_u8).prop_map(Trouble::DiesAfter),
        1 => (0..4_u8).prop_map(Trouble::DiesHalfway),
        1 => (0..6_u8).prop_map(Trouble::Swallowed),
        1 => (0..6_u8).prop_map(Trouble::Doubled),
    ]
}

/// The first and the last day: any, or, of windows mostly, ends at which windows meet and
/// questions begin.
fn ends(windows: bool) -> impl Strategy<Value = (i32, i32)> {
    let meeting = prop::sample::select(vec![(0, DAYS - 1), (0, 3), (4, DAYS - 1), (1, 4), (1, 2), (3, 4), (0, 0)]);
    prop_oneof![
        3 => (0..DAYS, 0..DAYS).prop_map(|(one, other)| (one.min(other), one.max(other))),
        if windows { 9 } else { 1 } => meeting,
    ]
}

prop_compose! {
    fn recipe(families: Range<usize>)(family in families)(
        family in Just(family),
        (from, to) in ends(FAMILIES[family].windows),
        present in prop_oneof![3 => Just(0b11_1111_u8), 2 => 0..64_u8],
        renamed in prop_oneof![3 => Just(0_u8), 1 => 0..8_u8],
        twice in prop_oneof![7 => Just(0_u8), 1 => 0..8_u8],
        gaps in prop_oneof![4 => Just(0_u8), 1 => 0..128_u8],
        revision in prop_oneof![2 => Just(0_u64), 3 => any::<u64>()],
    ) -> Recipe {
        Recipe { family, from, to, present, renamed, twice, gaps, revision }
    }
}

fn send(families: Range<usize>) -> impl Strategy<Value = Operation> {
    let by_file_time = prop::bool::weighted(0.15);
    (recipe(families), 0..60_u8, by_file_time, trouble()).prop_map(|(recipe, exported, by_file_time, trouble)| {
        Operation::Send { recipe, exported, by_file_time, trouble }
    })
}

fn operation(families: Range<usize>) -> impl Strategy<Value = Operation> {
    let how = prop_oneof![Just(How::Keep), Just(How::Drop), Just(How::AsReport), Just(How::Accept)];
    prop_oneof![
        10 => send(families),
        1 => (any::<u8>(), prop::option::of(0..60_u8)).prop_map(|(which, later)| Operation::Again { which, later }),
        3 => (any::<u8>(), how, trouble()).prop_map(|(which, how, trouble)| Operation::Decide { which, how, trouble }),
        1 => (any::<u8>(), trouble()).prop_map(|(which, trouble)| Operation::Withdraw { which, trouble }),
        1 => (any::<u8>(), trouble()).prop_map(|(which, trouble)| Operation::Restore { which, trouble }),
        1 => (0..4_u8).prop_map(|variant| Operation::Rules { variant }),
    ]
}

/// Lists of operations: about delivery, about visits, or about both.
pub(crate) fn lists() -> impl Strategy<Value = Vec<Operation>> {
    let about = |families| vec(operation(families), 1..12);
    prop_oneof![
        3 => about(0..OF_DELIVERY),
        2 => about(OF_DELIVERY..FAMILIES.len()),
        1 => about(0..FAMILIES.len()),
    ]
}
