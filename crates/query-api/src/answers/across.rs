use domain::{Channel, Reach, Source};
use serde::Serialize;
use utoipa::ToSchema;

/// How many different accounts all channels together reached: bounds that always hold, and
/// where it would lie if audiences overlapped at random. Never a sum.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ReachAcross {
    /// Fewer cannot have been reached: the largest reach of any one.
    pub low: u64,
    /// More cannot have been reached.
    pub high: u64,
    /// If audiences overlapped at random; null without a population, or where a channel is missing.
    #[schema(required)]
    pub point: Option<f64>,
    /// How the point is found.
    pub method: &'static str,
    /// The people that could be reached.
    #[schema(required)]
    pub population: Option<u64>,
    /// Who says so.
    #[schema(required)]
    pub population_source: Option<String>,
    /// Whether a channel says that it reached more accounts than there are people.
    pub population_too_small: bool,
    /// Impressions over the highest reach.
    #[schema(required)]
    pub frequency_low: Option<f64>,
    /// Impressions over the lowest reach.
    #[schema(required)]
    pub frequency_high: Option<f64>,
    /// What it is found from.
    pub inputs: Vec<ReachInput>,
    /// Channels that delivered and did not report reach for these days: their impressions
    /// stand in for it in the upper bound.
    #[schema(schema_with = super::closed::channels)]
    pub missing: Vec<Channel>,
    /// What a reader should know.
    pub note: String,
}

/// One reach, as its platform reported it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReachInput {
    /// The channel.
    #[schema(schema_with = super::closed::channel)]
    pub channel: Channel,
    /// The platform.
    #[schema(schema_with = super::closed::source)]
    pub source: Source,
    /// The account.
    pub account: String,
    /// The campaign of the platform; empty for the account as a whole.
    pub entity: String,
    /// Accounts reached.
    #[schema(value_type = u64)]
    pub reach: Reach,
}
