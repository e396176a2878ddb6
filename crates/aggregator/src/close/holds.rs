//! Why an export waits for a person.

use std::collections::{BTreeMap, BTreeSet};

use domain::rules::coverage::{Live, slices_in, slices_of};
use domain::rules::vanish::looks_older;
use domain::{
    CampaignDay, Carried, Currency, DatedBy, Export, ExportFacts, Hold, Metric, Missing, Money, Outcome, Presence,
    Scope, Slice, Span,
};
use store::Store;

use super::{Closing, Plan};
use crate::{Aggregator, AggregatorError};

/// A reason to wait, in words.
pub(super) struct Held {
    pub(super) hold: Hold,
    pub(super) reason: String,
}

impl<S: Store> Aggregator<S> {
    /// The first reason to hold the export that nobody has accepted yet.
    pub(super) async fn held(
        &self,
        export: &Export,
        facts: &ExportFacts,
        plan: &Plan,
        how: Closing,
        live: &Live,
    ) -> Result<Option<Held>, AggregatorError> {
        if how.is_settled() {
            return Ok(None);
        }
        let open = |held: &Held| !export.accepted.contains(&held.hold);
        let simple = [
            self.rejects(facts),
            not_reconciled(facts),
            self.currency(facts, live),
            self.older(export, facts, plan),
            lacks_metric(facts, plan, live),
            vanishing(plan),
        ];
        if let Some(held) = simple.into_iter().flatten().find(open) {
            return Ok(Some(held));
        }
        Ok(self.ambiguous(export, facts, live).await?.filter(open))
    }

    fn rejects(&self, facts: &ExportFacts) -> Option<Held> {
        let allowed = self.settings.report(&facts.scope.account_key(), &facts.scope.report).max_rejects;
        let rejected = facts.counts.rejected;
        let reason =
            || format!("{rejected} of {} rows could not be read, and its report allows {allowed}", facts.counts.rows);
        (rejected > allowed).then(|| Held { hold: Hold::Rejects, reason: reason() })
    }

    fn currency(&self, facts: &ExportFacts, live: &Live) -> Option<Held> {
        let own = facts.currency?;
        let account = facts.scope.account_key();
        let known = self.settings.currency(&account).or_else(|| currency_of(live, &account))?;
        let reason = || format!("its money is in {own}, the account's is in {known}: is it another account's?");
        (own != known).then(|| Held { hold: Hold::Currency, reason: reason() })
    }

    /// File shares rewrite file times: an export dated by nothing better must not lower
    /// what is settled. What is kept, or still undecided, is lowered by nothing.
    fn older(&self, export: &Export, facts: &ExportFacts, plan: &Plan) -> Option<Held> {
        if export.exported.by != DatedBy::Mtime {
            return None;
        }
        let zone = self.settings.zone(&facts.scope.account_key());
        let settled =
            |presence: &&Presence| export.exported.at >= zone.settled_at(presence.unit.to, facts.scope.source);
        let there = |presence: &&Presence| !plan.missing.iter().any(|missing| is_part_of(presence, missing));
        let before = sums(plan.before.iter().filter(settled).filter(there));
        let after = sums(plan.after.iter().filter(settled));
        let reason = || {
            let from = format!("{} impressions and {} spend", before.0, before.1);
            format!(
                "it would lower settled days from {from} to {} and {}, and only its file time says that it is newer",
                after.0, after.1
            )
        };
        looks_older(before, after).then(|| Held { hold: Hold::LooksOlder, reason: reason() })
    }

    /// A name without an id that belongs to two ids of the account on one day.
    async fn ambiguous(
        &self,
        export: &Export,
        facts: &ExportFacts,
        live: &Live,
    ) -> Result<Option<Held>, AggregatorError> {
        let (Some(bounds), Some(load)) = (facts.window.bounds(), export.load) else { return Ok(None) };
        let own = self.store.campaign_days(&slices_in(load, &facts.window.units())).await?;
        let account = facts.scope.account_key();
        let others = live.scopes_of(&account).filter(|scope| **scope != facts.scope);
        let slices: Vec<Slice> = others.flat_map(|scope| touching(live, scope, bounds)).collect();
        let there = self.store.campaign_days(&slices).await?;
        Ok(two_ids(&own, &there).map(|name| {
            let reason = format!("the name `{name}` belongs to two campaign ids of the account on the same day");
            Held { hold: Hold::AmbiguousName, reason }
        }))
    }
}

