//! What closing an export would change.

use std::collections::BTreeSet;

use domain::rules::coverage::{Live, Split, slices_in, slices_of, split};
use domain::rules::vanish::{OnMissing, Verdict, judge};
use domain::{
    Decision, EntityPath, Export, ExportFacts, LoadId, Missing, Money, Outcome, Presence, Rename, SentTo, Slice, Span,
};
use store::Store;

use super::Closing;
use crate::{Aggregator, AggregatorError};

/// What an export would change, and what would vanish.
pub(crate) struct Plan {
    /// Units that it answers from here on.
    pub(super) won: Vec<Span>,
    /// Units that a newer export goes on answering, where rows of this one are kept.
    pub(super) lost_with_kept: Vec<Span>,
    /// What each side lacks, and what becomes of it.
    pub(super) missing: Vec<Missing>,
    /// Renames found.
    pub(super) renames: Vec<Rename>,
    /// Rows to be kept.
    pub(super) keeping: Vec<Keep>,
    /// What the replaced units add up to, before and after, entity by entity.
    pub(super) before: Vec<Presence>,
    pub(super) after: Vec<Presence>,
    covers_anything: bool,
}

/// Rows of some entities that still count.
pub(crate) struct Keep {
    /// Where they stand.
    pub(crate) slices: Vec<Slice>,
    /// Whose they are.
    pub(crate) entities: Vec<EntityPath>,
    /// Their impressions, visits or contacts; and spend.
    pub(crate) sums: (i64, Money),
    /// The units in which there are any.
    pub(crate) units: Vec<Span>,
}

/// Rows that were kept, and the units in which there are any.
pub(crate) struct Kept {
    /// The load that holds their copies.
    pub(crate) load: LoadId,
    units: BTreeSet<Span>,
}

impl Kept {
    /// What was kept, in a load of its own.
    pub(super) fn new(load: LoadId, keeping: &[Keep]) -> Self {
        Self { load, units: keeping.iter().flat_map(|keep| keep.units.iter().copied()).collect() }
    }
}

/// Parts units into those with kept rows, and their load, and those without.
pub(crate) fn parted(units: &[Span], kept: Option<&Kept>) -> [(Vec<Span>, Option<LoadId>); 2] {
    let has = |unit: &Span| kept.is_some_and(|kept| kept.units.contains(unit));
    let (with, without) = units.iter().copied().partition(has);
    [(with, kept.map(|kept| kept.load)), (without, None)]
}

/// What kept rows must add up to.
pub(super) fn sums_of(keeping: &[Keep]) -> (i64, Money) {
    keeping.iter().fold((0, Money::ZERO), |sum, keep| (sum.0 + keep.sums.0, sum.1 + keep.sums.1))
}

impl Plan {
    /// Whether newer exports answer everything that the export covers.
    pub(super) fn changes_nothing(&self) -> bool {
        let open = self.missing.iter().any(|missing| missing.outcome == Outcome::Held);
        self.covers_anything && self.won.is_empty() && self.keeping.is_empty() && !open
    }
}

impl<S: Store> Aggregator<S> {
    pub(super) async fn plan(
        &self,
        export: &Export,
        facts: &ExportFacts,
        load: LoadId,
        how: Closing,
        live: &Live,
    ) -> Result<Plan, AggregatorError> {
        let Split { fresh, replaced, lost } = split(live, &facts.scope, &facts.window.units(), export.order());
        let judging = self.judging(export, facts, how).await?;
        let (older, newer) = (slices_of(live, &facts.scope, &replaced), slices_in(load, &replaced));
        let (before, after) = (self.store.presences(&older).await?, self.store.presences(&newer).await?);
        let forward = judging.judge(&before, &after);
        let (own, others) = (slices_in(load, &lost), slices_of(live, &facts.scope, &lost));
        let (late, there) = (self.store.presences(&own).await?, self.store.presences(&others).await?);
        let backward = judging.judge(&late, &there);
        let keeping: Vec<Keep> =
            [keep(&forward, older, &before), keep(&backward, own, &late)].into_iter().flatten().collect();
        let lost_with_kept =
            keeping.iter().flat_map(|keep| keep.units.iter().copied()).filter(|unit| lost.contains(unit)).collect();
        Ok(Plan {
            covers_anything: !lost.is_empty(),
            won: fresh.into_iter().chain(replaced).collect(),
            lost_with_kept,
            renames: super::renames(facts, &[forward.renames, backward.renames].concat()),
            missing: [forward.missing, backward.missing].concat(),
            keeping,
            before,
            after,
        })
    }

    async fn judging(&self, export: &Export, facts: &ExportFacts, how: Closing) -> Result<Judging, AggregatorError> {
        let account = facts.scope.account_key();
        let report =
            SentTo { source: account.source, account: account.account.clone(), report: facts.scope.report.clone() };
        let mut decisions = self.store.decisions(&report).await?;
        decisions.reverse();
        let policy = self.settings.report(&account, &report.report).on_missing;
        if how.is_settled() {
            decisions.splice(0..0, export.missing.iter().filter_map(decided));
        }
        let policy = if how.is_settled() { OnMissing::Keep } else { policy };
        Ok(Judging { level: facts.scope.level, policy, decisions })
    }
}

struct Judging {
    level: domain::Level,
    policy: OnMissing,
    decisions: Vec<Decision>,
}

impl Judging {
    fn judge(&self, older: &[Presence], newer: &[Presence]) -> Verdict {
        judge(self.level, older, newer, self.policy, &self.decisions)
    }
}

/// What was decided when the export was closed before.
fn decided(missing: &Missing) -> Option<Decision> {
    let keep = match missing.outcome {
        Outcome::Kept => true,
        Outcome::Dropped => false,
        Outcome::Renamed | Outcome::Held => return None,
    };
    Some(Decision { entity: missing.entity.clone(), keep })
}

fn keep(verdict: &Verdict, slices: Vec<Slice>, older: &[Presence]) -> Option<Keep> {
    let kept: Vec<&Presence> = older.iter().filter(|presence| verdict.kept.contains(&presence.entity)).collect();
    let mut units: Vec<Span> = kept.iter().map(|presence| presence.unit).collect();
    units.sort_unstable();
    units.dedup();
    let sums =
        (kept.iter().map(|presence| presence.impressions).sum(), kept.iter().map(|presence| presence.spend).sum());
    let entities: Vec<EntityPath> = verdict.kept.iter().cloned().collect();
    (!entities.is_empty()).then_some(Keep { slices, entities, sums, units })
}
