use std::collections::BTreeMap;

use domain::{Breakdown, Counts, Span};

use crate::Fault;

use super::entry::Entry;

/// The most different counts that a log may be reduced to.
const MOST: usize = 200_000;

/// Counts of rows that say the same but for the person.
#[derive(Default)]
pub(super) struct Reduced {
    counts: BTreeMap<Key, Counts>,
}

/// What tells counts apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) span: Span,
    pub(super) campaign: String,
    pub(super) source: String,
    pub(super) medium: String,
    pub(super) cells: [String; Breakdown::COUNT],
}

impl Reduced {
    /// Adds a row.
    ///
    /// # Errors
    /// There are more different counts than can be kept.
    pub(super) fn add(&mut self, span: Span, entry: &Entry<'_>) -> Result<(), Fault> {
        let key = Key {
            span,
            campaign: entry.campaign.to_owned(),
            source: entry.source.to_owned(),
            medium: entry.medium.to_owned(),
            cells: entry.cells.map(str::to_owned),
        };
        let sums = self.counts.entry(key).or_default();
        sums.iter_mut().zip(entry.counts).for_each(|(sum, count)| *sum = sum.saturating_add(count));
        if self.counts.len() > MOST { Err(too_many()) } else { Ok(()) }
    }

    /// The counts, in order.
    pub(super) fn into_counts(self) -> impl Iterator<Item = (Key, Counts)> {
        self.counts.into_iter()
    }
}

impl Key {
    /// The row that stands for all of them.
    pub(super) fn entry(&self, counts: Counts) -> Entry<'_> {
        Entry {
            span: Some(self.span),
            source: &self.source,
            medium: &self.medium,
            campaign: &self.campaign,
            cells: self.cells.each_ref().map(String::as_str),
            counts,
            robot: false,
        }
    }
}

fn too_many() -> Fault {
    let message = format!("its rows cannot be reduced to {MOST} counts: its tags differ from row to row");
    let remedy = "Take out of the links what differs from person to person, and send fewer days at once.";
    Fault::new("too_many_counts", message, remedy)
}
