//! Which loads lose rows, and which exports.

use std::collections::{BTreeMap, BTreeSet};

use domain::rules::assign::Rules;
use domain::rules::coverage::Live;
use domain::{AccountKey, Day, Export, ExportId, ExportState, LoadId, Purged, Scope, Span, Tally, Version, Zone};
use store::{Gone, Purging, Store};

use super::{Losing, Planned, Target};
use crate::{Aggregator, AggregatorError};

/// Everything that rows stand for.
pub(super) struct Books {
    /// The head.
    pub(super) live: std::sync::Arc<Live>,
    /// Every export, as the journal has it.
    pub(super) exports: Vec<Export>,
    /// The scope of each load that stands.
    pub(super) owners: BTreeMap<LoadId, Scope>,
    /// The rules of each version that brought some.
    pub(super) rules: Vec<Rules>,
}

impl Books {
    pub(super) fn export_of(&self, load: LoadId) -> Option<&Export> {
        self.exports.iter().find(|export| export.load == Some(load))
    }

    /// The loads of an account.
    pub(super) fn loads_of<'a>(&'a self, account: &'a AccountKey) -> impl Iterator<Item = (LoadId, &'a Scope)> {
        let own = |scope: &Scope| scope.source == account.source && scope.account == account.account;
        self.owners.iter().filter(move |(_, scope)| own(scope)).map(|(load, scope)| (*load, scope))
    }
}

impl<S: Store + Purging> Aggregator<S> {
    pub(super) async fn planned(&self, target: &Target) -> Result<Planned, AggregatorError> {
        let books = self.books().await?;
        let (what, loads) = match target {
            Target::Before(day) => (Purged::Before(*day), self.ending_before(&books, *day).await?),
            Target::Account(account) => (Purged::Account(account.clone()), whole(&books, account)),
            Target::Campaign(id) => (Purged::Campaign(id.clone()), self.of_campaign(&books, id).await?),
        };
        let mut planned = Planned { what: Some(what), loads, ..Planned::default() };
        for losing in &planned.loads {
            planned.rows += self.weigh(losing).await?.rows;
        }
        (planned.exports, planned.parts) = exports(&books, target, &planned.loads);
        planned.campaigns = self.concerned(&books, target, &planned.loads).await?;
        planned.lost = self.lost(&books, target, &planned.loads).await?;
        Ok(planned)
    }

    /// What a load loses.
    pub(super) async fn weigh(&self, losing: &Losing) -> Result<Tally, AggregatorError> {
        Ok(match &losing.gone {
            Some(gone) => self.store.weigh(losing.load, gone).await?,
            None => self.store.stands(losing.load).await?.0,
        })
    }

    async fn books(&self) -> Result<Books, AggregatorError> {
        let (live, exports) = (self.history.head().await?, self.all_known().await?);
        let (mut owners, mut rules): (BTreeMap<LoadId, Scope>, Vec<Rules>) = Default::default();
        for line in self.store.publications(Version::NONE).await? {
            rules.extend(line.event.rules);
            let Some(scope) = line.event.scope else { continue };
            let assigned = line.event.assignments.into_iter().flat_map(|assignment| assignment.loads);
            let loads = assigned.chain(line.event.load).map(|load| live.successor(load));
            owners.extend(loads.map(|load| (load, scope.clone())));
        }
        let scoped = |export: &Export| Some((export.load?, export.facts.as_ref()?.scope.clone()));
        owners.extend(exports.iter().filter_map(scoped));
        owners.retain(|load, _| !live.is_purged(*load));
        Ok(Books { live, exports, owners, rules })
    }

    /// Loads with rows that end before a day.
    async fn ending_before(&self, books: &Books, day: Day) -> Result<Vec<Losing>, AggregatorError> {
        let gone = Gone { before: Some(day), ..Gone::default() };
        let mut losing = Vec::new();
        for load in books.owners.keys().copied() {
            let export = books.export_of(load);
            if export.is_some_and(|export| begins_from(export, day)) {
                continue;
            }
            let (later, old) = export.map_or((false, false), |export| (ends_from(export, day), is_old(export, day)));
            let (all, _) = self.store.stands(load).await?;
            let going = self.store.weigh(load, &gone).await?;
            // Days without rows that an export covers stay covered.
            let partly = going != all || later;
            if going.rows > 0 || (all.rows == 0 && old) {
                losing.push(Losing { load, gone: Some(gone.clone()), partly });
            }
        }
        Ok(losing)
    }
}

/// All loads of an account.
fn whole(books: &Books, account: &AccountKey) -> Vec<Losing> {
    books.loads_of(account).map(|(load, _)| Losing { load, gone: None, partly: false }).collect()
}

/// Exports of which nothing is left, and those that lose a part.
fn exports(books: &Books, target: &Target, losing: &[Losing]) -> (Vec<ExportId>, Vec<ExportId>) {
    let by_load: BTreeMap<LoadId, bool> = losing.iter().map(|losing| (losing.load, losing.partly)).collect();
    let (mut gone, mut parts) = (BTreeSet::new(), Vec::new());
    for export in books.exports.iter().filter(|export| export.state != ExportState::Purged) {
        match export.load.and_then(|load| by_load.get(&load)) {
            Some(true) => parts.push(export.id.clone()),
            Some(false) => drop(gone.insert(export.id.clone())),
            None if export.load.is_none() && is_meant(export, target) => drop(gone.insert(export.id.clone())),
            None => {}
        }
    }
    (gone.into_iter().collect(), parts)
}

/// Whether an export without rows in the books, such as one in quarantine, is meant.
fn is_meant(export: &Export, target: &Target) -> bool {
    match target {
        Target::Before(day) => is_old(export, *day),
        Target::Account(account) => {
            export.sent_to.source == account.source && export.sent_to.account == account.account
        }
        Target::Campaign(_) => false,
    }
}

/// Whether all that an export speaks of ends before a day; where it speaks of no day, whether
/// it was made before.
fn is_old(export: &Export, day: Day) -> bool {
    bounds(export).map_or_else(|| Zone::london().day_of(export.exported.at) < day, |bounds| bounds.to < day)
}

fn ends_from(export: &Export, day: Day) -> bool {
    bounds(export).is_some_and(|bounds| bounds.to >= day)
}

fn begins_from(export: &Export, day: Day) -> bool {
    bounds(export).is_some_and(|bounds| bounds.from >= day)
}

fn bounds(export: &Export) -> Option<Span> {
    export.facts.as_ref()?.window.bounds()
}
