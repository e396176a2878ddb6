//! The configuration: one TOML file, unknown keys refused with the nearest known name.

mod account;
mod amount;
mod api;
mod campaign;
mod clickhouse;
mod environment;
mod expected;
mod kafka;
mod nearest;
mod settings;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::{AccountKey, Currency, Money};
use serde::Deserialize;

use crate::failure::Failure;
use crate::period::Period;

use account::Account;
use api::Api;
use campaign::Campaign;
pub(crate) use clickhouse::{Elsewhere, Named};
pub(crate) use expected::ExpectedReport;
use kafka::Kafka;
pub(crate) use kafka::Way;

/// What the file says.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    data: Option<PathBuf>,
    #[serde(default)]
    landing: Folder,
    #[serde(default)]
    archive: Keeping,
    #[serde(default)]
    quarantine: Keeping,
    #[serde(default)]
    api: Api,
    #[serde(default)]
    clickhouse: clickhouse::ClickHouse,
    #[serde(default)]
    kafka: Kafka,
    #[serde(default)]
    rates: BTreeMap<String, Money>,
    #[serde(default, rename = "account")]
    accounts: Vec<Account>,
    #[serde(default, rename = "campaign")]
    campaigns: Vec<Campaign>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Folder {
    folder: Option<PathBuf>,
}

/// A folder, and how long files stay in it; for ever where nothing is said.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Keeping {
    folder: Option<PathBuf>,
    retention: Option<Period>,
}

const fn yes() -> bool {
    true
}

/// A configuration that was read and found to be whole.
#[derive(Debug)]
pub(crate) struct Config {
    base: PathBuf,
    file: File,
}

impl Config {
    /// Reads a configuration; environment variables such as `REACHLINE_API__TRUST_LOOPBACK`
    /// outweigh what the file says.
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let text = std::fs::read_to_string(path).map_err(|error| {
            Failure::usage(format!(
                "the configuration {} cannot be read: {error}; name it with --config",
                path.display()
            ))
        })?;
        let base = path.parent().unwrap_or(Path::new("")).to_owned();
        Self::parse(&text, base, std::env::vars())
            .map_err(|error| Failure::usage(format!("{}: {error}", path.display())))
    }

    fn parse(text: &str, base: PathBuf, variables: impl Iterator<Item = (String, String)>) -> Result<Self, String> {
        // Read on its own first: the place of a mistake is known only in the text itself.
        toml::from_str::<File>(text).map_err(|error| nearest::explained(&error))?;
        let mut table: toml::Table = text.parse().map_err(|error: toml::de::Error| error.to_string())?;
        environment::overlay(&mut table, variables);
        let file: File = table.try_into().map_err(|error: toml::de::Error| nearest::explained(&error))?;
        let config = Self { base, file };
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<(), String> {
        self.file.accounts.iter().try_for_each(Account::check)?;
        self.file.campaigns.iter().try_for_each(Campaign::check)?;
        self.rates().map(drop)?;
        self.file.clickhouse.check()?;
        self.file.kafka.check(self.file.clickhouse.is_named())?;
        self.file.api.proxies().map(drop)?;
        doubled("[[campaign]] id", self.file.campaigns.iter().map(|campaign| campaign.id.clone()))?;
        doubled(
            "[[account]] id",
            self.file.accounts.iter().map(|account| format!("{}/{}", account.source, account.id)),
        )?;
        self.reports_name_campaigns()?;
        self.referrals_name_accounts()
    }

    fn referrals_name_accounts(&self) -> Result<(), String> {
        let known = |key: &&AccountKey| self.file.accounts.iter().any(|account| account.key() == **key);
        let named = self.file.campaigns.iter().filter_map(Campaign::referrals);
        match named.into_iter().find(|key| !known(key)) {
            Some(AccountKey { source, account }) => {
                Err(format!("referrals = \"{source}/{account}\", and there is no [[account]] with that source and id"))
            }
            None => Ok(()),
        }
    }

    fn reports_name_campaigns(&self) -> Result<(), String> {
        let known = |id: &String| self.file.campaigns.iter().any(|campaign| campaign.id == *id);
        let named = self
            .file
            .accounts
            .iter()
            .flat_map(|account| account.reports.iter().filter_map(|report| report.campaign.as_ref()));
        match named.into_iter().find(|id| !known(id)) {
            Some(id) => {
                Err(format!("[[account.report]] names the campaign `{id}`, and there is no [[campaign]] with that id"))
            }
            None => Ok(()),
        }
    }

    /// The data directory that the configuration means.
    pub(crate) fn data(&self) -> PathBuf {
        self.within(self.file.data.as_deref(), "data")
    }

    fn within(&self, named: Option<&Path>, usual: &str) -> PathBuf {
        self.base.join(named.unwrap_or(Path::new(usual)))
    }

    fn rates(&self) -> Result<Vec<(Currency, Currency, Money)>, String> {
        let rate = |(pair, rate): (&String, &Money)| {
            let (from, to) =
                pair.split_once(':').ok_or_else(|| format!("[rates] `{pair}`: write it as \"USD:GBP\""))?;
            Ok((from.parse()?, to.parse()?, *rate))
        };
        self.file.rates.iter().map(rate).collect()
    }

    fn account_keys(&self) -> impl Iterator<Item = (AccountKey, &Account)> {
        self.file.accounts.iter().map(|account| (account.key(), account))
    }
}

fn doubled(what: &str, values: impl Iterator<Item = String>) -> Result<(), String> {
    let mut seen = std::collections::BTreeSet::new();
    for value in values {
        if !seen.insert(value.clone()) {
            return Err(format!("{what} = \"{value}\" stands there twice"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
