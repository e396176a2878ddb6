use domain::{Channel, Currency, Day, Version};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::answers::{Amount, State};
use crate::sheet::{Tabular, named};

/// Spend against plan.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PacingAnswer {
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
    /// First day whose spend counts; null where there are no data.
    #[schema(required, value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// Last day whose spend counts: the plan is followed up to here.
    #[schema(required, value_type = Option<String>, format = Date)]
    pub to: Option<Day>,
    /// The campaign as a whole, then its channels.
    pub rows: Vec<PacingRow>,
}

/// Spend against plan of the campaign or of one channel.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PacingRow {
    /// The channel; null for the campaign as a whole.
    #[schema(required, schema_with = super::closed::channel_or_null)]
    pub channel: Option<Channel>,
    /// The budget.
    #[schema(required)]
    pub budget: Option<Amount>,
    /// What an even plan would have spent by then.
    #[schema(required)]
    pub planned: Option<Amount>,
    /// What was spent.
    #[schema(required)]
    pub spent: Option<Amount>,
    /// How firm the spend is.
    pub spent_state: State,
    /// Spent by budget.
    #[schema(required)]
    pub share: Option<f64>,
    /// Spent by planned: 1 is on plan.
    #[schema(required)]
    pub index: Option<f64>,
    /// What the index says.
    pub state: PacingState,
}

/// Whether spend keeps to its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PacingState {
    /// Less than 90 % of the plan.
    Under,
    /// Within 10 % of it.
    OnTrack,
    /// More than 110 % of it.
    Over,
    /// There is no plan, or nothing is known.
    Na,
}

impl PacingState {
    /// What an index says.
    pub fn of(index: Option<f64>) -> Self {
        match index {
            None => Self::Na,
            Some(index) if index < 0.9 => Self::Under,
            Some(index) if index > 1.1 => Self::Over,
            Some(_) => Self::OnTrack,
        }
    }
}

impl Tabular for PacingAnswer {
    const NAME: &'static str = "pacing";
    const TAIL: &'static [&'static str] = &["currency", "as_of", "data_version"];

    fn columns(&self) -> Vec<String> {
        named(&["channel", "budget", "planned", "spent", "spent_state", "share", "index", "state"])
    }
}
