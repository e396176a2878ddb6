use domain::{Breakdown, CampaignDay, Entity, EntityPath, LoadId, Presence, Reach, Slice, Span};

use super::database::Call;
use super::rows::{CellRow, NameRow, PresenceRow, ReachRow, span};
use super::{ClickHouse, failed, slices};
use crate::{Dimension, Figures, ReachObservation, StoreError};

impl Figures for ClickHouse {
    async fn presences(&self, slices: &[Slice]) -> Result<Vec<Presence>, StoreError> {
        if slices.is_empty() {
            return Ok(Vec::new());
        }
        let query = slices::bind(self.client.query(include_str!("../../sql/figures/presences.sql")), slices);
        let rows: Vec<PresenceRow> = query.fetch_all().await.map_err(failed("reading what entities delivered"))?;
        Ok(rows.into_iter().map(Presence::from).collect())
    }

    async fn campaign_days(&self, slices: &[Slice]) -> Result<Vec<CampaignDay>, StoreError> {
        sums(self.client.query(include_str!("../../sql/figures/campaign_days.sql")), slices).await
    }

    async fn cells(&self, slices: &[Slice], dimension: Dimension) -> Result<Vec<CampaignDay>, StoreError> {
        let query = match dimension {
            Dimension::Adset => self.client.query(include_str!("../../sql/figures/cells_by_adset.sql")),
            Dimension::Ad => self.client.query(include_str!("../../sql/figures/cells_by_ad.sql")),
            Dimension::Breakdown(breakdown) => {
                let query = self.client.query(include_str!("../../sql/figures/cells_by_breakdown.sql"));
                query.param("breakdown", breakdown.as_str())
            }
        };
        sums(query, slices).await
    }

    async fn names(&self, loads: &[LoadId], range: Span) -> Result<Vec<CampaignDay>, StoreError> {
        let query = within(self.client.query(include_str!("../../sql/figures/names.sql")), loads, range);
        let rows: Vec<NameRow> = query.fetch_all().await.map_err(failed("reading names"))?;
        Ok(rows.into_iter().map(CampaignDay::from).collect())
    }

    async fn reach(&self, slices: &[Slice]) -> Result<Vec<ReachObservation>, StoreError> {
        if slices.is_empty() {
            return Ok(Vec::new());
        }
        let query = slices::bind(self.client.query(include_str!("../../sql/figures/reach.sql")), slices);
        let rows: Vec<ReachRow> = query.fetch_all().await.map_err(failed("reading reach"))?;
        Ok(rows.into_iter().map(observation).collect())
    }

    async fn totals_reach(&self, loads: &[LoadId], span: Span) -> Result<Vec<(LoadId, domain::ReachRow)>, StoreError> {
        let query = within(self.client.query(include_str!("../../sql/figures/totals_reach.sql")), loads, span);
        let rows: Vec<(u64, String, u64)> = query.fetch_all().await.map_err(failed("reading reach"))?;
        let row = |(load, entity, reach): (u64, String, u64)| {
            let entity: EntityPath = serde_json::from_str(&entity).unwrap_or_default();
            (LoadId(load), domain::ReachRow { span, entity, reach: Reach::new(reach) })
        };
        Ok(rows.into_iter().map(row).collect())
    }
}

async fn sums(query: Call, slices: &[Slice]) -> Result<Vec<CampaignDay>, StoreError> {
    if slices.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<CellRow> = slices::bind(query, slices).fetch_all().await.map_err(failed("adding figures up"))?;
    rows.into_iter().map(CellRow::into_campaign_day).collect()
}

fn within(query: Call, loads: &[LoadId], range: Span) -> Call {
    let query = query.param("loads", loads.iter().map(|load| load.0).collect::<Vec<_>>());
    query.param("from", range.from.to_string()).param("to", range.to.to_string())
}

fn observation(row: ReachRow) -> ReachObservation {
    let mut names = row.names.into_iter();
    let mut entity = || Entity { id: names.next().unwrap_or_default(), name: names.next().unwrap_or_default() };
    let entity = EntityPath { campaign: entity(), adset: entity(), ad: entity() };
    let cells = Breakdown::ALL.iter().copied().zip(row.cells).filter(|(_, value)| !value.is_empty());
    ReachObservation {
        load: LoadId(row.load),
        unit: span(row.unit_from, row.unit_to),
        entity,
        cells: cells.collect(),
        reach: row.reported.map(Reach::new),
    }
}
