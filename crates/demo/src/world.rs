//! What truly happens in the example.

use domain::{Day, Source, Span};

use crate::clicks::{Click, clicks};
use crate::contacts::{Contacts, contacts};
use crate::delivery::{Cell, cells};
use crate::reported::{Reported, reported};
use crate::visits::{Visits, visits};

/// All that happens, for one seed.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) cells: Vec<Cell>,
    pub(crate) visits: Vec<Visits>,
    pub(crate) clicks: Vec<Click>,
    pub(crate) contacts: Vec<Contacts>,
}

impl World {
    /// Everything follows from the seed.
    pub(crate) fn new(seed: u64) -> Self {
        let cells = cells(seed);
        let visits = visits(seed, &cells);
        let clicks = clicks(seed, &visits);
        Self { cells, visits, clicks, contacts: contacts(seed) }
    }

    /// What a platform tells on a day of other days, all campaigns of its account together.
    pub(crate) fn told(&self, source: Source, made: Day, span: Span) -> Vec<Reported> {
        reported(&self.cells, source, made, span)
    }

    /// The same, of the example campaign alone.
    pub(crate) fn told_of_ours(&self, source: Source, made: Day, span: Span) -> Vec<Reported> {
        let mut told = self.told(source, made, span);
        told.retain(|row| row.cell.ad.campaign.ours);
        told
    }
}
