use serde::{Deserialize, Serialize};

use crate::{BreakdownSet, Level, Source};

/// An account of a source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct AccountKey {
    /// The platform.
    pub source: Source,
    /// The account's name in our configuration and landing folder.
    pub account: String,
}

/// What a newer export replaces whole: one saved report of an account at one level with one
/// set of breakdowns.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Scope {
    /// The platform.
    pub source: Source,
    /// The account's name in our configuration and landing folder.
    pub account: String,
    /// The saved report of the platform, always with the same filter.
    pub report: String,
    /// The finest entity that its rows name.
    pub level: Level,
    /// The columns that split its rows.
    pub breakdowns: BreakdownSet,
}

impl Scope {
    /// The account that the scope belongs to.
    pub fn account_key(&self) -> AccountKey {
        AccountKey { source: self.source, account: self.account.clone() }
    }

    /// The family of the scope within its account.
    pub fn family(&self) -> Family {
        Family { report: self.report.clone(), level: self.level, breakdowns: self.breakdowns }
    }
}

/// Exports of one account that split the same delivery in the same way. The same spend often
/// arrives in several families; one of them answers a campaign-day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Family {
    /// The saved report.
    pub report: String,
    /// The finest entity.
    pub level: Level,
    /// The splitting columns.
    pub breakdowns: BreakdownSet,
}
