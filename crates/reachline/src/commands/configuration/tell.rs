//! A review, for people and for programs.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use domain::rules::assign::{Destination, Rules};
use domain::{AccountKey, Version, grouped};
use serde_json::json;

use super::about;
use super::finding::{Finding, Weight};
use super::lines;
use super::review::{Mapped, PlatformCampaign, Review, RuleUse, UtmUse};
use crate::commands::amount::{self, counted};
use crate::commands::quoting::plain;

/// Whether there are books, and whether they can be read.
pub(super) enum Ledgers {
    /// None yet.
    None,
    /// They were read.
    Open { version: Version },
    /// They cannot be read.
    Closed { why: String },
}

/// How many campaigns that no rule maps are shown one by one.
const SHOWN: usize = 20;

/// All of it, as one JSON object.
pub(super) fn json(file: &Path, ledgers: &Ledgers, review: &Review) -> String {
    let books = match ledgers {
        Ledgers::None => json!({ "state": "none" }),
        Ledgers::Open { version } => json!({ "state": "open", "data_version": version }),
        Ledgers::Closed { why } => json!({ "state": "unavailable", "reason": why }),
    };
    json!({
        "file": file.display().to_string(),
        "status": if review.wants_a_look() { "look" } else { "fine" },
        "books": books,
        "campaigns": review.campaigns,
        "unassigned": review.unassigned,
        "findings": review.findings,
    })
    .to_string()
}

/// All of it, in words.
pub(super) fn text(file: &Path, home: &str, ledgers: &Ledgers, review: &Review, rules: &Rules) -> String {
    let mut text = format!(
        "{} can be read: {}, {}.\n{}\n",
        file.display(),
        counted(rules.campaigns.len(), "campaign"),
        counted(rules.accounts.len(), "account"),
        books(home, ledgers)
    );
    review.campaigns.iter().for_each(|campaign| text.push_str(&mapped(campaign)));
    text.push_str(&unassigned(review));
    for (weight, title) in [(Weight::Look, "To look at"), (Weight::Note, "Good to know")] {
        text.push_str(&listed(title, review.findings.iter().filter(|finding| finding.weight == weight)));
    }
    if !review.wants_a_look() {
        text.push_str("\nNothing to look at.\n");
    }
    text.trim_end().to_owned()
}

fn books(home: &str, ledgers: &Ledgers) -> String {
    match ledgers {
        Ledgers::None => {
            format!("There are no books {home} yet. Once exports were taken in, this also says what each rule maps.")
        }
        Ledgers::Open { version } => format!("The books {home} stand at {version}."),
        Ledgers::Closed { .. } => format!("The books {home} cannot be read."),
    }
}

fn mapped(campaign: &Mapped) -> String {
    let mut text = format!("\n{}: {}\n", campaign.id, plain(&campaign.name));
    campaign.rules.iter().for_each(|rule| text.push_str(&rule_use(rule)));
    campaign.utm.iter().for_each(|rule| text.push_str(&utm_use(rule)));
    text
}

fn rule_use(rule: &RuleUse) -> String {
    let account = rule.account.as_ref().map(|account| format!("/{account}")).unwrap_or_default();
    let own = if rule.destination == Destination::Own { ", to a page of yours" } else { "" };
    let head = format!("  {}{account} `{}`, channel {}{own}", rule.source, plain(&rule.campaign), rule.channel);
    match rule.matches.as_deref() {
        None => head + "\n",
        Some([]) => head + ": matches nothing\n",
        Some(matches) => {
            let lines = matches.iter().map(|found| format!("    {}\n", described(found, rule.account.is_none())));
            std::iter::once(head + ":\n").chain(lines).collect()
        }
    }
}

fn utm_use(rule: &UtmUse) -> String {
    let tags = about::tags(&[("source", &rule.source), ("medium", &rule.medium), ("campaign", &rule.campaign)]);
    let visits = rule.visits.map(|visits| format!(": {} visits", grouped(visits))).unwrap_or_default();
    format!("  visits with {}, channel {}{visits}\n", plain(&tags), rule.channel)
}

/// A campaign of a platform: `Name (id), £1.00, 10 impressions, 2026-09-01 to 2026-09-28`.
fn described(found: &PlatformCampaign, with_account: bool) -> String {
    let account = if with_account { format!("{}/{}: ", found.source, found.account) } else { String::new() };
    let name = found.campaign.as_deref().unwrap_or("exports without a campaign column");
    let id = found.campaign_id.as_deref().filter(|id| *id != name).map(|id| format!(" ({id})")).unwrap_or_default();
    let mut text = format!("{account}{}{id}", plain(name));
    for spend in &found.spend {
        let money = spend.currency.map(|currency| amount::money(spend.amount, currency));
        let _ = write!(text, ", {}", money.unwrap_or_else(|| format!("{} of no named currency", spend.amount)));
    }
    if let Some(impressions) = found.impressions {
        let _ = write!(text, ", {} impressions", grouped(impressions));
    }
    let _ = write!(text, ", {} to {}", found.first_day, found.last_day);
    text
}

fn unassigned(review: &Review) -> String {
    let left = &review.unassigned;
    if left.is_empty() {
        return String::new();
    }
    let mut text =
        "\nNo rule maps these. For those that are yours, add the lines below their [[campaign]]:\n".to_owned();
    for found in left.iter().take(SHOWN) {
        let _ = write!(text, "    {}\n{}", described(&found.campaign, true), indented(&found.add));
    }
    if left.len() > SHOWN {
        let _ = writeln!(text, "    … and {} more: --json has them all", left.len() - SHOWN);
    }
    text + &several(review)
}

/// Lines of configuration, below what they are about.
fn indented(lines: &str) -> String {
    lines.lines().map(|line| format!("      {line}\n")).collect::<Vec<_>>().concat()
}

/// One rule for several that an account has left, where their names allow it.
fn several(review: &Review) -> String {
    let left = by_account(review.unassigned.iter().map(|found| &found.campaign));
    let rules = review.campaigns.iter().flat_map(|campaign| &campaign.rules);
    let mapped = by_account(rules.flat_map(|rule| rule.matches.iter().flatten()));
    let several = left.iter().flat_map(|(account, names)| {
        let others = mapped.get(account).map(Vec::as_slice).unwrap_or_default();
        let rules = lines::mapping_several(account, names, others).into_iter();
        rules.map(|(many, rule)| {
            format!("    Or, for {many} of {}/{}:\n{}", account.source, account.account, indented(&rule))
        })
    });
    several.collect::<Vec<_>>().concat()
}

fn by_account<'a>(campaigns: impl Iterator<Item = &'a PlatformCampaign>) -> BTreeMap<AccountKey, Vec<&'a str>> {
    let mut accounts: BTreeMap<AccountKey, Vec<&str>> = BTreeMap::new();
    for found in campaigns {
        let account = AccountKey { source: found.source, account: found.account.clone() };
        accounts.entry(account).or_default().extend(found.campaign.as_deref());
    }
    accounts
}

fn listed<'a>(title: &str, findings: impl Iterator<Item = &'a Finding>) -> String {
    let lines = findings
        .map(|finding| {
            let campaign = finding.campaign.as_ref().map(|id| format!("{id}: ")).unwrap_or_default();
            format!("  - {campaign}{}: {}\n", plain(&finding.message), plain(&finding.remedy))
        })
        .collect::<Vec<_>>()
        .concat();
    if lines.is_empty() { lines } else { format!("\n{title}\n{lines}") }
}
