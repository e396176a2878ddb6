use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::rules::assign::Assigned;
use crate::rules::coverage::Live;
use crate::rules::naming::{CampaignKey, Names};
use crate::{AccountKey, Assignment, CampaignDay, Entity, Family, LoadId, Measures, Scope, Span, Tally, Zone};

use super::Evidence;

/// Rows of one campaign, by unit.
pub(super) type ByUnit<'a> = BTreeMap<Span, Vec<Piece<'a>>>;

/// What one family says about a campaign in a unit, for one value of a dimension.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'a> {
    pub(super) scope: usize,
    pub(super) value: &'a Entity,
    pub(super) tally: &'a Tally,
    pub(super) assignment: &'a Assignment,
}

/// The books of one account within a range of days, by its campaigns.
#[derive(Debug)]
pub struct Ledger<'a> {
    /// The account.
    pub account: AccountKey,
    pub(super) live: &'a Live,
    pub(super) zone: Zone,
    pub(super) names: Names,
    pub(super) scopes: Vec<&'a Scope>,
    pub(super) families: Vec<Family>,
    pub(super) totals: BTreeMap<CampaignKey, ByUnit<'a>>,
    pub(super) cells: BTreeMap<CampaignKey, ByUnit<'a>>,
}

impl<'a> Ledger<'a> {
    /// One ledger for each account whose delivery counts.
    pub fn of_accounts(evidence: &Evidence<'a>, range: Span) -> Vec<Self> {
        let live = evidence.live;
        let owners: HashMap<LoadId, &'a Scope> = owners(live);
        let counted = live.accounts().into_iter().filter(|account| live.rules.counts_delivery(account));
        counted.map(|account| Self::of(&account, evidence, &owners, range)).collect()
    }

    fn of(account: &AccountKey, evidence: &Evidence<'a>, owners: &HashMap<LoadId, &'a Scope>, range: Span) -> Self {
        let live = evidence.live;
        let own = |row: &&CampaignDay| {
            owners
                .get(&row.load)
                .is_some_and(|scope| scope.source == account.source && scope.account == account.account)
        };
        let delivers = |scope: &&Scope| scope.level.measures() == Measures::Delivery;
        let scopes: Vec<&Scope> =
            live.scopes.keys().filter(|scope| scope.account_key() == *account).filter(delivers).collect();
        let totals: Vec<&CampaignDay> =
            evidence.totals.iter().filter(own).filter(|row| range.contains(row.unit)).collect();
        let named = |rows: &[&'a CampaignDay]| rows.iter().map(|row| (row.unit, &row.campaign)).collect::<Vec<_>>();
        let ever: Vec<&CampaignDay> = evidence.ever.iter().filter(own).collect();
        let renames = live.renames.iter().filter(|rename| rename.account == *account);
        let mut ledger = Self {
            names: Names::new(renames, named(&totals), named(&ever)),
            zone: zone(live, account),
            families: scopes.iter().map(|scope| scope.family()).collect(),
            account: account.clone(),
            live,
            scopes,
            totals: BTreeMap::new(),
            cells: BTreeMap::new(),
        };
        ledger.totals = ledger.by_campaign(totals.into_iter(), owners);
        ledger.cells =
            ledger.by_campaign(evidence.cells.iter().filter(own).filter(|row| range.contains(row.unit)), owners);
        ledger
    }

    fn by_campaign(
        &self,
        rows: impl Iterator<Item = &'a CampaignDay>,
        owners: &HashMap<LoadId, &'a Scope>,
    ) -> BTreeMap<CampaignKey, ByUnit<'a>> {
        let mut by_campaign: BTreeMap<CampaignKey, ByUnit<'a>> = BTreeMap::new();
        for row in rows {
            let Some((scope, assignment)) = self.answering(row, owners) else { continue };
            let key = self.names.key(row.unit, &row.campaign);
            let piece = Piece { scope, value: &row.value, tally: &row.tally, assignment };
            by_campaign.entry(key).or_default().entry(row.unit).or_default().push(piece);
        }
        by_campaign
    }

    fn answering(&self, row: &CampaignDay, owners: &HashMap<LoadId, &'a Scope>) -> Option<(usize, &'a Assignment)> {
        let owner = owners.get(&row.load)?;
        let place = self.scopes.iter().position(|scope| scope == owner)?;
        let assignment = self.live.scopes.get(*owner)?.get(&row.unit)?;
        assignment.loads.contains(&row.load).then_some((place, assignment))
    }

    /// Where a campaign belongs: the first of its names that a rule matches decides.
    pub fn assigned(&self, names: &[Entity]) -> Option<Assigned<'_>> {
        names.iter().find_map(|name| self.live.rules.assign(&self.account, name))
    }

    /// Everything that the campaign of a row was called, the latest first.
    pub fn called(&self, unit: Span, campaign: &Entity) -> Vec<Entity> {
        self.names.all_called(&self.names.key(unit, campaign))
    }

    /// Who answers a unit of a scope.
    pub(super) fn assignment(&self, scope: usize, unit: Span) -> Option<&'a Assignment> {
        let scope = self.scopes.get(scope)?;
        self.live.scopes.get(*scope)?.get(&unit).map(AsRef::as_ref).filter(|assignment| !assignment.loads.is_empty())
    }

    /// Whether a family that names campaigns covers a day of `unit`, with rows or without; of
    /// all families, or of those that have the dimension asked for.
    pub(super) fn campaigns_cover(&self, unit: Span, totals: bool) -> bool {
        let rows = if totals { &self.totals } else { &self.cells };
        let named = rows.iter().filter(|(key, _)| **key != CampaignKey::Account);
        let scopes: BTreeSet<usize> =
            named.flat_map(|(_, units)| units.values().flatten()).map(|piece| piece.scope).collect();
        let covers = |scope: &usize| self.scopes.get(*scope).is_some_and(|scope| self.covers(scope, unit));
        scopes.iter().any(covers)
    }

    fn covers(&self, scope: &Scope, unit: Span) -> bool {
        let answering =
            |(own, assignment): (Span, &Assignment)| !assignment.loads.is_empty() && own.overlap(unit).is_some();
        self.live.units(scope).any(answering)
    }

    /// The campaigns that any family names on a day of `bucket`.
    pub(super) fn campaigns_in(&self, bucket: Span) -> BTreeSet<&CampaignKey> {
        let within = |units: &ByUnit<'_>| units.keys().any(|unit| unit.overlap(bucket).is_some());
        self.totals
            .iter()
            .filter(|(key, units)| **key != CampaignKey::Account && within(units))
            .map(|(key, _)| key)
            .collect()
    }
}

/// The scope that each load of the books belongs to.
fn owners(live: &Live) -> HashMap<LoadId, &Scope> {
    let assigned =
        live.scopes.iter().flat_map(|(scope, units)| units.values().map(move |assignment| (scope, assignment)));
    let mut owners: HashMap<LoadId, &Scope> = HashMap::new();
    for (scope, assignment) in assigned {
        owners.extend(assignment.loads.iter().map(|load| (*load, scope)));
    }
    owners.extend(live.published.values().map(|published| (published.load, &published.scope)));
    owners
}

pub(super) fn zone(live: &Live, account: &AccountKey) -> Zone {
    let configured = live.rules.account(account).and_then(|account| Zone::named(&account.time_zone).ok());
    configured.unwrap_or_else(Zone::london)
}
