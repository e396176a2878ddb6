use std::path::PathBuf;

use domain::{Currency, SentTo, Source, Span, Zone};
use jiff::Timestamp;

/// What the configuration says about files and accounts.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Where files lie.
    pub folders: Folders,
    /// The accounts that are known.
    pub accounts: Vec<Account>,
}

/// Where files lie.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folders {
    /// Where exports are dropped.
    pub landing: PathBuf,
    /// Where originals that were read are kept.
    pub archive: PathBuf,
    /// Where files that could not be read wait for a person.
    pub quarantine: PathBuf,
}

/// An account of a source.
#[derive(Clone, Debug)]
pub struct Account {
    /// The platform.
    pub source: Source,
    /// Its name in the configuration and the landing folder.
    pub name: String,
    /// Where its days begin.
    pub zone: Zone,
    /// The currency that it is billed in.
    pub currency: Option<Currency>,
    /// Its saved reports that have settings of their own.
    pub reports: Vec<Report>,
}

/// A saved report of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The folder below the account's.
    pub name: String,
    /// How many rejected rows an export of it may have and still be shown.
    pub max_rejects: u64,
}

/// What a person asks for on the command line or the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Orders {
    /// The platform, where the path does not say it.
    pub source: Option<Source>,
    /// The account, where the path does not say it.
    pub account: Option<String>,
    /// The saved report, where the path does not say it.
    pub report: Option<String>,
    /// When the platform produced the files.
    pub exported_at: Option<Timestamp>,
    /// The days that the files cover.
    pub days: Option<Span>,
}

impl Settings {
    /// The settings of an account.
    pub fn account(&self, source: Source, name: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.source == source && account.name == name)
    }

    /// The zone of an account, that of a campaign without one where it is not configured.
    pub(crate) fn zone(&self, to: &SentTo) -> Zone {
        self.account(to.source, &to.account).map_or_else(Zone::london, |account| account.zone.clone())
    }

    /// The zone of an account that is configured, of any source where it is not known which.
    pub(crate) fn zone_of(&self, source: Option<Source>, name: &str) -> Option<Zone> {
        let is_it = |account: &&Account| account.name == name && source.is_none_or(|source| account.source == source);
        self.accounts.iter().find(is_it).map(|account| account.zone.clone())
    }

    /// The currency of an account, where it is configured.
    pub(crate) fn currency(&self, to: &SentTo) -> Option<Currency> {
        self.account(to.source, &to.account).and_then(|account| account.currency)
    }

    /// How many rejected rows an export of a report may have.
    pub(crate) fn max_rejects(&self, to: &SentTo) -> u64 {
        let reports = self.account(to.source, &to.account).map(|account| &account.reports);
        let report = reports.and_then(|all| all.iter().find(|report| report.name == to.report));
        report.map_or(0, |report| report.max_rejects)
    }

    /// What a person should know where an account is not configured.
    pub(crate) fn unknown_account(&self, to: &SentTo) -> Option<String> {
        (self.account(to.source, &to.account).is_none() && !to.account.is_empty()).then(|| {
            format!(
                "account {}/{} is not in the configuration: if its folder is misspelt, put the file into the right one \
                 and withdraw this export; otherwise add an [[account]] for it. Until then its days begin at midnight \
                 in London, and where other accounts of {} are configured it counts for no campaign",
                to.source, to.account, to.source
            )
        })
    }
}
