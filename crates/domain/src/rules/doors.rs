//! Where the rows of exports are: every row that was read left by one door.

use std::collections::BTreeMap;

use crate::coding::words;
use crate::{Export, ExportState, LoadId, Source};

/// What became of a row that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Door {
    /// Stands in the books, in an export that readers see. A newer export may answer its day since.
    Visible,
    /// Could not be read, and is stored nowhere.
    Rejected,
    /// Its export waits for a person.
    Held,
    /// Its export is being stored, or is to be sent again.
    Waiting,
    /// Its export came late: newer ones answer all of its days.
    Superseded,
    /// A person took its export back.
    Withdrawn,
    /// A purge removed it from an export of which the rest is left.
    Purged,
}

words!(Door, "door", {
    Visible => "visible",
    Rejected => "rejected",
    Held => "held",
    Waiting => "waiting",
    Superseded => "superseded",
    Withdrawn => "withdrawn",
    Purged => "purged",
});

/// The rows of some exports, by the door they left by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doors {
    /// Exports that could be read.
    pub exports: u64,
    /// Rows read. The same file taken in twice is one export, and is counted once.
    pub read: u64,
    /// Rows by door, in the order of [`Door::ALL`].
    by: [u64; Door::ALL.len()],
    /// Rows that no door explains, export by export, so that a lost row of one does not make
    /// up for a doubled row of another.
    pub unaccounted: u64,
}

impl Doors {
    /// Rows that left by a door.
    pub const fn through(&self, door: Door) -> u64 {
        self.by[door as usize]
    }

    /// Whether every row that was read left by exactly one door.
    pub fn add_up(&self) -> bool {
        self.unaccounted == 0 && self.by.iter().sum::<u64>() == self.read
    }

    /// Counts an export as the journal has it. `standing` is the number of rows that the
    /// database has under its load.
    pub fn add(&mut self, export: &Export, standing: u64) {
        let (Some(facts), Some(door)) = (&export.facts, door(export.state)) else { return };
        let counts = facts.counts;
        let purged = counts.stored.saturating_sub(facts.totals.rows);
        let left = counts.accepted.saturating_sub(purged);
        // A layout may store fewer rows than it accepts; what is lost or doubled of those
        // shows as it is.
        let off = if door == Door::Visible { standing.abs_diff(facts.totals.rows) } else { 0 };
        let lost = off > 0 && standing < facts.totals.rows;
        self.exports += 1;
        self.read += counts.rows;
        self.by[Door::Rejected as usize] += counts.rejected;
        self.by[Door::Purged as usize] += purged;
        self.by[door as usize] += if lost { left.saturating_sub(off) } else { left + off };
        self.unaccounted += off + counts.rows.abs_diff(counts.accepted + counts.rejected);
    }
}

/// The rows of exports by source. `standing` says how many rows the database has of each load;
/// one that is not there has none.
pub fn by_source<'a>(
    exports: impl IntoIterator<Item = &'a Export>,
    standing: &BTreeMap<LoadId, u64>,
) -> BTreeMap<Source, Doors> {
    let mut doors: BTreeMap<Source, Doors> = BTreeMap::new();
    for export in exports {
        let rows = export.load.and_then(|load| standing.get(&load)).copied().unwrap_or(0);
        doors.entry(export.sent_to.source).or_default().add(export, rows);
    }
    doors.retain(|_, doors| doors.exports > 0);
    doors
}

/// Of a file that could not be read, and of an export that was purged whole, no rows are known.
const fn door(state: ExportState) -> Option<Door> {
    match state {
        ExportState::Visible => Some(Door::Visible),
        ExportState::Held => Some(Door::Held),
        ExportState::Incomplete => Some(Door::Waiting),
        ExportState::Superseded => Some(Door::Superseded),
        ExportState::Withdrawn => Some(Door::Withdrawn),
        ExportState::Quarantined | ExportState::Purged => None,
    }
}

#[cfg(test)]
mod tests;
