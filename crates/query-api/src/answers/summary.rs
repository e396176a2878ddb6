use std::collections::BTreeMap;

use domain::{Currency, Day, Version};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::answers::{Number, State};
use crate::sheet::{Record, Tabular, named};

/// Headline figures of a campaign.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SummaryAnswer {
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
    /// The answer in a sentence.
    pub headline: String,
    /// The figures by metric; `reach` is the estimate across channels, between its bounds.
    #[schema(value_type = BTreeMap<String, Figure>)]
    pub figures: BTreeMap<&'static str, Figure>,
    /// How many of the days may still move.
    pub moving_days: u32,
    /// How many days were asked for.
    pub days: u32,
    /// What a reader should know, in sentences.
    pub notes: Vec<String>,
}

/// A figure with all that is needed to show it honestly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Figure {
    /// The value; null is missing or protected, never zero.
    #[schema(required)]
    pub value: Option<Number>,
    /// Lower end of its 95 % interval, if it has one.
    #[schema(required)]
    pub low: Option<Number>,
    /// Upper end of its 95 % interval, if it has one.
    #[schema(required)]
    pub high: Option<Number>,
    /// How many events it rests on, if it is a ratio.
    #[schema(required)]
    pub base: Option<u64>,
    /// `count`, or the ISO 4217 code of a currency.
    pub unit: String,
    /// How firm it is, or why it is absent.
    pub state: State,
    /// Id of its definition.
    pub definition: String,
}

impl Tabular for SummaryAnswer {
    const NAME: &'static str = "summary";

    fn columns(&self) -> Vec<String> {
        named(&["metric", "value", "low", "high", "base", "unit", "state", "definition"])
    }

    fn records(answer: &Value) -> Vec<Record> {
        let figures = answer.get("figures").and_then(Value::as_object);
        let row = |(metric, figure): (&String, &Value)| {
            let mut row = Record::from_iter([("metric".to_owned(), Value::from(metric.as_str()))]);
            row.extend(figure.as_object().cloned().unwrap_or_default());
            row
        };
        figures.into_iter().flatten().map(row).collect()
    }
}
