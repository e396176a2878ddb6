use domain::{Metric, PlatformTotals, Reach, Span};

use super::draft::Draft;

/// The platform's own total.
pub(crate) struct Total {
    pub(crate) figures: PlatformTotals,
    /// The days that it says it covers.
    pub(crate) range: Option<Span>,
    pub(crate) reach: Option<Reach>,
}

impl Total {
    /// The figures of a row that is a total; an empty cell says nothing.
    pub(crate) fn new(draft: &Draft<'_>) -> Self {
        let mut figures = PlatformTotals::default();
        for ((total, count), metric) in figures.counts.iter_mut().zip(draft.row.counts).zip(Metric::ALL) {
            *total = draft.filled.has(*metric).then_some(count);
        }
        figures.spend = draft.filled.has_spend().then_some(draft.row.spend);
        Self { figures, range: draft.range(), reach: draft.row.reach }
    }
}
