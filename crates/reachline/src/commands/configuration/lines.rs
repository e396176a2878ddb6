//! Lines of configuration.

use domain::AccountKey;

use super::known::Delivered;
use crate::commands::beginning;
use crate::commands::quoting::quoted;

/// The lines that map a campaign of a platform; for an account whose exports name none, those
/// that give its report to a campaign.
pub(super) fn mapping(found: &Delivered) -> String {
    if found.campaign.is_absent() {
        let report = found.reports.first().map_or("default", String::as_str);
        return format!("[[account.report]]\nname = {}\ncampaign = \"ID OF YOUR CAMPAIGN\"", quoted(report));
    }
    let name = &found.campaign.name;
    rule(&found.account, if name.is_empty() { &found.campaign.id } else { name })
}

/// Rules that each map several campaigns of an account and none of the `others`, where their
/// names allow it; with how many they map.
pub(super) fn mapping_several(account: &AccountKey, names: &[&str], others: &[&str]) -> Vec<(usize, String)> {
    let takes_others = |pattern: &str| {
        let start = pattern.trim_end_matches('*').to_lowercase();
        others.iter().any(|name| name.to_lowercase().starts_with(&start))
    };
    let groups = beginning::groups(names.iter().copied()).into_iter();
    let several = groups.filter(|(pattern, names)| names.len() > 1 && !takes_others(pattern));
    several.map(|(pattern, names)| (names.len(), rule(account, &pattern))).collect()
}

fn rule(account: &AccountKey, pattern: &str) -> String {
    format!(
        "[[campaign.rule]]\nsource = \"{}\"\naccount = {}\ncampaign = {}",
        account.source,
        quoted(&account.account),
        quoted(pattern)
    )
}
