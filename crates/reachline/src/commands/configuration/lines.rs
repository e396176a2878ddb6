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

/// One rule that maps several campaigns of an account and none of the `others`, where their
/// names allow it.
pub(super) fn mapping_all<'a>(
    account: &AccountKey,
    names: impl IntoIterator<Item = &'a str> + Clone,
    mut others: impl Iterator<Item = &'a str>,
) -> Option<String> {
    let several = names.clone().into_iter().nth(1).is_some();
    let pattern = beginning::pattern(names).filter(|_| several)?;
    let start = pattern.trim_end_matches('*').to_lowercase();
    let takes_others = others.any(|name| name.to_lowercase().starts_with(&start));
    (!takes_others).then(|| rule(account, &pattern))
}

fn rule(account: &AccountKey, pattern: &str) -> String {
    format!(
        "[[campaign.rule]]\nsource = \"{}\"\naccount = {}\ncampaign = {}",
        account.source,
        quoted(&account.account),
        quoted(pattern)
    )
}
