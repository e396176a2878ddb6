//! What readers see today, and will not see after a purge.

use std::collections::{BTreeMap, BTreeSet};

use domain::rules::coverage::slices_of;
use domain::{Currency, Entity, LoadId, Money, Presence, Scope, Span};
use store::{Gone, Purging, Store};

use super::plan::Books;
use super::{Losing, Target};
use crate::{Aggregator, AggregatorError};

/// What one family loses. Families often hold the same delivery several times, so they are not
/// to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The family, within its account.
    pub scope: Scope,
    /// Days and windows that nothing of the target answers any more.
    pub units: usize,
    /// Impressions; visits or contacts where the rows measure these.
    pub impressions: i64,
    /// Spend.
    pub spend: Money,
    /// The currency of the spend, as far as it is known.
    pub currency: Option<Currency>,
}

impl<S: Store + Purging> Aggregator<S> {
    pub(super) async fn lost(
        &self,
        books: &Books,
        target: &Target,
        losing: &[Losing],
    ) -> Result<Vec<Lost>, AggregatorError> {
        let losing: BTreeMap<LoadId, Option<&Gone>> =
            losing.iter().map(|losing| (losing.load, losing.gone.as_ref())).collect();
        let mut all = Vec::new();
        for scope in books.live.scopes.keys() {
            let touched = books.live.units(scope).filter(|(unit, assignment)| {
                is_asked(target, *unit) && assignment.loads.iter().any(|load| losing.contains_key(load))
            });
            let (units, currencies): (Vec<Span>, Vec<Option<Currency>>) =
                touched.map(|(unit, assignment)| (unit, assignment.currency)).unzip();
            let parts = Parts::of(books, scope, &losing);
            let mut rows = self.store.presences(&slices_of(&books.live, scope, &units)).await?;
            rows.retain(|row| !matches!(target, Target::Campaign(_)) || parts.have(row));
            if !rows.is_empty() {
                all.push(summed(scope, &rows, currencies.into_iter().flatten().next()));
            }
        }
        Ok(all)
    }
}

fn is_asked(target: &Target, unit: Span) -> bool {
    !matches!(target, Target::Before(day) if unit.to >= *day)
}

fn summed(scope: &Scope, rows: &[Presence], currency: Option<Currency>) -> Lost {
    Lost {
        scope: scope.clone(),
        units: rows.iter().map(|row| row.unit).collect::<BTreeSet<_>>().len(),
        impressions: rows.iter().map(|row| row.impressions).sum(),
        spend: rows.iter().map(|row| row.spend).sum(),
        currency,
    }
}

/// The rows of a scope that go, where only some do.
struct Parts<'a> {
    campaigns: BTreeSet<(Span, &'a Entity)>,
    visits: BTreeSet<(Span, &'a Entity, &'a Entity)>,
}

impl<'a> Parts<'a> {
    fn of(books: &Books, scope: &Scope, losing: &BTreeMap<LoadId, Option<&'a Gone>>) -> Self {
        let of_it = |load: &LoadId| books.owners.get(load) == Some(scope);
        let gone = || losing.iter().filter(|(load, _)| of_it(load)).filter_map(|(_, gone)| *gone);
        Self {
            campaigns: gone().flat_map(|gone| gone.campaigns.iter().map(|(unit, entity)| (*unit, entity))).collect(),
            visits: gone().flat_map(|gone| gone.visits.iter().map(|(unit, link, from)| (*unit, link, from))).collect(),
        }
    }

    fn have(&self, row: &Presence) -> bool {
        let (unit, path) = (row.unit, &row.entity);
        self.campaigns.contains(&(unit, &path.campaign)) || self.visits.contains(&(unit, &path.campaign, &path.adset))
    }
}
