use domain::{Breakdown, Metric};

use crate::table::{Role, named};

/// Names of columns, normalised, of both generations. Where a file has several for one role,
/// the first counts.
const NAMES: &[(&str, Role)] = &[
    ("campaign name", Role::CampaignName),
    ("campaign id", Role::CampaignId),
    ("ad set name", Role::AdsetName),
    ("ad squad name", Role::AdsetName),
    ("ad set id", Role::AdsetId),
    ("ad squad id", Role::AdsetId),
    ("ad name", Role::AdName),
    ("ad id", Role::AdId),
    ("age", Role::Breakdown(Breakdown::Age)),
    ("gender", Role::Breakdown(Breakdown::Gender)),
    ("country", Role::Breakdown(Breakdown::Country)),
    ("region", Role::Breakdown(Breakdown::Region)),
    ("dma", Role::Breakdown(Breakdown::Dma)),
    ("placement", Role::Breakdown(Breakdown::Placement)),
    ("start time", Role::Starts),
    ("end time", Role::Ends),
    ("paid impressions", Role::Count(Metric::Impressions)),
    ("clicks", Role::Count(Metric::Clicks)),
    ("swipe ups", Role::Count(Metric::Clicks)),
    ("swipe-ups", Role::Count(Metric::Clicks)),
    ("landing page views", Role::Count(Metric::LandingPageViews)),
    ("2 second video views", Role::Count(Metric::Views)),
    ("video views", Role::Count(Metric::Views)),
    ("video plays at 25%", Role::Count(Metric::Video25)),
    ("video plays at 50%", Role::Count(Metric::Video50)),
    ("video plays at 75%", Role::Count(Metric::Video75)),
    ("video completions", Role::Count(Metric::Video100)),
    ("video plays at 100%", Role::Count(Metric::Video100)),
    ("amount spent", Role::Spend),
    ("paid reach", Role::Reach),
    ("currency", Role::Currency),
    ("ad account id", Role::AccountId),
    ("account id", Role::AccountId),
    ("ad account name", Role::AccountName),
    ("account name", Role::AccountName),
    ("week", Role::Period),
    ("month", Role::Period),
];

/// Columns that describe a row's entity, or count something else, without splitting its
/// figures.
const HARMLESS: &[&str] = &[
    TOTAL_IMPRESSIONS,
    "ad type",
    "brand name",
    "call to action",
    "creative id",
    "creative name",
    "creative type",
    "headline",
    "objective",
    "optimization goal",
    "organization name",
    "time zone",
    "timezone",
];

/// Parts of names that mark a setting or a state of the entity.
const PARTS: &[&str] =
    &[" status", " objective", " start time", " end time", " url", "attribution window", "bid", "budget"];

/// Paid impressions, and those of snaps that people passed on.
pub(super) const TOTAL_IMPRESSIONS: &str = "total impressions";

/// The role of a normalised name, and its rank among the names for that role.
pub(super) fn role_of(name: &str) -> (Role, usize) {
    let harmless = || HARMLESS.contains(&name) || PARTS.iter().any(|part| name.contains(part));
    named(NAMES, name).unwrap_or_else(|| (if harmless() { Role::Harmless } else { Role::Unknown }, 0))
}
