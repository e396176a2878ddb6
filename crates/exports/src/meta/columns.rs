use domain::{Breakdown, Metric};

use crate::table::{Role, named};

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
    match named(NAMES, name) {
        Some(found) => found,
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
