//! What a purge changes: who answers afterwards, and what can no longer be answered.
//!
//! A load never changes. Where a part of its rows goes, the rest is copied into a load that
//! takes its place, also in the versions before; so these still answer what they still can.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::rules::coverage::Live;
use crate::{Assignment, Carried, Day, LoadId, Purge, Purged, Span};

impl Live {
    /// The load that holds what is left of a load; itself where it lost nothing, or all.
    pub fn successor(&self, load: LoadId) -> LoadId {
        match self.removed.get(&load) {
            Some(Some(into)) => self.successor(*into),
            _ => load,
        }
    }

    /// Whether nothing is left of a load.
    pub fn is_purged(&self, load: LoadId) -> bool {
        self.removed.get(&self.successor(load)) == Some(&None)
    }

    /// From here on the data are gone: nothing answers where nothing is left.
    pub(super) fn purge(&mut self, purge: &Purge) {
        self.removed.extend(purge.loads.iter().map(|removed| (removed.load, removed.into)));
        for export in &purge.exports {
            self.published.remove(export);
        }
        self.let_loads_follow(|live, loads| {
            loads.iter().map(|load| live.successor(*load)).filter(|load| !live.is_purged(*load)).collect()
        });
        if let Purged::Before(day) = purge.what {
            self.forget_units_before(day);
        }
    }

    /// A version before the purge: what is left answers as it did, and the names of loads of
    /// which nothing is left stay, since they tell that something is missing.
    pub fn as_left_by(&mut self, purge: &Purge) {
        self.removed.extend(purge.loads.iter().map(|removed| (removed.load, removed.into)));
        self.let_loads_follow(|live, loads| loads.iter().map(|load| live.successor(*load)).collect());
    }

    fn let_loads_follow(&mut self, follow: impl Fn(&Self, &[LoadId]) -> Vec<LoadId>) {
        let mut scopes = std::mem::take(&mut self.scopes);
        for units in scopes.values_mut() {
            // Days in a row share an assignment.
            let mut last: Option<(Arc<Assignment>, Arc<Assignment>)> = None;
            for assignment in units.values_mut() {
                let known = last.as_ref().filter(|(before, _)| Arc::ptr_eq(before, assignment));
                let after = match known {
                    Some((_, after)) => Arc::clone(after),
                    None => followed(assignment, follow(self, &assignment.loads)),
                };
                last = Some((std::mem::replace(assignment, Arc::clone(&after)), after));
            }
        }
        self.scopes = scopes;
        let loads: Vec<LoadId> = self.published.values().map(|published| self.successor(published.load)).collect();
        self.published.values_mut().zip(loads).for_each(|(published, load)| published.load = load);
    }

    fn forget_units_before(&mut self, day: Day) {
        for units in self.scopes.values_mut() {
            for (unit, assignment) in units.iter_mut().filter(|(unit, _)| unit.to < day) {
                let blank = || Assignment { span: *unit, by_day: unit.is_day(), ..nothing(assignment) };
                if !assignment.loads.is_empty() {
                    *assignment = Arc::new(blank());
                }
            }
        }
    }

    /// Whether a question to a version before the purge may need what the purge removed.
    /// `self` is the version, as the purge left it; the question is about a campaign of ours,
    /// or about everything.
    pub fn lacks(&self, purge: &Purge, campaign: Option<&str>, range: Span) -> bool {
        let concerned = campaign.is_none_or(|id| purge.campaigns.iter().any(|known| known == id));
        let lost: BTreeSet<LoadId> = purge.loads.iter().map(|removed| self.successor(removed.load)).collect();
        let gone = |(unit, assignment): (Span, &Assignment)| {
            unit.overlap(range).is_some()
                && was_removed(&purge.what, unit)
                && assignment.loads.iter().any(|load| lost.contains(load))
        };
        concerned && self.scopes.keys().flat_map(|scope| self.units(scope)).any(gone)
    }
}

fn followed(assignment: &Arc<Assignment>, loads: Vec<LoadId>) -> Arc<Assignment> {
    if loads == assignment.loads {
        return Arc::clone(assignment);
    }
    if loads.is_empty() {
        return Arc::new(nothing(assignment));
    }
    Arc::new(Assignment { loads, ..Assignment::clone(assignment) })
}

/// Nothing answers any more.
fn nothing(assignment: &Assignment) -> Assignment {
    Assignment {
        span: assignment.span,
        by_day: assignment.by_day,
        loads: Vec::new(),
        exported: None,
        export: None,
        seen: 0,
        carried: Carried::NOTHING,
        currency: None,
    }
}

fn was_removed(what: &Purged, unit: Span) -> bool {
    match what {
        Purged::Before(day) => unit.to < *day,
        Purged::Account(_) | Purged::Campaign(_) => true,
    }
}

#[cfg(test)]
mod tests;
