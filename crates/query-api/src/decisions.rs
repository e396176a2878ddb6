//! What a person can decide about an export.

use domain::ExportId;
use utoipa::ToSchema;

use crate::Answer;
use crate::answers::ExportAnswer;
use crate::word::Word;

/// The decisions by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum DecisionName {
    /// Accept what the export is held for.
    Accept,
    /// Accept it, and keep the rows of entities that it lacks.
    Keep,
    /// Accept it, and drop the rows of entities that it lacks.
    Drop,
    /// It was another report all along: `report` names it.
    AsReport,
    /// Take a visible export back.
    Withdraw,
    /// Let a withdrawn export count again.
    Restore,
}

impl Word for DecisionName {
    fn all() -> Vec<Self> {
        vec![Self::Accept, Self::Keep, Self::Drop, Self::AsReport, Self::Withdraw, Self::Restore]
    }

    fn word(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Keep => "keep",
            Self::Drop => "drop",
            Self::AsReport => "as-report",
            Self::Withdraw => "withdraw",
            Self::Restore => "restore",
        }
    }
}

/// A decision about one export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Accept what it is held for.
    Accept,
    /// Accept it, and keep the rows of entities that it lacks.
    Keep,
    /// Accept it, and drop the rows of entities that it lacks.
    Drop,
    /// It belongs to another report, named here: 1 to 100 characters, no separators of paths.
    AsReport(String),
    /// Take it back.
    Withdraw,
    /// Let it count again.
    Restore,
}

/// Carries decisions out.
pub trait Decisions: Send + Sync + 'static {
    /// Carries out a decision and returns the export as it is now.
    fn decide<'a>(&'a self, export: &'a ExportId, verdict: &'a Verdict) -> Answer<'a, ExportAnswer>;
}