fn not_reconciled(facts: &ExportFacts) -> Option<Held> {
    let reason = "its rows do not add up to the total that the platform gives in it: it may be cut short".to_owned();
    facts.beyond_tolerance.then_some(Held { hold: Hold::NotReconciled, reason })
}

/// A column that was renamed on the platform looks like one that is not there: the figures
/// of the days that it would replace must not go missing for that.
fn lacks_metric(facts: &ExportFacts, plan: &Plan, live: &Live) -> Option<Held> {
    let replaced = live.units(&facts.scope).filter(|(unit, _)| plan.won.contains(unit));
    let carried: Vec<Carried> = replaced.map(|(_, assignment)| assignment.carried).collect();
    let impressions = carried.iter().any(|had| had.has(Metric::Impressions)) && !facts.carried.has(Metric::Impressions);
    let spend = carried.iter().any(|had| had.has_spend()) && !facts.carried.has_spend();
    let lacking = [impressions.then_some("impressions"), spend.then_some("spend")];
    let lacking: Vec<&str> = lacking.into_iter().flatten().collect();
    let reason =
        || format!("it has no column for {}, which the export that it would replace has", lacking.join(" and "));
    (!lacking.is_empty()).then(|| Held { hold: Hold::LacksMetric, reason: reason() })
}

fn vanishing(plan: &Plan) -> Option<Held> {
    let open: Vec<&Missing> = plan.missing.iter().filter(|missing| missing.outcome == Outcome::Held).collect();
    let first = open.first()?;
    let impressions: i64 = open.iter().map(|missing| missing.impressions).sum();
    let spend: Money = open.iter().map(|missing| missing.spend).sum();
    let others = if open.len() > 1 { format!(" and {} more", open.len() - 1) } else { String::new() };
    let reason = format!("`{}`{others} would vanish, with {impressions} impressions and {spend} spend", first.entity);
    Some(Held { hold: Hold::WouldVanish, reason })
}

fn is_part_of(presence: &Presence, missing: &Missing) -> bool {
    let within = |whole: &domain::Entity, part: &domain::Entity| whole.is_absent() || whole.is_same(part);
    let (whole, part) = (&missing.entity, &presence.entity);
    matches!(missing.outcome, Outcome::Kept | Outcome::Held)
        && within(&whole.campaign, &part.campaign)
        && within(&whole.adset, &part.adset)
        && within(&whole.ad, &part.ad)
}

fn sums<'a>(presences: impl Iterator<Item = &'a Presence>) -> (i64, Money) {
    presences.fold((0, Money::ZERO), |sum, presence| (sum.0 + presence.impressions, sum.1 + presence.spend))
}

fn currency_of(live: &Live, account: &domain::AccountKey) -> Option<Currency> {
    live.scopes_of(account).flat_map(|scope| live.units(scope)).find_map(|(_, assignment)| assignment.currency)
}

fn touching(live: &Live, scope: &Scope, bounds: Span) -> Vec<Slice> {
    let units: Vec<Span> =
        live.units(scope).map(|(unit, _)| unit).filter(|unit| unit.overlap(bounds).is_some()).collect();
    slices_of(live, scope, &units)
}

/// A name of a row without an id, in or beside the export, that two ids claim in its unit.
fn two_ids<'a>(own: &'a [CampaignDay], there: &'a [CampaignDay]) -> Option<&'a str> {
    let all = || own.iter().map(|row| (row, true)).chain(there.iter().map(|row| (row, false)));
    let mut given: BTreeMap<&str, BTreeSet<(Span, &str, bool)>> = BTreeMap::new();
    for (row, mine) in all().filter(|(row, _)| !row.campaign.id.is_empty()) {
        given.entry(&row.campaign.name).or_default().insert((row.unit, &row.campaign.id, mine));
    }
    let claimed = |row: &CampaignDay, mine: bool| {
        let claims: Vec<_> = given
            .get(row.campaign.name.as_str())
            .into_iter()
            .flatten()
            .filter(|(unit, ..)| unit.overlap(row.unit).is_some())
            .collect();
        let ids: BTreeSet<&str> = claims.iter().map(|(_, id, _)| *id).collect();
        ids.len() > 1 && (mine || claims.iter().any(|(.., own)| *own))
    };
    let nameless = all().filter(|(row, _)| row.campaign.id.is_empty() && !row.campaign.name.is_empty());
    nameless.filter(|(row, mine)| claimed(row, *mine)).map(|(row, _)| row.campaign.name.as_str()).next()
}
