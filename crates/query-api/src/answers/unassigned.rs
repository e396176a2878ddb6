use domain::{Currency, Day, Source, Version};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::answers::Amount;
use crate::sheet::{Tabular, named};

/// Platform campaigns that no rule maps to a campaign of ours.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct UnassignedAnswer {
    /// When the data version became visible.
    #[schema(value_type = String, format = DateTime)]
    pub as_of: Timestamp,
    /// The data version.
    #[schema(value_type = u32)]
    pub data_version: Version,
    /// One row a platform campaign.
    pub rows: Vec<UnassignedCampaign>,
}

/// A platform campaign that no rule maps.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct UnassignedCampaign {
    /// The platform.
    #[schema(schema_with = super::closed::source)]
    pub source: Source,
    /// The account.
    pub account: String,
    /// The platform's id.
    #[schema(required)]
    pub campaign_id: Option<String>,
    /// The platform's name.
    pub campaign: String,
    /// First day with delivery.
    #[schema(value_type = String, format = Date)]
    pub first_day: Day,
    /// Last day with delivery.
    #[schema(value_type = String, format = Date)]
    pub last_day: Day,
    /// Impressions; null where its exports carry none.
    #[schema(required)]
    pub impressions: Option<i64>,
    /// Spend in major units; null where its exports carry none.
    #[schema(required)]
    pub spend: Option<Amount>,
    /// Currency of the spend, as an ISO 4217 code.
    #[schema(required, value_type = Option<String>)]
    pub currency: Option<Currency>,
}

impl Tabular for UnassignedAnswer {
    const NAME: &'static str = "unassigned";

    fn columns(&self) -> Vec<String> {
        named(&[
            "source",
            "account",
            "campaign_id",
            "campaign",
            "first_day",
            "last_day",
            "impressions",
            "spend",
            "currency",
        ])
    }
}
