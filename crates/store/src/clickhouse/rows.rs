//! Rows as the database answers them.

use clickhouse::Row;
use domain::{CampaignDay, Counts, Day, Entity, EntityPath, LoadId, Money, Presence, Span, Tally};
use serde::Deserialize;

use crate::StoreError;

#[derive(Row, Deserialize)]
pub(super) struct TallyRow {
    row_count: u64,
    counts: Vec<i64>,
    total_spend: i128,
}

impl TallyRow {
    pub(super) fn into_tally(self) -> Result<Tally, StoreError> {
        tally(self.row_count, self.counts, self.total_spend)
    }
}

#[derive(Row, Deserialize)]
pub(super) struct PresenceRow {
    campaign_id: String,
    campaign: String,
    adset_id: String,
    adset: String,
    ad_id: String,
    ad: String,
    unit_from: u16,
    unit_to: u16,
    total_impressions: i64,
    total_spend: i128,
}

impl From<PresenceRow> for Presence {
    fn from(row: PresenceRow) -> Self {
        let entity = EntityPath {
            campaign: Entity { id: row.campaign_id, name: row.campaign },
            adset: Entity { id: row.adset_id, name: row.adset },
            ad: Entity { id: row.ad_id, name: row.ad },
        };
        let spend = Money::from_units(row.total_spend);
        Self { entity, unit: span(row.unit_from, row.unit_to), impressions: row.total_impressions, spend }
    }
}

#[derive(Row, Deserialize)]
pub(super) struct CellRow {
    load: u64,
    unit_from: u16,
    unit_to: u16,
    campaign_id: String,
    campaign: String,
    value_id: String,
    value_name: String,
    row_count: u64,
    counts: Vec<i64>,
    total_spend: i128,
}

impl CellRow {
    pub(super) fn into_campaign_day(self) -> Result<CampaignDay, StoreError> {
        Ok(CampaignDay {
            load: LoadId(self.load),
            unit: span(self.unit_from, self.unit_to),
            campaign: Entity { id: self.campaign_id, name: self.campaign },
            value: Entity { id: self.value_id, name: self.value_name },
            tally: tally(self.row_count, self.counts, self.total_spend)?,
        })
    }
}

#[derive(Row, Deserialize)]
pub(super) struct NameRow {
    load: u64,
    unit_from: u16,
    unit_to: u16,
    campaign_id: String,
    campaign: String,
}

impl From<NameRow> for CampaignDay {
    fn from(row: NameRow) -> Self {
        Self {
            load: LoadId(row.load),
            unit: span(row.unit_from, row.unit_to),
            campaign: Entity { id: row.campaign_id, name: row.campaign },
            value: Entity::default(),
            tally: Tally::default(),
        }
    }
}

#[derive(Row, Deserialize)]
pub(super) struct ReachRow {
    pub(super) load: u64,
    pub(super) unit_from: u16,
    pub(super) unit_to: u16,
    pub(super) names: Vec<String>,
    pub(super) cells: Vec<String>,
    pub(super) reported: Option<u64>,
}

pub(super) fn span(from: u16, to: u16) -> Span {
    let day = |days: u16| Day::from_epoch_days(i32::from(days));
    Span { from: day(from), to: day(to) }
}

fn tally(rows: u64, counts: Vec<i64>, spend: i128) -> Result<Tally, StoreError> {
    let counts: Counts = counts
        .try_into()
        .map_err(|_| StoreError::Damaged("the database answered another number of metrics".to_owned()))?;
    Ok(Tally { rows, counts, spend: Money::from_units(spend) })
}
