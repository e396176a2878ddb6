use domain::{Breakdown, Metric};

use crate::table::{Role, named};

/// Names of columns, normalised. Where a file has several for one role, the first counts.
const NAMES: &[(&str, Role)] = &[
    ("id", Role::CampaignId),
    ("campaign id", Role::CampaignId),
    ("campaign", Role::CampaignName),
    ("campaign name", Role::CampaignName),
    ("ad group id", Role::AdsetId),
    ("line item id", Role::AdsetId),
    ("ad group", Role::AdsetName),
    ("ad group name", Role::AdsetName),
    ("line item", Role::AdsetName),
    ("line item name", Role::AdsetName),
    ("ad id", Role::AdId),
    ("ad name", Role::AdName),
    ("age", Role::Breakdown(Breakdown::Age)),
    ("gender", Role::Breakdown(Breakdown::Gender)),
    ("country", Role::Breakdown(Breakdown::Country)),
    ("region", Role::Breakdown(Breakdown::Region)),
    ("placement", Role::Breakdown(Breakdown::Placement)),
    ("time", Role::Day),
    ("time period", Role::Day),
    ("spend", Role::Spend),
    ("impressions", Role::Count(Metric::Impressions)),
    ("link clicks", Role::Count(Metric::Clicks)),
    ("url clicks", Role::Count(Metric::Clicks)),
    ("clicks", Role::Count(Metric::ClicksAll)),
    ("engagements", Role::Count(Metric::Engagements)),
    ("video views", Role::Count(Metric::Views)),
    ("video total views", Role::Count(Metric::Views)),
    ("video played 25%", Role::Count(Metric::Video25)),
    ("video played 50%", Role::Count(Metric::Video50)),
    ("video played 75%", Role::Count(Metric::Video75)),
    ("video completions", Role::Count(Metric::Video100)),
    ("currency", Role::Currency),
    ("account id", Role::AccountId),
    ("account name", Role::AccountName),
];

/// Columns that describe the campaign without splitting its figures.
const HARMLESS: &[&str] = &[
    "account timezone",
    "call to action",
    "campaign url",
    "end date",
    "funding instrument id",
    "funding instrument name",
    "objective",
    "product type",
    "start date",
    "status",
];

/// Parts of names that mark a setting or a state of the campaign.
const PARTS: &[&str] = &[" status", " objective", " start date", " end date", " url", "bid", "budget"];

/// The role of a normalised name, and its rank among the names for that role.
pub(super) fn role_of(name: &str) -> (Role, usize) {
    let harmless = || HARMLESS.contains(&name) || PARTS.iter().any(|part| name.contains(part));
    named(NAMES, name).unwrap_or_else(|| (if harmless() { Role::Harmless } else { Role::Unknown }, 0))
}
