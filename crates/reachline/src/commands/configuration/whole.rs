//! Findings about the configuration as a whole.

use domain::AccountKey;

use super::finding::Finding;
use super::known::Known;
use super::review::Subject;
use super::sorted::Sorted;
use crate::commands::amount::counted;

pub(super) fn findings(subject: &Subject<'_>, sorted: &Sorted<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = no_campaign(subject).into_iter().collect();
    let Some(known) = subject.known else { return findings };
    findings.extend(unassigned(sorted));
    findings.extend(not_configured(subject, known));
    findings.extend(without_exports(subject, known));
    findings.extend(not_in_force(known));
    findings
}

fn no_campaign(subject: &Subject<'_>) -> Option<Finding> {
    subject.rules.campaigns.is_empty().then(|| {
        Finding::note(
            "no_campaign",
            "there is no [[campaign]], so nothing is measured yet",
            "add one; `reachline init` writes a file that says how",
        )
    })
}

fn unassigned(sorted: &Sorted<'_>) -> Option<Finding> {
    (sorted.left() > 0).then(|| {
        let what = counted(sorted.left(), "campaign");
        Finding::look(
            "unassigned",
            format!("no rule maps {what} of the platforms, whose spend counts nowhere"),
            "add the lines shown below their [[campaign]]; what is none of yours may get a [[campaign]] of its own",
        )
    })
}

fn not_configured(subject: &Subject<'_>, known: &Known) -> Vec<Finding> {
    let unknown = known.accounts.iter().filter(|account| subject.rules.account(account).is_none());
    let told = unknown.map(|account| {
        Finding::look(
            "account_not_configured",
            format!(
                "there are exports of {}, and no [[account]] for it: its days are taken to begin at midnight in London",
                named(account)
            ),
            format!(
                "add an [[account]] with source = \"{}\" and id = \"{}\"; if the folder was misspelt, withdraw its \
                 exports and take them in again from the right one",
                account.source, account.account
            ),
        )
    });
    told.collect()
}

fn without_exports(subject: &Subject<'_>, known: &Known) -> Vec<Finding> {
    let accounts = subject.rules.accounts.iter().map(|account| &account.key);
    // Of the account that counts visits its campaign tells.
    let counts = |account: &&AccountKey| {
        subject.rules.campaigns.iter().any(|campaign| campaign.referrals.as_ref() == Some(*account))
    };
    let silent = accounts.filter(|account| !known.accounts.contains(account) && !counts(account));
    let told = silent.map(|account| {
        Finding::note(
            "account_without_exports",
            format!("there is no export of {} yet", named(account)),
            format!("put one into {} of the landing folder", named(account)),
        )
    });
    told.collect()
}

fn not_in_force(known: &Known) -> Option<Finding> {
    (!known.in_force).then(|| {
        Finding::note(
            "not_in_force",
            "the rules of this file are not those in force: the dashboard does not go by them yet",
            "run `reachline config apply`, or start `reachline up` again",
        )
    })
}

/// An account, as the landing folder has it.
pub(super) fn named(account: &AccountKey) -> String {
    format!("{}/{}", account.source, account.account)
}
