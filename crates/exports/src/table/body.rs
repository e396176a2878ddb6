use domain::{DeliveryRow, Reject, RowCounts, Tally};

use crate::{Fault, Sink};

use super::faults;
use super::filled::Filled;
use super::windows::Windows;

/// How many rejected rows are kept by name.
const REJECTS_KEPT: usize = 20;
/// Sums above this are refused long before they could overflow.
const SUM_MAX: i64 = i64::MAX / 2;

/// The rows of an export so far: counted, summed up, and given on.
pub(crate) struct Body {
    pub(crate) counts: RowCounts,
    pub(crate) totals: Tally,
    /// The metrics that some row has a value for.
    pub(crate) filled: Filled,
    pub(crate) rejects: Vec<Reject>,
    pub(crate) windows: Windows,
    pub(crate) warnings: Vec<String>,
}

impl Body {
    /// No rows yet. With a column for days, only the first and the last are of interest.
    pub(crate) fn new(by_day: bool) -> Self {
        Self {
            counts: RowCounts::default(),
            totals: Tally::default(),
            filled: Filled::default(),
            rejects: Vec::new(),
            windows: Windows::new(by_day),
            warnings: Vec::new(),
        }
    }

    /// Takes a row that is in order, and says which of its cells are not empty.
    pub(crate) fn accept<S: Sink + ?Sized>(
        &mut self,
        row: &DeliveryRow<'_>,
        filled: Filled,
        sink: &mut S,
    ) -> Result<(), Fault> {
        self.counts.accepted += 1;
        self.hand_on(row, filled, sink)
    }

    /// Gives on a row, which may stand for several that were accepted.
    pub(crate) fn hand_on<S: Sink + ?Sized>(
        &mut self,
        row: &DeliveryRow<'_>,
        filled: Filled,
        sink: &mut S,
    ) -> Result<(), Fault> {
        self.windows.note(row.span);
        self.filled = self.filled.or(filled);
        self.totals.add_row(row);
        self.counts.stored += 1;
        sink.delivery(row);
        if self.totals.counts.iter().any(|sum| *sum > SUM_MAX) { Err(faults::sum_too_large()) } else { Ok(()) }
    }

    /// Takes a row that cannot be read.
    #[cold]
    pub(crate) fn reject<S: Sink + ?Sized>(&mut self, reject: Reject, sink: &mut S) {
        self.counts.rejected += 1;
        if self.rejects.len() < REJECTS_KEPT {
            self.rejects.push(reject.clone());
        }
        sink.reject(reject);
    }

    /// Tells a person something, once.
    #[cold]
    pub(crate) fn warn(&mut self, warning: &str) {
        if !self.warnings.iter().any(|known| known == warning) {
            self.warnings.push(warning.to_owned());
        }
    }
}
