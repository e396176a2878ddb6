use domain::{Breakdown, Metric};

/// What a column is to the reader. The last two are known or unknown names that it ignores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    CampaignId,
    CampaignName,
    AdsetId,
    AdsetName,
    AdId,
    AdName,
    Breakdown(Breakdown),
    Day,
    Starts,
    Ends,
    Count(Metric),
    Spend,
    Reach,
    Currency,
    AccountId,
    AccountName,
    /// A week or month: a label of a row's dates, which the summary row lacks.
    Period,
    /// The state of delivery, which the summary row lacks.
    Delivery,
    /// Text or figures that are known to split nothing.
    Harmless,
    /// A breakdown that there is no word for: its cells must be empty.
    Splits,
    /// Ignored as long as its cells are figures.
    Unknown,
}

/// Names of columns, normalised. Where a file has several for one role, the first counts.
const NAMES: &[(&str, Role)] = &[
    ("campaign name", Role::CampaignName),
    ("campaigns", Role::CampaignName),
    ("campaign id", Role::CampaignId),
    ("ad set name", Role::AdsetName),
    ("ad sets", Role::AdsetName),
    ("ad set id", Role::AdsetId),
    ("ad name", Role::AdName),
    ("ads", Role::AdName),
    ("ad id", Role::AdId),
    ("age", Role::Breakdown(Breakdown::Age)),
    ("gender", Role::Breakdown(Breakdown::Gender)),
    ("country", Role::Breakdown(Breakdown::Country)),
    ("region", Role::Breakdown(Breakdown::Region)),
    ("dma region", Role::Breakdown(Breakdown::Dma)),
    ("platform", Role::Breakdown(Breakdown::Platform)),
    ("publisher platform", Role::Breakdown(Breakdown::Platform)),
    ("placement", Role::Breakdown(Breakdown::Placement)),
    ("device platform", Role::Breakdown(Breakdown::DevicePlatform)),
    ("impression device", Role::Breakdown(Breakdown::ImpressionDevice)),
    ("objective", Role::Breakdown(Breakdown::Objective)),
    ("day", Role::Day),
    ("reporting starts", Role::Starts),
    ("reporting ends", Role::Ends),
    ("impressions", Role::Count(Metric::Impressions)),
    ("link clicks", Role::Count(Metric::Clicks)),
    ("clicks (all)", Role::Count(Metric::ClicksAll)),
    ("outbound clicks", Role::Count(Metric::OutboundClicks)),
    ("landing page views", Role::Count(Metric::LandingPageViews)),
    ("website landing page views", Role::Count(Metric::LandingPageViews)),
    ("3-second video plays", Role::Count(Metric::Views)),
    ("3-second video views", Role::Count(Metric::Views)),
    ("thruplays", Role::Count(Metric::Thruplays)),
    ("thruplay", Role::Count(Metric::Thruplays)),
    ("video plays at 25%", Role::Count(Metric::Video25)),
    ("video watches at 25%", Role::Count(Metric::Video25)),
    ("video plays at 50%", Role::Count(Metric::Video50)),
    ("video watches at 50%", Role::Count(Metric::Video50)),
    ("video plays at 75%", Role::Count(Metric::Video75)),
    ("video watches at 75%", Role::Count(Metric::Video75)),
    ("video plays at 100%", Role::Count(Metric::Video100)),
    ("video watches at 100%", Role::Count(Metric::Video100)),
    ("post engagements", Role::Count(Metric::Engagements)),
    ("post engagement", Role::Count(Metric::Engagements)),
    ("reach", Role::Reach),
    ("currency", Role::Currency),
    ("account id", Role::AccountId),
    ("account name", Role::AccountName),
    ("week", Role::Period),
    ("2 weeks", Role::Period),
    ("month", Role::Period),
    ("quarter", Role::Period),
    ("year", Role::Period),
    ("delivery status", Role::Delivery),
    ("delivery level", Role::Delivery),
    ("delivery", Role::Delivery),
    ("campaign delivery", Role::Delivery),
    ("ad set delivery", Role::Delivery),
    ("ad delivery", Role::Delivery),
];

/// The role of a normalised name, and its rank among the names for that role.
pub(crate) fn role_of(name: &str) -> (Role, usize) {
    if spend_currency(name).is_some() {
        return (Role::Spend, 0);
    }
    let found = NAMES.iter().enumerate().find(|(_, (known, _))| *known == name);
    match found {
        Some((rank, (_, role))) => (*role, rank),
        None if super::harmless::splits(name) => (Role::Splits, 0),
        None if super::harmless::is_harmless(name) => (Role::Harmless, 0),
        None => (Role::Unknown, 0),
    }
}

/// The code within `amount spent (gbp)`; empty for a bare `amount spent`.
pub(crate) fn spend_currency(name: &str) -> Option<&str> {
    let rest = name.strip_prefix("amount spent")?.trim_start();
    if rest.is_empty() {
        return Some(rest);
    }
    let code = rest.strip_prefix('(')?.strip_suffix(')')?.trim();
    (code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(code)
}

impl Role {
    /// Whether two columns of this role would contradict each other.
    pub(crate) fn is_single(self) -> bool {
        !matches!(self, Self::Period | Self::Delivery | Self::Harmless | Self::Splits | Self::Unknown)
    }
}
