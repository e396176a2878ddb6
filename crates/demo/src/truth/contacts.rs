//! Contacts with the helpline: what its list says, and what was counted before small counts
//! were hidden.

use std::collections::BTreeMap;

use domain::Day;
use serde::Serialize;

use crate::contacts::{is_hidden, told};
use crate::downloads::{Stage, latest, of_contacts};
use crate::world::World;

/// Contacts of a nation, or of one of its days.
#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Count {
    /// As they were counted, small counts included; no file says it.
    exact: u64,
    /// The sum of the counts that a file tells.
    told: u64,
    /// The cells that it hides, each of one to four.
    hidden: u64,
}

/// What the helpline's list says after a stage, by nation.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Lists {
    nations: BTreeMap<&'static str, Count>,
    days: BTreeMap<Day, BTreeMap<&'static str, Count>>,
}

impl Lists {
    pub(super) fn at(world: &World, stage: Stage) -> Self {
        let (downloads, mut lists) = (of_contacts(), Self::default());
        for some in &world.contacts {
            let Some(made) = latest(&downloads, stage, some.day) else { continue };
            let count = Count::of(told(some.count, some.day, made));
            lists.nations.entry(some.nation).or_default().add(count);
            lists.days.entry(some.day).or_default().entry(some.nation).or_default().add(count);
        }
        lists
    }
}

impl Count {
    fn of(exact: u64) -> Self {
        let hidden = is_hidden(exact);
        Self { exact, told: if hidden { 0 } else { exact }, hidden: hidden.into() }
    }

    fn add(&mut self, other: Self) {
        self.exact += other.exact;
        self.told += other.told;
        self.hidden += other.hidden;
    }
}
