use domain::{Channel, Currency, Day, Version};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::answers::Amount;
use crate::sheet::{Tabular, named};

/// The campaigns that are configured.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CampaignsAnswer {
    /// When the data version became visible.
    #[schema(value_type = String, format = DateTime)]
    pub as_of: Timestamp,
    /// The data version.
    #[schema(value_type = u32)]
    pub data_version: Version,
    /// The campaigns, in the order of the configuration.
    pub campaigns: Vec<CampaignAnswer>,
}

/// A campaign.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CampaignAnswer {
    /// Short name, used in addresses.
    pub id: String,
    /// Name shown to readers.
    pub name: String,
    /// Currency of its figures, as an ISO 4217 code.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// IANA name of the time zone in which its days begin.
    pub time_zone: String,
    /// Budget in major units of its currency.
    #[schema(required)]
    pub budget: Option<Amount>,
    /// The days that it runs.
    pub flights: Vec<Flight>,
    /// Whether its data are invented, which every page has to say.
    pub illustrative: bool,
    /// First day with data.
    #[schema(required, value_type = Option<String>, format = Date)]
    pub first_day: Option<Day>,
    /// Last day with data.
    #[schema(required, value_type = Option<String>, format = Date)]
    pub last_day: Option<Day>,
    /// Channels with data, in the order in which they are shown.
    #[schema(schema_with = super::closed::channels)]
    pub channels: Vec<Channel>,
}

/// Days on which a campaign runs, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Flight {
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// Last day.
    #[schema(value_type = String, format = Date)]
    pub to: Day,
}

impl Tabular for CampaignsAnswer {
    const NAME: &'static str = "campaigns";

    fn columns(&self) -> Vec<String> {
        named(&[
            "id",
            "name",
            "currency",
            "time_zone",
            "budget",
            "flights",
            "illustrative",
            "first_day",
            "last_day",
            "channels",
        ])
    }
}
