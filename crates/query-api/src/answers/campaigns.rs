use domain::{Channel, Currency, Day, Source, Version};
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
    /// What of the budget is meant for a channel.
    pub budgets: Vec<ChannelBudget>,
    /// The people that it is meant for.
    #[schema(required)]
    pub population: Option<PopulationAnswer>,
    /// The account whose visits count as its referral clicks.
    #[schema(required)]
    pub referrals: Option<AccountAnswer>,
    /// What happened when, for the charts.
    pub annotations: Vec<AnnotationAnswer>,
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

/// What of a budget is meant for a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ChannelBudget {
    /// The channel.
    #[schema(schema_with = super::closed::channel)]
    pub channel: Channel,
    /// In major units of the campaign's currency.
    pub amount: Amount,
}

/// The people that a campaign is meant for: the most that it can reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PopulationAnswer {
    /// How many.
    pub size: u64,
    /// Who says so, and of whom.
    pub source: String,
}

/// An account of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct AccountAnswer {
    /// The source.
    #[schema(schema_with = super::closed::source)]
    pub source: Source,
    /// The account.
    pub account: String,
}

/// Something that happened on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct AnnotationAnswer {
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// What happened.
    pub text: String,
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
