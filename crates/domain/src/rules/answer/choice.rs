//! Which family answers one campaign in one unit, and which were passed over.

use std::collections::BTreeMap;

use crate::rules::family::{self, Candidate};
use crate::{Breakdown, BreakdownSet, Metric, Span, Tally};

use super::ledger::{Ledger, Piece};
use super::{By, FamilyUse};

/// The family that answers a unit.
pub(super) struct Choice {
    pub(super) scope: usize,
    /// Whether its Platform column says which channel.
    pub(super) split: bool,
    /// Whether another family that is not stale says something else.
    pub(super) disputed: bool,
    stale: Vec<usize>,
}

impl Choice {
    /// Chooses among the families that have rows of a campaign in `unit`.
    pub(super) fn make(ledger: &Ledger<'_>, by: By, unit: Span, pieces: &[&Piece<'_>]) -> Option<Self> {
        let mut scopes: Vec<usize> = pieces.iter().map(|piece| piece.scope).collect();
        scopes.sort_unstable();
        scopes.dedup();
        let settled_at = ledger.zone.settled_at(unit.to, ledger.account.source);
        let candidates: Vec<(usize, Candidate<'_>)> =
            scopes.into_iter().filter_map(|scope| candidate(ledger, scope, pieces)).collect();
        let freshest = candidates.iter().map(|(_, candidate)| candidate.exported_at).max()?;
        let (fresh, stale): (Vec<_>, Vec<_>) = candidates
            .into_iter()
            .partition(|(_, candidate)| !family::is_stale(candidate.exported_at, freshest, settled_at));
        let list: Vec<Candidate<'_>> = fresh.iter().map(|(_, candidate)| *candidate).collect();
        let platform = BreakdownSet::EMPTY.with(Breakdown::Platform);
        let split = (by == By::Channel).then(|| family::choose(&list, platform, settled_at)).flatten();
        let place = split.or_else(|| family::choose(&list, by.asked(), settled_at))?;
        let scope = fresh.get(place)?.0;
        let disputed = fresh.iter().any(|(other, _)| *other != scope && disagree(pieces, scope, *other));
        Some(Self {
            scope,
            split: split.is_some(),
            disputed,
            stale: stale.into_iter().map(|(scope, _)| scope).collect(),
        })
    }
}

fn candidate<'a>(ledger: &'a Ledger<'_>, scope: usize, pieces: &[&Piece<'_>]) -> Option<(usize, Candidate<'a>)> {
    let family = ledger.families.get(scope)?;
    let exported_at = pieces.iter().find(|piece| piece.scope == scope)?.assignment.exported?.at;
    Some((scope, Candidate { family, exported_at }))
}

/// Whether two families differ by more than 0.5 % in impressions or spend.
fn disagree(pieces: &[&Piece<'_>], one: usize, other: usize) -> bool {
    let sum = |scope: usize| pieces.iter().filter(|piece| piece.scope == scope).map(|piece| piece.tally).sum::<Tally>();
    let carried = |scope: usize| {
        pieces.iter().find(|piece| piece.scope == scope).map(|piece| piece.assignment.carried).unwrap_or_default()
    };
    let (a, b, in_a, in_b) = (sum(one), sum(other), carried(one), carried(other));
    let far = |a: i128, b: i128| (a - b).abs() * 200 > a.abs().max(b.abs());
    let both = |metric: Metric| in_a.has(metric) && in_b.has(metric);
    (both(Metric::Impressions) && far(a.count(Metric::Impressions).into(), b.count(Metric::Impressions).into()))
        || (in_a.has_spend() && in_b.has_spend() && far(a.spend.units(), b.spend.units()))
}

/// Which families were used, by their place in the ledger.
#[derive(Default)]
pub(super) struct Uses {
    by_scope: BTreeMap<usize, (usize, usize, usize)>,
}

impl Uses {
    pub(super) fn note(&mut self, choice: &Choice) {
        let used = self.by_scope.entry(choice.scope).or_default();
        used.0 += 1;
        used.2 += usize::from(choice.disputed);
        for scope in &choice.stale {
            self.by_scope.entry(*scope).or_default().1 += 1;
        }
    }

    pub(super) fn into_families(self, ledger: &Ledger<'_>) -> Vec<FamilyUse> {
        let of = |(scope, (campaign_days, stale, disagreements)): (usize, (usize, usize, usize))| {
            let exported =
                ledger.live.units(ledger.scopes.get(scope)?).filter_map(|(_, assignment)| assignment.exported);
            let exported_at = exported.map(|exported| exported.at).max()?;
            let family = ledger.families.get(scope)?.clone();
            Some(FamilyUse {
                account: ledger.account.clone(),
                family,
                exported_at,
                campaign_days,
                stale,
                disagreements,
            })
        };
        self.by_scope.into_iter().filter_map(of).collect()
    }
}
