use std::collections::BTreeMap;

use domain::{BreakdownSet, Currency, Day, Level, Source, Version};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::answers::Table;
use crate::sheet::Tabular;
use crate::{By, Grain, MetricName};

/// Figures over time.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SeriesAnswer {
    /// When the data version became visible.
    #[schema(value_type = String, format = DateTime)]
    pub as_of: Timestamp,
    /// The data version.
    #[schema(value_type = u32)]
    pub data_version: Version,
    /// The campaign's id.
    pub campaign: String,
    /// Currency of the money in it, as an ISO 4217 code.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// First day asked for; null where the campaign has no data and no day was named.
    #[schema(required, value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// Last day asked for.
    #[schema(required, value_type = Option<String>, format = Date)]
    pub to: Option<Day>,
    /// How long a bucket is.
    pub grain: Grain,
    /// What splits the rows.
    pub by: By,
    /// The metrics, in the order of the columns.
    pub metrics: Vec<MetricName>,
    /// For each metric the id of its definition.
    #[schema(value_type = BTreeMap<String, String>)]
    pub definitions: BTreeMap<MetricName, String>,
    /// The figures.
    pub rows: Table,
    /// Which exports answered.
    pub families: Vec<FamilyAnswer>,
    /// What a reader should know, in sentences.
    pub notes: Vec<String>,
}

/// Exports of one account that split the same delivery in the same way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FamilyAnswer {
    /// The platform.
    #[schema(schema_with = super::closed::source)]
    pub source: Source,
    /// The account.
    pub account: String,
    /// The saved report.
    pub report: String,
    /// The finest entity that its rows name.
    #[schema(schema_with = super::closed::level)]
    pub level: Level,
    /// The columns that split its rows.
    #[schema(schema_with = super::closed::breakdowns)]
    pub breakdowns: BreakdownSet,
    /// When the newest of its exports was produced.
    #[schema(value_type = String, format = DateTime)]
    pub exported_at: Timestamp,
    /// How many campaign-days it answered.
    pub days: u32,
    /// What a reader should know about it.
    #[schema(required)]
    pub note: Option<String>,
}

impl Tabular for SeriesAnswer {
    const NAME: &'static str = "series";
    const TAIL: &'static [&'static str] = &["currency", "as_of", "data_version"];

    fn columns(&self) -> Vec<String> {
        self.rows.columns()
    }
}
