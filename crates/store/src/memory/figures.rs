use std::collections::BTreeMap;

use domain::{Breakdown, CampaignDay, Entity, EntityPath, LoadId, Presence, ReachRow, Slice, Span, Tally};

use super::Memory;
use super::rows::Row;
use crate::{Cell, Dimension, Figures, ReachObservation, StoreError};

impl Figures for Memory {
    async fn presences(&self, slices: &[Slice]) -> Result<Vec<Presence>, StoreError> {
        let state = self.lock();
        let mut sums: BTreeMap<(EntityPath, Span), Tally> = BTreeMap::new();
        for (_, row) in state.sliced(slices) {
            sums.entry((row.entity.clone(), row.span)).or_default().add(&row.tally());
        }
        let presence = |((entity, unit), tally): ((EntityPath, Span), Tally)| Presence {
            entity,
            unit,
            impressions: tally.measured(),
            spend: tally.spend,
        };
        Ok(sums.into_iter().map(presence).collect())
    }

    async fn campaign_days(&self, slices: &[Slice]) -> Result<Vec<CampaignDay>, StoreError> {
        let state = self.lock();
        Ok(grouped(state.rolled(slices), |row| Entity::named(row.cell(Breakdown::Platform))))
    }

    async fn cells(&self, slices: &[Slice], dimension: Dimension) -> Result<Vec<CampaignDay>, StoreError> {
        let state = self.lock();
        Ok(grouped(state.sliced(slices), |row| match dimension {
            Dimension::Adset => row.entity.adset.clone(),
            Dimension::Ad => row.entity.ad.clone(),
            Dimension::Breakdown(breakdown) => Entity::named(row.cell(breakdown)),
        }))
    }

    async fn names(&self, loads: &[LoadId], range: Span) -> Result<Vec<CampaignDay>, StoreError> {
        let state = self.lock();
        let rows = loads.iter().flat_map(|load| state.rolled.get(load).into_iter().flatten().map(|row| (*load, row)));
        let named = rows.filter(|(_, row)| !row.entity.campaign.id.is_empty() && row.span.overlap(range).is_some());
        let mut names = grouped(named, |_| Entity::default());
        names.iter_mut().for_each(|name| name.tally = Tally::default());
        Ok(names)
    }

    async fn reach(&self, slices: &[Slice]) -> Result<Vec<ReachObservation>, StoreError> {
        let state = self.lock();
        let mut found: BTreeMap<(LoadId, Span, EntityPath, Vec<Cell>), Vec<&Row>> = BTreeMap::new();
        for (load, row) in state.sliced(slices) {
            let cells =
                Breakdown::ALL.iter().map(|at| (*at, row.cell(*at).to_owned())).filter(|(_, value)| !value.is_empty());
            found.entry((load, row.span, row.entity.clone(), cells.collect())).or_default().push(row);
        }
        let observation = |((load, unit, entity, cells), rows): ((LoadId, Span, EntityPath, Vec<Cell>), Vec<&Row>)| {
            let reach = if let [only] = rows.as_slice() { only.reach } else { None };
            ReachObservation { load, unit, entity, cells, reach }
        };
        Ok(found.into_iter().map(observation).collect())
    }

    async fn totals_reach(&self, loads: &[LoadId], span: Span) -> Result<Vec<(LoadId, ReachRow)>, StoreError> {
        let state = self.lock();
        let rows =
            loads.iter().flat_map(|load| state.reach.get(load).into_iter().flatten().map(|row| (*load, row.clone())));
        Ok(rows.filter(|(_, row)| row.span == span).collect())
    }
}

pub(super) fn grouped<'a>(
    rows: impl Iterator<Item = (LoadId, &'a Row)>,
    value: impl Fn(&Row) -> Entity,
) -> Vec<CampaignDay> {
    let mut sums: BTreeMap<(LoadId, Span, Entity, Entity), Tally> = BTreeMap::new();
    for (load, row) in rows {
        sums.entry((load, row.span, row.entity.campaign.clone(), value(row))).or_default().add(&row.tally());
    }
    let day = |((load, unit, campaign, value), tally)| CampaignDay { load, unit, campaign, value, tally };
    sums.into_iter().map(day).collect()
}
