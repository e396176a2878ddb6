//! Rules for visits, and the account that counts them.

use std::collections::BTreeSet;

use domain::rules::assign::{Campaign, UtmRule};
use domain::{AccountKey, Channel, grouped};

use crate::commands::configuration::finding::Finding;
use crate::commands::configuration::known::Known;
use crate::commands::configuration::review::Subject;
use crate::commands::configuration::sorted::{self, Sorted, Used};
use crate::commands::configuration::whole::named;

pub(super) fn findings(
    subject: &Subject<'_>,
    sorted: &Sorted<'_>,
    (own, campaign): (usize, &Campaign),
) -> Vec<Finding> {
    let spend = spending(sorted, own);
    let Some(account) = &campaign.referrals else { return no_account(campaign, &spend).into_iter().collect() };
    let mut findings: Vec<Finding> = no_rules(campaign).into_iter().collect();
    let known = subject.known;
    findings.extend(known.and_then(|known| no_exports(subject, campaign, account, known)));
    findings.extend(without_rule(campaign, &spend));
    findings.extend(matching_nothing(subject, campaign, &sorted::visits(subject, own)));
    findings
}

/// The channels that money was spent on.
fn spending(sorted: &Sorted<'_>, own: usize) -> BTreeSet<Channel> {
    let spent =
        |used: &&Used<'_>| used.decides.iter().flat_map(|found| &found.spend).any(|(_, amount)| !amount.is_zero());
    sorted.of(own).filter(spent).map(Used::channel).collect()
}

fn no_account(campaign: &Campaign, spend: &BTreeSet<Channel>) -> Option<Finding> {
    if !campaign.utm.is_empty() {
        return Some(Finding::look(
            "utm_without_referrals",
            "there are [[campaign.utm]] rules and no `referrals`, so no visit is counted",
            "set `referrals` to the account that counts visits, such as \"ga4/helpline-site\"",
        ));
    }
    (!spend.is_empty()).then(|| {
        Finding::note(
            "no_referrals",
            "no account counts its visits, so there is no cost per referral",
            "set `referrals`, and a [[campaign.utm]] for each channel",
        )
    })
}

fn no_rules(campaign: &Campaign) -> Option<Finding> {
    campaign.utm.is_empty().then(|| {
        Finding::look(
            "referrals_without_utm",
            "`referrals` is set and there is no [[campaign.utm]], so no visit is the campaign's",
            "add a [[campaign.utm]] for each channel, with the tags of its links",
        )
    })
}

fn no_exports(subject: &Subject<'_>, campaign: &Campaign, account: &AccountKey, known: &Known) -> Option<Finding> {
    (!known.accounts.contains(account)).then(|| {
        let early = known.accounts.is_empty() || super::is_to_come(subject, campaign);
        let account = named(account);
        Finding::look(
            "referrals_without_exports",
            format!("`referrals` is {account}, and there is no export of it: referral clicks are not known"),
            format!("put one into {account} of the landing folder"),
        )
        .unless(early)
    })
}

/// A channel that money was spent on, and no visit can be told to come from.
fn without_rule(campaign: &Campaign, spend: &BTreeSet<Channel>) -> Vec<Finding> {
    let is_ruled = |channel: &Channel| {
        campaign.utm.iter().any(|rule| rule.channel.is_within(*channel) || channel.is_within(rule.channel))
    };
    let unruled = spend.iter().filter(|channel| !campaign.utm.is_empty() && !is_ruled(channel));
    let told = unruled.map(|channel| {
        Finding::look(
            "spend_without_utm",
            format!("{channel} has spend and no [[campaign.utm]] rule, so it can have no cost per referral"),
            format!("add a [[campaign.utm]] with channel = \"{channel}\" and the tags of its links"),
        )
    });
    told.collect()
}

/// Rules that took no visit. Where another of the same platform did, links may well be tagged
/// in that one way only.
fn matching_nothing(subject: &Subject<'_>, campaign: &Campaign, visits: &[Option<i64>]) -> Vec<Finding> {
    let early = super::is_to_come(subject, campaign);
    if visits.len() > 1 && visits.iter().all(|visits| *visits == Some(0)) {
        return vec![none_at_all(subject, campaign).unless(early)];
    }
    let took = |channel: Channel| {
        let of_whole = |rule: &UtmRule| whole(rule.channel) == whole(channel);
        campaign.utm.iter().zip(visits).any(|(rule, visits)| of_whole(rule) && visits.is_some_and(|many| many > 0))
    };
    let silent = campaign.utm.iter().zip(visits).filter(|(_, visits)| **visits == Some(0));
    let told = silent.map(|(rule, _)| {
        Finding::look(
            "utm_matches_nothing",
            format!("the rule for visits with {} matches none", described(rule)),
            compare(subject, campaign),
        )
        .unless(early || took(rule.channel))
    });
    told.collect()
}

fn none_at_all(subject: &Subject<'_>, campaign: &Campaign) -> Finding {
    let many = campaign.utm.len();
    let message = format!("none of the {many} rules for visits matches any, so no referral click counts");
    Finding::look("utm_matches_nothing", message, compare(subject, campaign))
}

/// What the tags are that a rule could be compared with.
fn compare(subject: &Subject<'_>, campaign: &Campaign) -> String {
    let tags = campaign.referrals.as_ref().and_then(|account| subject.known?.tags.get(account));
    let told = tags.into_iter().flatten().map(|(tag, visits)| format!("`{tag}` ({})", grouped(*visits)));
    let told: Vec<String> = told.collect();
    if told.is_empty() {
        return "compare it with the tags of the links, as the analytics show them".to_owned();
    }
    let told = told.join(", ");
    format!("compare it with `utm_campaign` of most visits: {told}; where that fits, none has its source or medium")
}

fn whole(channel: Channel) -> Channel {
    channel.parent().unwrap_or(channel)
}

/// A rule for visits, as a reader calls it.
pub(in crate::commands::configuration) fn described(rule: &UtmRule) -> String {
    tags(&[("source", &rule.source), ("medium", &rule.medium), ("campaign", &rule.campaign)])
}

/// The tags that a rule asks for.
pub(in crate::commands::configuration) fn tags(parts: &[(&str, &Option<String>)]) -> String {
    let said = parts.iter().filter_map(|(tag, pattern)| Some(format!("{tag} `{}`", pattern.as_ref()?)));
    said.collect::<Vec<_>>().join(", ")
}
