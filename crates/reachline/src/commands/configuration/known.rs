mod tags;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::rules::answer::{Figures, Grain, Ledger, unassigned, visits};
use domain::rules::assign::{Campaign, Rules};
use domain::rules::coverage::Live;
use domain::{AccountKey, Currency, Entity, Level, Metric, Money, Span, Version};

use super::apart::Apart;
use super::rows::{ALWAYS, Rows};

/// What the books know, as far as rules are concerned.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The data version.
    pub(super) version: Version,
    /// Whether the rules are those in force.
    pub(super) in_force: bool,
    /// The accounts that exports answer for.
    pub(super) accounts: BTreeSet<AccountKey>,
    /// Campaigns of the platforms, and accounts whose exports name none.
    pub(super) delivered: Vec<Delivered>,
    /// How many visits each rule for them took, where the account has exports: in the order
    /// of the campaigns, and within each of its rules.
    pub(super) visits: Vec<Option<i64>>,
    /// The campaigns that the links of most visits are tagged with, and how many came by them.
    pub(super) tags: BTreeMap<AccountKey, Vec<(String, i64)>>,
}

/// What a campaign of a platform delivered, over all days.
#[derive(Clone, Debug)]
pub(super) struct Delivered {
    /// Whose.
    pub(super) account: AccountKey,
    /// Its latest name, and its id if it has one; absent for an account as a whole.
    pub(super) campaign: Entity,
    /// Everything that it was called, the latest first.
    pub(super) called: Vec<Entity>,
    /// The reports that name no campaign, for an account as a whole.
    pub(super) reports: Vec<String>,
    /// From the first day with rows to the last.
    pub(super) days: Span,
    /// Impressions; nothing where its exports carry none.
    pub(super) impressions: Option<i64>,
    /// Spend by currency, in major units; empty where its exports carry none.
    pub(super) spend: Vec<(Option<Currency>, Money)>,
}

impl Known {
    /// What the rows say to a configuration's rules.
    pub(super) fn of(rows: &Rows, rules: &Rules) -> Self {
        let answering = |scope: &&domain::Scope| rows.live.units(scope).any(|(_, found)| !found.loads.is_empty());
        let accounts = rows.live.scopes.keys().filter(answering).map(domain::Scope::account_key).collect();
        Self {
            version: rows.live.version,
            in_force: *rows.live.rules == *rules,
            delivered: delivered(rows, rules),
            visits: visits_by_rule(rows, rules, &accounts),
            tags: tags_of(rows, rules),
            accounts,
        }
    }
}

/// Without a campaign of ours every campaign of a platform is one that no rule maps.
fn delivered(rows: &Rows, rules: &Rules) -> Vec<Delivered> {
    let none = Rules { campaigns: Vec::new(), ..rules.clone() };
    let live = under(&rows.live, none);
    let mut found = Vec::new();
    for ledger in Ledger::of_accounts(&rows.evidence(&live), ALWAYS) {
        let all = unassigned(&ledger).into_iter();
        found.extend(all.filter_map(|(campaign, units, figures)| {
            let reports = if campaign.is_absent() { unnamed(&live, &ledger.account) } else { Vec::new() };
            described(&ledger, campaign, &units, &figures).map(|found| Delivered { reports, ..found })
        }));
    }
    found
}

fn described(ledger: &Ledger<'_>, campaign: Entity, units: &[Span], figures: &Figures) -> Option<Delivered> {
    let (from, to) = (units.iter().map(|unit| unit.from).min()?, units.iter().map(|unit| unit.to).max()?);
    Some(Delivered {
        called: ledger.called(*units.last()?, &campaign),
        reports: Vec::new(),
        account: ledger.account.clone(),
        campaign,
        days: Span { from, to },
        impressions: figures.count(Metric::Impressions),
        spend: figures.spend().unwrap_or_default().to_vec(),
    })
}

/// The reports of an account whose rows name no campaign.
fn unnamed(live: &Live, account: &AccountKey) -> Vec<String> {
    let scopes = live.scopes_of(account).filter(|scope| scope.level == Level::Account);
    scopes.map(|scope| scope.report.clone()).collect::<BTreeSet<_>>().into_iter().collect()
}

fn visits_by_rule(rows: &Rows, rules: &Rules, accounts: &BTreeSet<AccountKey>) -> Vec<Option<i64>> {
    let apart = Apart::of_visits(rules);
    let live = under(&rows.live, apart.rules.clone());
    let counted = |(at, own): (usize, &usize)| {
        let account = rules.campaigns.get(*own)?.referrals.as_ref().filter(|account| accounts.contains(account))?;
        visits_of(rows, &live, account, &at.to_string())
    };
    apart.owners.iter().enumerate().map(counted).collect()
}

fn tags_of(rows: &Rows, rules: &Rules) -> BTreeMap<AccountKey, Vec<(String, i64)>> {
    let told = |campaign: &Campaign| {
        let account = campaign.referrals.clone()?;
        Some((account.clone(), tags::of(rows, &account, campaign)))
    };
    rules.campaigns.iter().filter_map(told).collect()
}

/// How many visits that an account counted belong to a campaign.
fn visits_of(rows: &Rows, live: &Live, account: &AccountKey, campaign: &str) -> Option<i64> {
    let scopes = live.scopes.keys().filter(|scope| visits::counts(account, scope));
    let units: Vec<Span> = scopes.flat_map(|scope| live.units(scope).map(|(unit, _)| unit)).collect();
    let range = Span::new(units.iter().map(|unit| unit.from).min()?, units.iter().map(|unit| unit.to).max()?)?;
    let question =
        visits::Question { campaign, account, range, grain: Grain::Total, by_channel: false, now: live.visible_at };
    let counted = visits::answer(live, &rows.visits, &question);
    counted.rows.first().and_then(|row| row.figures.count(Metric::Referrals))
}

/// The books under other rules than those in force.
fn under(live: &Live, rules: Rules) -> Live {
    Live { rules: Arc::new(rules), ..live.clone() }
}

#[cfg(test)]
mod tests;
