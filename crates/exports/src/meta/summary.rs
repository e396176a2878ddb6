use domain::{EntityPath, Metric, PlatformTotals, Reach, ReachRow, Span};

use super::row::Draft;

/// The platform's own total: the first row, whose dimension cells are empty.
pub(crate) struct Summary {
    pub(crate) totals: PlatformTotals,
    pub(crate) range: Option<Span>,
    reach: Option<Reach>,
}

impl Summary {
    pub(crate) fn new(draft: &Draft<'_>) -> Self {
        let mut totals = PlatformTotals::default();
        for ((total, count), metric) in totals.counts.iter_mut().zip(draft.row.counts).zip(Metric::ALL) {
            *total = draft.filled.has(*metric).then_some(count);
        }
        totals.spend = draft.filled.has_spend().then_some(draft.row.spend);
        Self { totals, range: draft.range(), reach: draft.row.reach }
    }

    /// The account's de-duplicated reach, which no sum of rows gives.
    pub(crate) fn reach_row(&self, bounds: Option<Span>) -> Option<ReachRow> {
        Some(ReachRow { span: self.range.or(bounds)?, entity: EntityPath::default(), reach: self.reach? })
    }
}
