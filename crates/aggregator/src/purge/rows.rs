//! Which campaigns an account's rows are of.

use std::collections::{BTreeMap, BTreeSet};

use domain::rules::coverage::slices_in;
use domain::rules::naming::Names;
use domain::{AccountKey, CampaignDay, Entity, LoadId, Measures, Scope, Span};
use store::{Dimension, Purging, Store};

use super::plan::Books;
use crate::{Aggregator, AggregatorError};

/// The rows of an account, in every load that stands.
pub(super) struct AccountRows<'a> {
    /// The scope of each load.
    pub(super) scopes: BTreeMap<LoadId, &'a Scope>,
    /// Campaigns of the platform, unit by unit; the absent one where rows name none.
    pub(super) delivery: Vec<CampaignDay>,
    /// Visits, by the campaign of their links and where they came from.
    pub(super) visits: Vec<CampaignDay>,
    names: Names,
}

impl AccountRows<'_> {
    /// Everything that the campaign of a row was called, the latest first.
    pub(super) fn called(&self, row: &CampaignDay) -> Vec<Entity> {
        if row.campaign.is_absent() {
            return Vec::new();
        }
        self.names.all_called(&self.names.key(row.unit, &row.campaign))
    }

    /// The report that a row was sent to.
    pub(super) fn report(&self, row: &CampaignDay) -> &str {
        self.scopes.get(&row.load).map_or("", |scope| scope.report.as_str())
    }
}

impl<S: Store + Purging> Aggregator<S> {
    pub(super) async fn rows_of<'a>(
        &self,
        books: &'a Books,
        account: &'a AccountKey,
    ) -> Result<AccountRows<'a>, AggregatorError> {
        let scopes: BTreeMap<LoadId, &Scope> = books.loads_of(account).collect();
        let measuring = |what: Measures| {
            let own = scopes.iter().filter(|(_, scope)| scope.level.measures() == what);
            own.map(|(load, _)| *load).collect::<Vec<_>>()
        };
        let delivery = self.store.campaigns(&measuring(Measures::Delivery)).await?;
        let visits = self.visits_in(&measuring(Measures::Referrals)).await?;
        let names = names(books, account, &scopes, &delivery);
        Ok(AccountRows { scopes, delivery, visits, names })
    }

    async fn visits_in(&self, loads: &[LoadId]) -> Result<Vec<CampaignDay>, AggregatorError> {
        let mut units: BTreeMap<LoadId, BTreeSet<Span>> = BTreeMap::new();
        for row in self.store.campaigns(loads).await? {
            units.entry(row.load).or_default().insert(row.unit);
        }
        let mut visits = Vec::new();
        for (load, units) in units {
            let slices = slices_in(load, &units.into_iter().collect::<Vec<_>>());
            visits.extend(self.store.cells(&slices, Dimension::Adset).await?);
        }
        Ok(visits)
    }
}

/// What the account's exports call their campaigns, as whoever answers sees it.
fn names(books: &Books, account: &AccountKey, scopes: &BTreeMap<LoadId, &Scope>, rows: &[CampaignDay]) -> Names {
    let answers = |row: &&CampaignDay| {
        let units = scopes.get(&row.load).and_then(|scope| books.live.scopes.get(*scope));
        units.and_then(|units| units.get(&row.unit)).is_some_and(|assignment| assignment.loads.contains(&row.load))
    };
    let renames = books.live.renames.iter().filter(|rename| rename.account == *account);
    let live = rows.iter().filter(answers).map(|row| (row.unit, &row.campaign));
    Names::new(renames, live, rows.iter().map(|row| (row.unit, &row.campaign)))
}
