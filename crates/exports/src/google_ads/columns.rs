use domain::{Breakdown, Metric};

use crate::table::{Role, named};

use super::harmless;

/// Names of columns, normalised. Where a file has several for one role, the first counts.
const NAMES: &[(&str, Role)] = &[
    ("campaign", Role::CampaignName),
    ("campaign name", Role::CampaignName),
    ("campaign id", Role::CampaignId),
    ("ad group", Role::AdsetName),
    ("ad group name", Role::AdsetName),
    ("ad group id", Role::AdsetId),
    ("ad name", Role::AdName),
    ("ad", Role::AdName),
    ("ad id", Role::AdId),
    ("age", Role::Breakdown(Breakdown::Age)),
    ("age range", Role::Breakdown(Breakdown::Age)),
    ("gender", Role::Breakdown(Breakdown::Gender)),
    ("device", Role::Breakdown(Breakdown::ImpressionDevice)),
    ("country/territory", Role::Breakdown(Breakdown::Country)),
    ("country/territory (user location)", Role::Breakdown(Breakdown::Country)),
    ("region", Role::Breakdown(Breakdown::Region)),
    ("region (user location)", Role::Breakdown(Breakdown::Region)),
    ("metro area", Role::Breakdown(Breakdown::Dma)),
    ("metro area (user location)", Role::Breakdown(Breakdown::Dma)),
    ("day", Role::Day),
    ("week", Role::Period),
    ("month", Role::Period),
    ("quarter", Role::Period),
    ("year", Role::Period),
    ("day of the week", Role::Period),
    ("day of week", Role::Period),
    ("impr.", Role::Count(Metric::Impressions)),
    ("impressions", Role::Count(Metric::Impressions)),
    ("clicks", Role::Count(Metric::Clicks)),
    ("trueview views", Role::Count(Metric::Views)),
    ("views", Role::Count(Metric::Views)),
    ("engagements", Role::Count(Metric::Engagements)),
    ("cost", Role::Spend),
    ("unique users", Role::Reach),
    ("currency code", Role::Currency),
    ("currency", Role::Currency),
    ("customer id", Role::AccountId),
    ("account id", Role::AccountId),
    ("account name", Role::AccountName),
    ("account", Role::AccountName),
];

/// The role of a normalised name, and its rank among the names for that role.
pub(super) fn role_of(name: &str) -> (Role, usize) {
    match named(NAMES, name) {
        Some(found) => found,
        None if harmless::splits(name) => (Role::Splits, 0),
        None if harmless::is_harmless(name) => (Role::Harmless, 0),
        None => (Role::Unknown, 0),
    }
}

/// The role of a column beside the others of its file. Without a column for days, a month is
/// the window of its row, and other periods split what there are no dates for. A video is an
/// ad's own, and splits what is coarser.
pub(super) fn beside(role: Role, name: &str, has_day: bool, has_ad: bool) -> Role {
    match role {
        Role::Period if !has_day && name == "month" => Role::Window,
        Role::Period if !has_day => Role::Splits,
        Role::Splits if has_ad && harmless::is_of_an_ad(name) => Role::Harmless,
        role => role,
    }
}
