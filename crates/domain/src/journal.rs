use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::coding::words;
use crate::rules::assign::Rules;
use crate::{AccountKey, Carried, Currency, Day, EntityPath, ExportId, Exported, Level, LoadId, Money, Scope, Span};

/// The data version: publications are serial and numbered 1, 2, 3, ….
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(pub u32);

impl Version {
    /// Before anything was published.
    pub const NONE: Self = Self(0);

    /// The version that follows.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "v{}", self.0)
    }
}

/// From this version on, these loads together hold the rows of a scope's units.
///
/// The list is complete: what answered the units before, and is not named, no longer does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// A run of days, each a unit of its own; or one window, a unit as a whole.
    pub span: Span,
    /// Whether `span` is a run of days.
    pub by_day: bool,
    /// The load of the export that answers, then loads of kept rows; empty: nothing answers.
    pub loads: Vec<LoadId>,
    /// When the answering export was produced.
    pub exported: Option<Exported>,
    /// The answering export.
    pub export: Option<ExportId>,
    /// Its place in the order in which exports were first seen, which decides ties.
    pub seen: u64,
    /// The metrics that the answering export carries.
    pub carried: Carried,
    /// The currency of its money.
    pub currency: Option<Currency>,
}

impl Assignment {
    /// What decides whether another export is newer; nothing where nothing answers.
    pub fn order(&self) -> Option<(Timestamp, u64)> {
        self.exported.map(|exported| (exported.at, self.seen))
    }

    /// The units that it speaks of.
    pub fn units(&self) -> Vec<Span> {
        if self.by_day { self.span.days().map(Span::day).collect() } else { vec![self.span] }
    }
}

/// One entity under two names: recorded for the whole account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rename {
    /// Whose it is.
    pub account: AccountKey,
    /// What was renamed.
    pub level: Level,
    /// What it was called.
    pub from: EntityPath,
    /// What it is called now.
    pub to: EntityPath,
}

/// What became of an entity that the newer of two exports lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Its rows still count.
    Kept,
    /// It goes on under another name.
    Renamed,
    /// Its rows no longer count.
    Dropped,
    /// A person has to say.
    Held,
}

words!(Outcome, "outcome", { Kept => "kept", Renamed => "renamed", Dropped => "dropped", Held => "held" });

/// An entity with delivery that the newer of two exports lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// The entity.
    pub entity: EntityPath,
    /// Impressions at stake.
    pub impressions: i64,
    /// Spend at stake.
    pub spend: Money,
    /// What became of it.
    pub outcome: Outcome,
}

/// What a person decided about an entity that vanishes, remembered for its report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The entity.
    pub entity: EntityPath,
    /// Whether its rows are kept; else they are dropped.
    pub keep: bool,
}

/// What a publication is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// An export became visible.
    Load,
    /// The same content came again, produced later: its figures are confirmed.
    Confirm,
    /// An export was taken back.
    Withdraw,
    /// An export taken back counts again.
    Restore,
    /// The rules that assign changed.
    Rules,
    /// Data were removed for good.
    Purge,
}

words!(EventKind, "kind of publication", {
    Load => "load",
    Confirm => "confirm",
    Withdraw => "withdraw",
    Restore => "restore",
    Rules => "rules",
    Purge => "purge",
});

/// What was removed from the books for good. Loads that lost rows are named, so that whoever
/// finds them still standing knows that they have to go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purge {
    /// What was asked for.
    pub what: Purged,
    /// Every load that lost rows.
    pub loads: Vec<Removed>,
    /// Exports of which nothing is left.
    pub exports: Vec<ExportId>,
    /// Campaigns of ours that had some of the rows, by the rules of any version.
    pub campaigns: Vec<String>,
}

/// Whose data were removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purged {
    /// Days and windows that end before a day.
    Before(Day),
    /// All of an account.
    Account(AccountKey),
    /// All of a campaign of ours, by its id.
    Campaign(String),
}

/// A load that lost rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removed {
    /// It is no longer there.
    pub load: LoadId,
    /// The load that holds the rows that stay; nothing where none do.
    pub into: Option<LoadId>,
}

/// What a publication changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// What it is about.
    pub kind: EventKind,
    /// The export concerned; nothing for rules.
    pub export: Option<ExportId>,
    /// The scope concerned; nothing for rules.
    pub scope: Option<Scope>,
    /// The load that holds the export's own rows.
    pub load: Option<LoadId>,
    /// When the export was produced.
    pub exported: Option<Exported>,
    /// Who answers which units of the scope from here on.
    pub assignments: Vec<Assignment>,
    /// Renames found.
    pub renames: Vec<Rename>,
    /// The moment at which a repeat confirmed the export.
    pub confirmed_at: Option<Timestamp>,
    /// The rules from here on.
    pub rules: Option<Rules>,
    /// What was removed for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purge: Option<Purge>,
}

/// One line of the journal. Inserting it, whole, is what makes its version visible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// Its number.
    pub version: Version,
    /// When readers first saw it; never goes back.
    pub visible_at: Timestamp,
    /// What changed.
    pub event: Event,
}
