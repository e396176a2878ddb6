use std::collections::BTreeMap;

use domain::rules::answer::visits;
use domain::rules::assign::{Campaign, Rules, UtmRule};
use domain::{AccountKey, Channel, LoadId, Metric};

use super::{under, visits_of};
use crate::commands::configuration::rows::Rows;

/// Tags that are told.
const TOLD: usize = 5;

/// The campaigns that links are tagged with, those of most visits first. Analytics write what is
/// not a tag in brackets: `(direct)`, `(not set)`.
pub(super) fn of(rows: &Rows, account: &AccountKey, campaign: &Campaign) -> Vec<(String, i64)> {
    let tags = frequent(rows, account);
    let campaigns = tags.iter().enumerate().map(|(at, tag)| tagged(campaign, at, tag));
    let live = under(&rows.live, Rules { campaigns: campaigns.collect(), ..Rules::default() });
    let counted = tags.iter().enumerate().filter_map(|(at, tag)| {
        let visits = visits_of(rows, &live, account, &at.to_string())?;
        Some((tag.clone(), visits))
    });
    let mut counted: Vec<(String, i64)> = counted.filter(|(_, visits)| *visits > 0).collect();
    counted.sort_by_key(|(_, visits)| std::cmp::Reverse(*visits));
    counted
}

/// Those of most rows' visits, whichever rows answer: which of two cuts does is told by counting.
fn frequent(rows: &Rows, account: &AccountKey) -> Vec<String> {
    let published = rows.live.published.values().filter(|published| visits::counts(account, &published.scope));
    let loads: Vec<LoadId> = published.map(|published| published.load).collect();
    let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
    for row in rows.visits.iter().filter(|row| loads.contains(&row.load)) {
        let tag = row.campaign.name.as_str();
        if !tag.is_empty() && !tag.starts_with('(') {
            *sums.entry(tag).or_default() += row.tally.count(Metric::Referrals);
        }
    }
    let mut tags: Vec<(&str, i64)> = sums.into_iter().collect();
    tags.sort_by_key(|(_, sum)| std::cmp::Reverse(*sum));
    tags.into_iter().take(TOLD).map(|(tag, _)| tag.to_owned()).collect()
}

/// A campaign that takes the visits with one tag.
fn tagged(campaign: &Campaign, at: usize, tag: &str) -> Campaign {
    let rule = UtmRule { source: None, medium: None, campaign: Some(tag.to_owned()), channel: Channel::Other };
    Campaign { utm: vec![rule], ..Campaign::new(&at.to_string(), tag, campaign.currency) }
}
