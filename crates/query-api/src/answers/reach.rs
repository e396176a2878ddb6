use std::collections::BTreeMap;

use domain::{Breakdown, Channel, Day, Level, Reach, Source, Version};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::answers::{ReachAcross, State};
use crate::sheet::{Tabular, named};

/// Reach exactly as reported. It cannot be added up, so there is no total.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ReachAnswer {
    /// When the data version became visible.
    #[schema(value_type = String, format = DateTime)]
    pub as_of: Timestamp,
    /// The data version.
    #[schema(value_type = u32)]
    pub data_version: Version,
    /// The campaign's id.
    pub campaign: String,
    /// First day asked for; null where the campaign has no data and no day was named.
    #[schema(required, value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// Last day asked for.
    #[schema(required, value_type = Option<String>, format = Date)]
    pub to: Option<Day>,
    /// Id of the definition of reach.
    pub definition: String,
    /// What was reported, one row an entity and window.
    pub rows: Vec<ReachRecord>,
    /// All channels together; null where none reported reach for exactly these days.
    #[schema(required)]
    pub across: Option<ReachAcross>,
    /// Why the rows are not added up.
    pub note: String,
}

/// A reach as one platform reported it, for exactly one entity and window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReachRecord {
    /// The platform.
    #[schema(schema_with = super::closed::source)]
    pub source: Source,
    /// The account.
    pub account: String,
    /// The saved report.
    pub report: String,
    /// What the entity is.
    #[schema(schema_with = super::closed::level)]
    pub level: Level,
    /// The channel.
    #[schema(schema_with = super::closed::channel)]
    pub channel: Channel,
    /// Name of the entity.
    pub entity: String,
    /// The platform's id of the entity.
    #[schema(required)]
    pub entity_id: Option<String>,
    /// Values of the breakdowns that the row is about.
    #[schema(value_type = BTreeMap<String, String>)]
    pub breakdowns: BTreeMap<Breakdown, String>,
    /// First day of the window.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// Last day of the window.
    #[schema(value_type = String, format = Date)]
    pub to: Day,
    /// Accounts reached, as reported; null where none was reported.
    #[schema(required, value_type = Option<u64>)]
    pub reach: Option<Reach>,
    /// How firm it is, or why it is absent.
    pub state: State,
    /// When the platform produced the export that says so.
    #[schema(value_type = String, format = DateTime)]
    pub exported_at: Timestamp,
}

impl Tabular for ReachAnswer {
    const NAME: &'static str = "reach";

    fn columns(&self) -> Vec<String> {
        let entity = ["source", "account", "report", "level", "channel", "entity", "entity_id"];
        let breakdowns = Breakdown::ALL.iter().filter(|breakdown| self.splits_by(**breakdown));
        let mut columns = named(&entity);
        columns.extend(breakdowns.map(|breakdown| format!("breakdowns.{breakdown}")));
        columns.extend(named(&["from", "to", "reach", "reach_state=state", "exported_at"]));
        columns
    }
}

impl ReachAnswer {
    fn splits_by(&self, breakdown: Breakdown) -> bool {
        self.rows.iter().any(|row| row.breakdowns.contains_key(&breakdown))
    }
}
