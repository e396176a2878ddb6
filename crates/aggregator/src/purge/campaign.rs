//! Which rows are of a campaign of ours.

use std::collections::{BTreeMap, BTreeSet};

use domain::{AccountKey, CampaignDay, Day, Entity, LoadId, Origin, Scope, Span};
use store::{Gone, Purging, Store};

use super::Losing;
use super::plan::Books;
use super::rows::AccountRows;
use crate::{Aggregator, AggregatorError};

impl<S: Store + Purging> Aggregator<S> {
    pub(super) async fn of_campaign(&self, books: &Books, id: &str) -> Result<Vec<Losing>, AggregatorError> {
        if books.live.rules.campaign(id).is_none() {
            let known = books.live.rules.campaigns.iter().map(|campaign| campaign.id.clone()).collect();
            return Err(AggregatorError::NoCampaign { id: id.to_owned(), known });
        }
        let accounts: BTreeSet<AccountKey> = books.owners.values().map(Scope::account_key).collect();
        let mut losing = Vec::new();
        for account in accounts {
            let rows = self.rows_of(books, &account).await?;
            for (load, gone) in going(books, id, &account, &rows) {
                let (all, _) = self.store.stands(load).await?;
                let partly = self.store.weigh(load, &gone).await? != all;
                losing.push(Losing { load, gone: Some(gone), partly });
            }
        }
        Ok(losing)
    }
}

/// What each load of an account loses.
fn going(books: &Books, id: &str, account: &AccountKey, rows: &AccountRows<'_>) -> BTreeMap<LoadId, Gone> {
    let rules = &books.live.rules;
    let is_ours = |row: &&CampaignDay| {
        let called = rows.called(row);
        let assigned = called.iter().find_map(|name| rules.assign(account, name));
        assigned.is_some_and(|assigned| assigned.campaign.id == id)
    };
    let ours: Vec<&CampaignDay> = rows.delivery.iter().filter(is_ours).collect();
    let own: BTreeSet<Span> = ours.iter().map(|row| row.unit).collect();
    let nameless = rows.delivery.iter().filter(|row| row.campaign.is_absent());
    let mixed =
        nameless.filter(|row| holds_ours(rules.campaign_of_report(account, rows.report(row)), id, row.unit, &own));
    let mut gone: BTreeMap<LoadId, Gone> = BTreeMap::new();
    for row in ours.into_iter().chain(mixed) {
        let claimed = rules.campaign_of_report(account, rows.report(row));
        let load =
            gone.entry(row.load).or_insert_with(|| Gone { totals: totals(claimed, id, &own), ..Gone::default() });
        load.campaigns.push((row.unit, row.campaign.clone()));
    }
    for row in rows.visits.iter().filter(|row| is_our_visit(books, id, row)) {
        let visit: (Span, Entity, Entity) = (row.unit, row.campaign.clone(), row.value.clone());
        gone.entry(row.load).or_default().visits.push(visit);
    }
    gone
}

fn is_our_visit(books: &Books, id: &str, row: &CampaignDay) -> bool {
    let assigned = books.live.rules.assign_visit(Origin::parse(&row.value.name), &row.campaign.name);
    assigned.is_some_and(|assigned| assigned.campaign.id == id)
}

/// Rows without a campaign mix all that ran on their days, and cannot be taken apart. They go
/// where one of ours did, unless their report belongs to another campaign.
fn holds_ours(claimed: Option<&str>, id: &str, unit: Span, own: &BTreeSet<Span>) -> bool {
    match claimed {
        Some(campaign) => campaign == id,
        None => own.iter().any(|span| span.overlap(unit).is_some()),
    }
}

/// The same of reach of totals rows.
fn totals(claimed: Option<&str>, id: &str, own: &BTreeSet<Span>) -> Vec<Span> {
    match claimed {
        Some(campaign) if campaign == id => vec![Span { from: Day::RANGE.0, to: Day::RANGE.1 }],
        Some(_) => Vec::new(),
        None => own.iter().copied().collect(),
    }
}
