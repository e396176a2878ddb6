//! What a run says about each file, to programs and to people.

mod bars;
mod build;
mod exit;
mod human;
mod totals;

use domain::{BreakdownSet, Currency, DatedBy, Day, ExportId, Level, Missing, Outcome, Reject, Source};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use bars::Bars;
pub use exit::exit_status;
pub use human::{summary, warnings};
pub use totals::Totals;

use crate::Problem;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Readers see it.
    Visible,
    /// The same content was there already.
    Duplicate,
    /// It waits for a person.
    Held,
    /// A newer export answers all that it covers.
    Superseded,
    /// It cannot be read, or not be told where it belongs.
    Quarantined,
    /// Something was missing: the next run tries again.
    Incomplete,
    /// It was read, and nothing was stored.
    Checked,
}

impl Status {
    /// The spelling used in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Visible => "visible",
            Self::Duplicate => "duplicate",
            Self::Held => "held",
            Self::Superseded => "superseded",
            Self::Quarantined => "quarantined",
            Self::Incomplete => "incomplete",
            Self::Checked => "checked",
        }
    }
}

/// All that a run says about one file: a line of `--json`, its fields in this order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileReport {
    /// Name of the file, without its folder.
    pub file: String,
    /// The export; null where it cannot be named.
    pub export_id: Option<ExportId>,
    /// The platform.
    pub source: Option<Source>,
    /// The layout that was recognised.
    pub layout: Option<String>,
    /// The account.
    pub account: Option<String>,
    /// The saved report.
    pub report: Option<String>,
    /// The finest entity that its rows name.
    pub level: Option<Level>,
    /// The columns that split its rows.
    pub breakdowns: BreakdownSet,
    /// First day; null where it covers nothing.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
    /// Currency of its money.
    pub currency: Option<Currency>,
    /// When the platform produced it.
    pub exported_at: Option<Timestamp>,
    /// What said so.
    pub exported_at_from: Option<DatedBy>,
    /// Body rows read.
    pub rows: u64,
    /// Rows accepted.
    pub accepted: u64,
    /// Rows rejected.
    pub rejected: u64,
    /// The first rejected rows.
    pub rejects: Vec<Reject>,
    /// Rows whose key an earlier row had.
    pub repeated_keys: u64,
    /// Exact sums of the accepted body rows.
    pub totals: Totals,
    /// The platform's own totals row.
    pub platform_totals: Option<Totals>,
    /// Whether both agree; null where the platform gave no total.
    pub reconciled: Option<bool>,
    /// What became of it.
    pub status: Status,
    /// Entities that the newer side lacked.
    pub missing: Vec<MissingLine>,
    /// What a person should know.
    pub warnings: Vec<String>,
    /// Why it is held, quarantined or incomplete.
    pub error: Option<Problem>,
}

/// An entity that the newer of two exports lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MissingLine {
    /// The entity, as a reader calls it.
    pub entity: String,
    /// Impressions at stake.
    pub impressions: i64,
    /// Spend at stake.
    pub spend_micros: i64,
    /// What became of it.
    pub outcome: Outcome,
}

impl From<&Missing> for MissingLine {
    fn from(missing: &Missing) -> Self {
        Self {
            entity: missing.entity.to_string(),
            impressions: missing.impressions,
            spend_micros: missing.spend.micros(),
            outcome: missing.outcome,
        }
    }
}
