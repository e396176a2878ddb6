//! Which export answers a scope's day.
//!
//! The journal says it outright: every publication names the units that change hands, and
//! to which loads. Reading at a version is a fold over the publications up to it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;

use crate::rules::assign::Rules;
use crate::{
    AccountKey, Assignment, Event, EventKind, ExportId, Exported, LoadId, Publication, Rename, Scope, Slice, Span,
    Version,
};

/// The books as they stood at one version.
#[derive(Clone, Debug, Default)]
pub struct Live {
    /// The version.
    pub version: Version,
    /// When it became visible.
    pub visible_at: Timestamp,
    /// Who answers each unit of each scope.
    pub scopes: BTreeMap<Scope, BTreeMap<Span, Arc<Assignment>>>,
    /// Exports that were published and not taken back.
    pub published: BTreeMap<ExportId, Published>,
    /// Renames recorded so far.
    pub renames: Vec<Rename>,
    /// The latest confirmation of an export's figures by a repeat.
    pub confirmed: BTreeMap<ExportId, Timestamp>,
    /// The rules in force.
    pub rules: Arc<Rules>,
    /// Loads that were removed for good, and where the rows went that stayed.
    pub removed: BTreeMap<LoadId, Option<LoadId>>,
}

/// A published export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// What it replaces.
    pub scope: Scope,
    /// Its own rows.
    pub load: LoadId,
    /// When it was produced.
    pub exported: Exported,
    /// The version that made it visible.
    pub version: Version,
}

impl Live {
    /// The books after the publications up to `version`, which must be in order.
    pub fn at<'a>(publications: impl IntoIterator<Item = &'a Publication>, version: Version) -> Self {
        let mut live = Self::default();
        publications.into_iter().take_while(|line| line.version <= version).for_each(|line| live.apply(line));
        live
    }

    /// Adds the next publication.
    pub fn apply(&mut self, line: &Publication) {
        self.version = line.version;
        self.visible_at = line.visible_at;
        self.apply_export(line.version, &line.event);
        self.renames.extend(line.event.renames.iter().cloned());
        if let Some(rules) = &line.event.rules {
            self.rules = Arc::new(rules.clone());
        }
        if let Some(purge) = &line.event.purge {
            self.purge(purge);
        }
    }

    fn apply_export(&mut self, version: Version, event: &Event) {
        let (Some(scope), Some(export)) = (&event.scope, &event.export) else { return };
        let units = self.scopes.entry(scope.clone()).or_default();
        for assignment in event.assignments.iter().cloned().map(Arc::new) {
            units.extend(assignment.units().into_iter().map(|unit| (unit, Arc::clone(&assignment))));
        }
        match (event.kind, event.load, event.exported) {
            (EventKind::Withdraw, ..) => drop(self.published.remove(export)),
            (EventKind::Load | EventKind::Restore, Some(load), Some(exported)) => {
                let published = Published { scope: scope.clone(), load, exported, version };
                self.published.insert(export.clone(), published);
            }
            _ => {}
        }
        if let Some(at) = event.confirmed_at {
            let latest = self.confirmed.entry(export.clone()).or_insert(at);
            *latest = at.max(*latest);
        }
    }

    /// Who answers a scope's units.
    pub fn units(&self, scope: &Scope) -> impl Iterator<Item = (Span, &Assignment)> {
        self.scopes.get(scope).into_iter().flatten().map(|(unit, assignment)| (*unit, assignment.as_ref()))
    }

    /// The moment up to which an assignment's figures are confirmed.
    pub fn confirmed_at(&self, assignment: &Assignment) -> Option<Timestamp> {
        let exported = assignment.exported?.at;
        let repeat = assignment.export.as_ref().and_then(|export| self.confirmed.get(export));
        Some(repeat.copied().unwrap_or(exported).max(exported))
    }

    /// The scopes of an account.
    pub fn scopes_of<'a>(&'a self, account: &'a AccountKey) -> impl Iterator<Item = &'a Scope> {
        self.scopes.keys().filter(move |scope| scope.source == account.source && scope.account == account.account)
    }

    /// The accounts that anything was published for.
    pub fn accounts(&self) -> BTreeSet<AccountKey> {
        self.scopes.keys().map(Scope::account_key).collect()
    }
}

/// The units of an export's window, by who answers them once it is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// It answers, and nothing did before.
    pub fresh: Vec<Span>,
    /// It answers, in place of an older export.
    pub replaced: Vec<Span>,
    /// A newer export answers, though this one arrived later.
    pub lost: Vec<Span>,
}

/// Splits the units of an export by whether it is newer than what answers them, in whatever
/// order they arrived.
pub fn split(live: &Live, scope: &Scope, units: &[Span], order: (Timestamp, u64)) -> Split {
    let answering = live.scopes.get(scope);
    let mut split = Split::default();
    for unit in units {
        match answering.and_then(|units| units.get(unit)).and_then(|assignment| assignment.order()) {
            None => split.fresh.push(*unit),
            Some(other) if other > order => split.lost.push(*unit),
            Some(_) => split.replaced.push(*unit),
        }
    }
    split
}

/// The slices that hold the rows of some units now.
pub fn slices_of(live: &Live, scope: &Scope, units: &[Span]) -> Vec<Slice> {
    let answering = live.scopes.get(scope);
    let loads = |unit: &Span| answering.and_then(|units| units.get(unit)).map(|a| a.loads.clone()).unwrap_or_default();
    let mut slices: Vec<(LoadId, Span)> =
        units.iter().flat_map(|unit| loads(unit).into_iter().map(|load| (load, *unit))).collect();
    slices.sort_unstable();
    runs(slices)
}

/// The slices of one load for some units.
pub fn slices_in(load: LoadId, units: &[Span]) -> Vec<Slice> {
    let mut units: Vec<(LoadId, Span)> = units.iter().map(|unit| (load, *unit)).collect();
    units.sort_unstable();
    runs(units)
}

/// Joins adjoining days of the same load; windows stay apart.
fn runs(units: Vec<(LoadId, Span)>) -> Vec<Slice> {
    let mut slices: Vec<Slice> = Vec::new();
    for (load, unit) in units {
        match slices.last_mut() {
            Some(last) if unit.is_day() && last.by_day && last.load == load && last.span.to.plus(1) == unit.from => {
                last.span.to = unit.to;
            }
            _ => slices.push(Slice { load, span: unit, by_day: unit.is_day() }),
        }
    }
    slices
}

/// Joins units into the runs that one assignment can name: days in a row, or one window.
pub fn join_days(units: &[Span]) -> Vec<(Span, bool)> {
    slices_in(LoadId(0), units).into_iter().map(|slice| (slice.span, slice.by_day)).collect()
}
