use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::coding::words;
use crate::{Carried, Currency, Day, Missing, ReachRow, Reject, Scope, Source, Tally, Version, Window};

/// Names one sending of an export's rows into the books. Never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LoadId(pub u64);

/// Names an export: the same content for the same account and report is the same export,
/// under any file name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ExportId(pub String);

impl std::fmt::Display for ExportId {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.pad(&self.0)
    }
}

/// What said when the platform produced an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DatedBy {
    /// A person, on the command line or the page.
    Flag,
    /// The file itself.
    File,
    /// The file's modification time when it was first seen, or that moment itself.
    Mtime,
}

words!(DatedBy, "way of dating", { Flag => "flag", File => "file", Mtime => "mtime" });

/// When the platform produced an export. It decides what is newer, in whatever order files
/// arrive; ties go to the later seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// The moment.
    pub at: Timestamp,
    /// What said so.
    pub by: DatedBy,
}

/// How many rows of an export left by which door.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowCounts {
    /// Body rows read.
    pub rows: u64,
    /// Rows that were accepted, and so are to be stored.
    pub accepted: u64,
    /// Rows that are stored for them: fewer, where a layout is reduced to counts while it is
    /// read, so that no row of it is about one person.
    pub stored: u64,
    /// Rows that were not.
    pub rejected: u64,
    /// Accepted rows whose key an earlier row of the export had.
    pub repeated_keys: u64,
}

/// All that reading an export says about it: what its manifest carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportFacts {
    /// Which layout was recognised, such as `meta_ads_reporting_csv`.
    pub layout: String,
    /// What a newer export of the same kind replaces.
    pub scope: Scope,
    /// What it covers.
    pub window: Window,
    /// The currency of its money, if it says one.
    pub currency: Option<Currency>,
    /// The metrics that it has columns for.
    pub carried: Carried,
    /// Doors that its rows left by.
    pub counts: RowCounts,
    /// The first rejected rows.
    pub rejects: Vec<Reject>,
    /// Exact sums of the accepted body rows.
    pub totals: Tally,
    /// The platform's own totals row.
    pub platform_totals: Option<PlatformTotals>,
    /// Whether both agree; nothing where the platform gave no total.
    pub reconciled: Option<bool>,
    /// Whether they differ by more than the layout's tolerance.
    pub beyond_tolerance: bool,
    /// Reach of totals rows.
    pub reach: Vec<ReachRow>,
    /// What a person should know.
    pub warnings: Vec<String>,
}

/// The figures of a platform's own totals row; nothing where its cell is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlatformTotals {
    /// Counts, in the order of [`crate::Metric::ALL`].
    pub counts: [Option<i64>; crate::Metric::COUNT],
    /// Spend.
    pub spend: Option<crate::Money>,
}

/// Why an export waits for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hold {
    /// More rejected rows than its report allows.
    Rejects,
    /// Its rows do not add up to the platform's own total.
    NotReconciled,
    /// Entities would vanish, and it is unclear whether they were renamed.
    WouldVanish,
    /// Dated by nothing but a file time, and lower than what is there.
    LooksOlder,
    /// A name belongs to two ids of the account.
    AmbiguousName,
    /// Its currency is not the account's.
    Currency,
    /// It has no column for impressions or spend, which what it would replace has.
    LacksMetric,
}

words!(Hold, "reason to hold", {
    Rejects => "too_many_rejects",
    NotReconciled => "not_reconciled",
    WouldVanish => "would_vanish",
    LooksOlder => "looks_older",
    AmbiguousName => "ambiguous_name",
    Currency => "currency_differs",
    LacksMetric => "lacks_metric",
});

/// Where an export is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExportState {
    /// Its rows do not count up to its manifest: sent again.
    Incomplete,
    /// Waits for a person.
    Held,
    /// Readers see it.
    Visible,
    /// Every unit of it is answered by a newer export.
    Superseded,
    /// Taken back by a person.
    Withdrawn,
    /// Could not be read.
    Quarantined,
}

words!(ExportState, "state of an export", {
    Incomplete => "incomplete",
    Held => "held",
    Visible => "visible",
    Superseded => "superseded",
    Withdrawn => "withdrawn",
    Quarantined => "quarantined",
});

/// An export as the books know it: the last word about each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// Its name.
    pub id: ExportId,
    /// The name of its file when it was last seen; never a path.
    pub file: String,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
    /// What reading it said; nothing where it could not be read.
    pub facts: Option<ExportFacts>,
    /// The source, account and report that it was sent to, known even where it could not be read.
    pub sent_to: SentTo,
    /// When the platform produced it.
    pub exported: Exported,
    /// The latest moment at which a repeat confirmed it.
    pub confirmed_at: Timestamp,
    /// Place in the order in which exports were first seen.
    pub seen: u64,
    /// When it was first seen.
    pub seen_at: Timestamp,
    /// When the same content last came again.
    #[serde(default)]
    pub seen_again: Option<Timestamp>,
    /// The load that holds its rows.
    pub load: Option<LoadId>,
    /// Where it is in its life.
    pub state: ExportState,
    /// Since when.
    pub since: Timestamp,
    /// Why it waits.
    pub hold: Option<Hold>,
    /// What is wrong, or would vanish, in words.
    pub reason: Option<String>,
    /// Reasons to hold that a person has accepted for it.
    pub accepted: Vec<Hold>,
    /// Entities that the newer side lacked, and what became of them.
    pub missing: Vec<Missing>,
    /// The version that made it visible.
    pub version: Option<Version>,
}

impl Export {
    /// What decides which of two exports of a scope is newer.
    pub fn order(&self) -> (Timestamp, u64) {
        (self.exported.at, self.seen)
    }

    /// The latest moment at which the platform said what it says.
    pub fn fresh_at(&self) -> Timestamp {
        self.exported.at.max(self.confirmed_at).max(self.seen_again.unwrap_or(self.exported.at))
    }
}

/// Where an export was sent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SentTo {
    /// The platform.
    pub source: Source,
    /// The account.
    pub account: String,
    /// The saved report.
    pub report: String,
}

impl ExportFacts {
    /// The last day it has anything to say about.
    pub fn last_day(&self) -> Option<Day> {
        self.window.bounds().map(|bounds| bounds.to)
    }
}
