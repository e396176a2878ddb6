//! What each part of the program needs to know of the configuration.

use domain::SentTo;
use domain::rules::assign::{self, Rate, Rules};
use jiff::Timestamp;

use super::{Config, ExpectedReport};

impl Config {
    /// The rules that assign.
    pub(crate) fn rules(&self) -> Rules {
        let rates = self.rates().unwrap_or_default().into_iter().map(|(from, to, rate)| Rate { from, to, rate });
        let accounts = self.account_keys().map(|(key, account)| assign::Account {
            key,
            time_zone: account.time_zone.clone(),
            delivery: account.delivery,
            campaign_of_report: account
                .reports
                .iter()
                .filter_map(|report| Some((report.name.clone(), report.campaign.clone()?)))
                .collect(),
        });
        Rules {
            campaigns: self.file.campaigns.iter().map(super::Campaign::rules).collect(),
            accounts: accounts.collect(),
            rates: rates.collect(),
        }
    }

    /// What closing an export needs.
    pub(crate) fn closing(&self) -> aggregator::Settings {
        let accounts = self.account_keys().map(|(key, account)| {
            let report = |report: &super::account::Report| {
                let settings =
                    aggregator::ReportSettings { on_missing: report.on_missing.0, max_rejects: report.max_rejects };
                (report.name.clone(), settings)
            };
            let reports = account.reports.iter().map(report).collect();
            (key, aggregator::AccountSettings { zone: account.zone(), currency: account.currency, reports })
        });
        aggregator::Settings { accounts: accounts.collect() }
    }

    /// What taking files in needs.
    pub(crate) fn ingesting(&self) -> ingester::Settings {
        let accounts = self.file.accounts.iter().map(|account| ingester::Account {
            source: account.source,
            name: account.id.clone(),
            zone: account.zone(),
            currency: account.currency,
            reports: account
                .reports
                .iter()
                .map(|report| ingester::Report { name: report.name.clone(), max_rejects: report.max_rejects })
                .collect(),
        });
        ingester::Settings { folders: self.folders(), accounts: accounts.collect() }
    }

    /// The reports that are expected at certain times.
    pub(crate) fn expected(&self) -> Vec<ExpectedReport> {
        let of_account = |account: &super::Account| {
            let sent_to = |report: String| SentTo { source: account.source, account: account.id.clone(), report };
            let expected = |report: &super::account::Report| {
                let (expected, zone) = (report.expected?, jiff::tz::TimeZone::get(&account.time_zone).ok()?);
                Some(ExpectedReport { report: sent_to(report.name.clone()), expected, zone })
            };
            account.reports.iter().filter_map(expected).collect::<Vec<_>>()
        };
        self.file.accounts.iter().flat_map(of_account).collect()
    }

    /// How far back originals are kept.
    pub(crate) fn retention(&self, now: Timestamp) -> ingester::Retention {
        let since = |keeping: &super::Keeping| keeping.retention.map(|period| period.before(now));
        ingester::Retention { archive: since(&self.file.archive), quarantine: since(&self.file.quarantine) }
    }

    /// Where files lie.
    pub(crate) fn folders(&self) -> ingester::Folders {
        ingester::Folders {
            landing: self.within(self.file.landing.folder.as_deref(), "landing"),
            archive: self.within(self.file.archive.folder.as_deref(), "archive"),
            quarantine: self.within(self.file.quarantine.folder.as_deref(), "quarantine"),
        }
    }
}
