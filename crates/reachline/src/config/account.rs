use domain::rules::vanish::OnMissing;
use domain::{AccountKey, Currency, Source, Zone};
use serde::Deserialize;

use super::expected::Expected;

/// An account of a platform.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Account {
    pub(super) source: Source,
    pub(super) id: String,
    #[serde(default = "london")]
    pub(super) time_zone: String,
    pub(super) currency: Option<Currency>,
    #[serde(default = "super::yes")]
    pub(super) delivery: bool,
    #[serde(default, rename = "report")]
    pub(super) reports: Vec<Report>,
}

/// A saved report of an account.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Report {
    pub(super) name: String,
    #[serde(default)]
    pub(super) on_missing: Treatment,
    #[serde(default)]
    pub(super) max_rejects: u64,
    pub(super) expected: Option<Expected>,
    pub(super) campaign: Option<String>,
}

/// `on_missing`, spelt as in the domain.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Treatment(pub(super) OnMissing);

impl Account {
    pub(super) fn key(&self) -> AccountKey {
        AccountKey { source: self.source, account: self.id.clone() }
    }

    pub(super) fn zone(&self) -> Zone {
        Zone::named(&self.time_zone).unwrap_or_else(|_| Zone::london())
    }

    pub(super) fn check(&self) -> Result<(), String> {
        let place = |error| format!("[[account]] {}/{}: time_zone: {error}", self.source, self.id);
        Zone::named(&self.time_zone).map(drop).map_err(place)
    }
}

pub(super) fn london() -> String {
    "Europe/London".to_owned()
}
