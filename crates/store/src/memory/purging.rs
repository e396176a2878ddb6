use domain::{AccountKey, CampaignDay, Entity, ExportId, LoadId, Tally};

use super::Memory;
use super::figures::grouped;
use super::rows::Row;
use crate::{Gone, Purging, StoreError};

impl Purging for Memory {
    async fn campaigns(&self, loads: &[LoadId]) -> Result<Vec<CampaignDay>, StoreError> {
        let state = self.lock();
        let rows = loads.iter().flat_map(|load| state.rolled.get(load).into_iter().flatten().map(|row| (*load, row)));
        let mut campaigns = grouped(rows, |_| Entity::default());
        campaigns.iter_mut().for_each(|campaign| campaign.tally = Tally::default());
        Ok(campaigns)
    }

    async fn weigh(&self, load: LoadId, gone: &Gone) -> Result<Tally, StoreError> {
        let state = self.lock();
        let rows = state.rows.get(&load).into_iter().flatten();
        let tallies: Vec<Tally> = rows.filter(|row| goes(row, gone)).map(Row::tally).collect();
        Ok(tallies.iter().sum())
    }

    async fn spare(&self, load: LoadId, into: LoadId, gone: &Gone) -> Result<(), StoreError> {
        let mut state = self.lock();
        let rows = state.rows.get(&load).into_iter().flatten();
        let stays: Vec<Row> = rows.filter(|row| !goes(row, gone)).cloned().collect();
        state.rows.entry(into).or_default().extend(stays);
        let old = |span: domain::Span| gone.before.is_some_and(|day| span.to < day);
        let overlaps = |span: domain::Span| gone.totals.iter().any(|total| total.overlap(span).is_some());
        let reach = state.reach.get(&load).into_iter().flatten();
        let stays: Vec<_> = reach.filter(|row| !old(row.span) && !overlaps(row.span)).cloned().collect();
        state.reach.entry(into).or_default().extend(stays);
        Ok(())
    }

    async fn discard_all(&self, loads: &[LoadId]) -> Result<(), StoreError> {
        let mut state = self.lock();
        for load in loads {
            state.rows.remove(load);
            state.rolled.remove(load);
            state.reach.remove(load);
        }
        Ok(())
    }

    /// Only the last word is kept anyway.
    async fn forget_words(&self, _exports: &[ExportId]) -> Result<(), StoreError> {
        Ok(())
    }

    async fn forget_decisions(&self, account: &AccountKey) -> Result<(), StoreError> {
        let of_it = |sent: &domain::SentTo| sent.source == account.source && sent.account == account.account;
        self.lock().decisions.retain(|sent, _| !of_it(sent));
        Ok(())
    }
}

fn goes(row: &Row, gone: &Gone) -> bool {
    let (unit, path) = (row.span, &row.entity);
    gone.before.is_some_and(|day| unit.to < day)
        || gone.campaigns.iter().any(|(span, campaign)| *span == unit && *campaign == path.campaign)
        || gone
            .visits
            .iter()
            .any(|(span, link, origin)| *span == unit && *link == path.campaign && *origin == path.adset)
}
