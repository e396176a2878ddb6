use std::collections::BTreeMap;

use domain::rules::vanish::OnMissing;
use domain::{AccountKey, Currency, ExportFacts, Zone};

/// What the configuration says about accounts, as far as closing needs it.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// By account.
    pub accounts: BTreeMap<AccountKey, AccountSettings>,
}

/// An account.
#[derive(Clone, Debug)]
pub struct AccountSettings {
    /// Where its days begin.
    pub zone: Zone,
    /// The currency of its money, if configured.
    pub currency: Option<Currency>,
    /// Its reports, by name.
    pub reports: BTreeMap<String, ReportSettings>,
}

/// A saved report.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReportSettings {
    /// What becomes of entities that a newer export lacks.
    pub on_missing: OnMissing,
    /// How many rejected rows an export may have without being held.
    pub max_rejects: u64,
}

impl Settings {
    pub(crate) fn report(&self, account: &AccountKey, report: &str) -> ReportSettings {
        self.accounts.get(account).and_then(|account| account.reports.get(report)).copied().unwrap_or_default()
    }

    pub(crate) fn currency(&self, account: &AccountKey) -> Option<Currency> {
        self.accounts.get(account).and_then(|account| account.currency)
    }

    /// The currency of an export's money: the file's word, else the account's.
    pub(crate) fn currency_of(&self, facts: &ExportFacts) -> Option<Currency> {
        facts.currency.or(self.currency(&facts.scope.account_key()))
    }

    pub(crate) fn zone(&self, account: &AccountKey) -> Zone {
        self.accounts.get(account).map_or_else(Zone::london, |account| account.zone.clone())
    }
}
