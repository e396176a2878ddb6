use domain::{EntityPath, Metric, PlatformTotals, Reach, ReachRow, Span};

use super::draft::Draft;

/// The platform's own total.
pub(crate) struct Total {
    pub(crate) figures: PlatformTotals,
    /// The days that it says it covers.
    pub(crate) range: Option<Span>,
    /// The account's reach, which no sum of rows gives.
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

    /// The account's de-duplicated reach.
    pub(crate) fn reach_row(&self, bounds: Option<Span>) -> Option<ReachRow> {
        Some(ReachRow { span: self.range.or(bounds)?, entity: EntityPath::default(), reach: self.reach? })
    }
}
