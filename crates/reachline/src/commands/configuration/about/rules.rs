//! Rules for campaigns of platforms.

use std::collections::BTreeSet;

use domain::rules::assign::{Campaign, Rule};
use domain::{AccountKey, Currency, Money};

use crate::commands::configuration::finding::Finding;
use crate::commands::configuration::known::Known;
use crate::commands::configuration::review::Subject;
use crate::commands::configuration::sorted::{Sorted, Used};
use crate::commands::configuration::whole::named;

pub(super) fn findings(
    subject: &Subject<'_>,
    sorted: &Sorted<'_>,
    (own, campaign): (usize, &Campaign),
) -> Vec<Finding> {
    let mut findings: Vec<Finding> = no_rule(campaign).into_iter().collect();
    findings.extend(sorted.of(own).filter_map(|used| unknown_account(subject, used.rule)));
    findings.extend(sorted.of(own).filter_map(|used| matches_nothing(subject, used, campaign)));
    findings.extend(no_rate(subject, sorted, (own, campaign)));
    findings.extend(other_days(subject, sorted, (own, campaign)));
    findings
}

fn no_rule(campaign: &Campaign) -> Option<Finding> {
    campaign.rules.is_empty().then(|| {
        Finding::note(
            "no_rule",
            "there is no [[campaign.rule]], so no platform's campaign counts for it",
            "take exports in, and run this again: it says which lines to add",
        )
    })
}

fn unknown_account(subject: &Subject<'_>, rule: &Rule) -> Option<Finding> {
    let account = AccountKey { source: rule.source, account: rule.account.clone()? };
    subject.rules.account(&account).is_none().then(|| {
        Finding::look(
            "rule_of_unknown_account",
            format!("{} names {}, and there is no [[account]] for it", told(rule), named(&account)),
            "correct its `account`, or add the [[account]]",
        )
    })
}

fn matches_nothing(subject: &Subject<'_>, used: &Used<'_>, campaign: &Campaign) -> Option<Finding> {
    let known = subject.known.filter(|_| used.decides.is_empty())?;
    let rule = told(used.rule);
    if used.taken_before > 0 {
        return Some(Finding::look(
            "rule_comes_too_late",
            format!("{rule} maps nothing: earlier rules take all {} that it matches", used.taken_before),
            "remove it, or move it above the rule that takes them",
        ));
    }
    // Whose exports are not there is told once, for the account.
    let found = has_exports(known, used.rule).then(|| {
        Finding::look(
            "rule_matches_nothing",
            format!("{rule} matches nothing in the books"),
            "compare it with the names of the platform's campaigns, letter by letter; `*` stands for any characters",
        )
    });
    found.map(|finding| finding.unless(super::is_to_come(subject, campaign)))
}

fn has_exports(known: &Known, rule: &Rule) -> bool {
    known.accounts.iter().any(|account| rule.applies_to(account))
}

/// Money in another currency, which nothing converts; and money of which nobody says in which.
fn no_rate(subject: &Subject<'_>, sorted: &Sorted<'_>, (own, campaign): (usize, &Campaign)) -> Vec<Finding> {
    let spend = sorted.of(own).flat_map(|used| &used.decides).flat_map(|found| {
        found.spend.iter().filter(|(_, amount)| !amount.is_zero()).map(|(currency, _)| (&found.account, *currency))
    });
    let spent: BTreeSet<(&AccountKey, Option<Currency>)> = spend.collect();
    let told = spent.iter().filter_map(|(account, currency)| match currency {
        Some(currency) => unconverted(subject, campaign, *currency, account),
        None => unsaid(subject, campaign, account),
    });
    let mut findings: Vec<Finding> = told.collect();
    for (account, currency) in sorted.of(own).filter_map(|used| billed(subject, used.rule)) {
        let is_told = spent.iter().any(|(known, _)| **known == account);
        let finding = unconverted(subject, campaign, currency, &account).filter(|_| !is_told);
        findings.extend(finding.map(|finding| finding.unless(true)));
    }
    findings
}

/// The account of a rule, and what the configuration says that it is billed in.
fn billed(subject: &Subject<'_>, rule: &Rule) -> Option<(AccountKey, Currency)> {
    let account = AccountKey { source: rule.source, account: rule.account.clone()? };
    let currency = subject.currencies.get(&account).copied().flatten()?;
    Some((account, currency))
}

fn unconverted(
    subject: &Subject<'_>,
    campaign: &Campaign,
    currency: Currency,
    account: &AccountKey,
) -> Option<Finding> {
    let own = campaign.currency;
    subject.rules.convert(Money::ZERO, currency, own).is_none().then(|| {
        Finding::look(
            "rate_missing",
            format!("{} is billed in {currency}, the campaign in {own}, and there is no rate", named(account)),
            format!("add \"{currency}:{own}\" under [rates]"),
        )
    })
}

/// What was taken in before the configuration said a currency has none.
fn unsaid(subject: &Subject<'_>, campaign: &Campaign, account: &AccountKey) -> Option<Finding> {
    let (own, said) = (campaign.currency, subject.currencies.get(account).copied().flatten());
    if said == Some(own) {
        return None;
    }
    let message = format!("exports of {} do not say their currency: their amounts are taken for {own}", named(account));
    let remedy = "set `currency` of the [[account]]; it holds for what is taken in from then on";
    Some(Finding::look("currency_not_said", message, remedy).unless(said.is_none()))
}

/// An account whose day is another than the campaign's.
fn other_days(subject: &Subject<'_>, sorted: &Sorted<'_>, (own, campaign): (usize, &Campaign)) -> Vec<Finding> {
    let mapped: BTreeSet<&AccountKey> =
        sorted.of(own).flat_map(|used| &used.decides).map(|found| &found.account).collect();
    let zone = |key: &AccountKey| subject.rules.account(key).map(|account| account.time_zone.as_str());
    let other = mapped.into_iter().filter_map(|key| Some((key, zone(key).filter(|zone| *zone != campaign.time_zone)?)));
    let told = other.map(|(key, zone)| {
        Finding::note(
            "days_differ",
            format!(
                "days of {} begin at midnight in {zone}, the campaign's in {}: a day of the one is not quite a day \
                 of the other",
                named(key),
                campaign.time_zone
            ),
            "nothing can be done about what has run; set the platform's account to the campaign's zone next time",
        )
    });
    told.collect()
}

fn told(rule: &Rule) -> String {
    let account = rule.account.as_ref().map(|account| format!("/{account}")).unwrap_or_default();
    format!("the rule `{}` of {}{account}", rule.matches, rule.source)
}
