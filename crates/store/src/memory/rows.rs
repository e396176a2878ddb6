use domain::{Breakdown, Counts, DeliveryRow, EntityPath, LoadId, Money, Reach, Slice, Span, Tally};

use super::State;

/// A stored row, owned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) span: Span,
    pub(super) entity: EntityPath,
    pub(super) cells: [String; Breakdown::COUNT],
    pub(super) counts: Counts,
    pub(super) spend: Money,
    pub(super) reach: Option<Reach>,
    /// The load that a kept row was copied from.
    pub(super) origin: Option<LoadId>,
}

impl Row {
    pub(super) fn of(row: &DeliveryRow<'_>) -> Self {
        Self {
            span: row.span,
            entity: EntityPath {
                campaign: row.campaign.to_owned(),
                adset: row.adset.to_owned(),
                ad: row.ad.to_owned(),
            },
            cells: row.cells.map(str::to_owned),
            counts: row.counts,
            spend: row.spend,
            reach: row.reach,
            origin: None,
        }
    }

    pub(super) fn tally(&self) -> Tally {
        Tally { rows: 1, counts: self.counts, spend: self.spend }
    }

    pub(super) fn cell(&self, breakdown: Breakdown) -> &str {
        &self.cells[breakdown as usize]
    }
}

impl State {
    /// The rows of some slices, with the load of each.
    pub(super) fn sliced<'a>(&'a self, slices: &'a [Slice]) -> impl Iterator<Item = (LoadId, &'a Row)> {
        slices.iter().flat_map(|slice| {
            let rows = self.rows.get(&slice.load).into_iter().flatten();
            rows.filter(|row| slice.has(row.span)).map(|row| (slice.load, row))
        })
    }

    /// The same of what was rolled up.
    pub(super) fn rolled<'a>(&'a self, slices: &'a [Slice]) -> impl Iterator<Item = (LoadId, &'a Row)> {
        slices.iter().flat_map(|slice| {
            let rows = self.rolled.get(&slice.load).into_iter().flatten();
            rows.filter(|row| slice.has(row.span)).map(|row| (slice.load, row))
        })
    }
}
