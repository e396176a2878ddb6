//! Which campaigns of ours had rows that go, by the rules of any version: their answers of
//! earlier versions may need what is gone.

use std::collections::{BTreeMap, BTreeSet};

use domain::rules::assign::{Campaign, Rules};
use domain::{AccountKey, CampaignDay, LoadId, Origin, Scope};
use store::{Purging, Store};

use super::plan::Books;
use super::rows::AccountRows;
use super::{Losing, Target};
use crate::{Aggregator, AggregatorError};

impl<S: Store + Purging> Aggregator<S> {
    pub(super) async fn concerned(
        &self,
        books: &Books,
        target: &Target,
        losing: &[Losing],
    ) -> Result<Vec<String>, AggregatorError> {
        let going: BTreeMap<LoadId, &Losing> = losing.iter().map(|losing| (losing.load, losing)).collect();
        let touched = going.keys().filter_map(|load| books.owners.get(load)).map(Scope::account_key);
        let mut concerned: BTreeSet<String> = BTreeSet::new();
        for account in touched.collect::<BTreeSet<AccountKey>>() {
            let rows = self.rows_of(books, &account).await?;
            let goes = |row: &&CampaignDay| going.get(&row.load).is_some_and(|losing| losing.takes(row));
            for rules in &books.rules {
                for row in rows.delivery.iter().filter(goes) {
                    concerned.extend(of_row(rules, &account, &rows, row));
                    // Where a campaign goes, what it is mixed with never answered another alone.
                    if row.campaign.is_absent() && !matches!(target, Target::Campaign(_)) {
                        concerned.extend(may_have(rules, &account));
                    }
                }
                concerned.extend(rows.visits.iter().filter(goes).filter_map(|row| of_visit(rules, row)));
            }
        }
        if let Target::Campaign(id) = target {
            concerned.insert(id.clone());
        }
        Ok(concerned.into_iter().collect())
    }
}

fn of_row(rules: &Rules, account: &AccountKey, rows: &AccountRows<'_>, row: &CampaignDay) -> Vec<String> {
    let called = rows.called(row);
    let assigned = called.iter().filter_map(|name| rules.assign(account, name)).map(|found| found.campaign.id.clone());
    assigned.chain(rules.campaign_of_report(account, rows.report(row)).map(str::to_owned)).collect()
}

fn may_have(rules: &Rules, account: &AccountKey) -> Vec<String> {
    let own = |campaign: &&Campaign| campaign.rules.iter().any(|rule| rule.applies_to(account));
    rules.campaigns.iter().filter(own).map(|campaign| campaign.id.clone()).collect()
}

fn of_visit(rules: &Rules, row: &CampaignDay) -> Option<String> {
    let assigned = rules.assign_visit(Origin::parse(&row.value.name), &row.campaign.name)?;
    Some(assigned.campaign.id.clone())
}

impl Losing {
    /// Whether rows like this one go.
    fn takes(&self, row: &CampaignDay) -> bool {
        let Some(gone) = &self.gone else { return true };
        gone.before.is_some_and(|day| row.unit.to < day)
            || gone.campaigns.iter().any(|(unit, campaign)| *unit == row.unit && *campaign == row.campaign)
            || gone
                .visits
                .iter()
                .any(|(unit, link, origin)| (*unit, link, origin) == (row.unit, &row.campaign, &row.value))
    }
}
