use domain::{Export, ExportId, ExportState, Exported, Hold, LoadId, Missing, Version};
use serde::{Deserialize, Serialize};

use crate::AggregatorError;

/// What closing an export came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Readers see it.
    Visible,
    /// It was there before.
    Duplicate,
    /// It waits for a person.
    Held,
    /// Newer exports answer everything that it covers.
    Superseded,
    /// What was stored is not what was sent: send it again.
    Incomplete,
}

/// What became of an export whose manifest came in, or that a person decided about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The export.
    pub export: ExportId,
    /// The sending, if it was one with rows.
    pub load: Option<LoadId>,
    /// What became of it.
    pub status: Status,
    /// When the platform produced it, as the books have it.
    pub exported: Exported,
    /// The version that made it visible.
    pub version: Option<Version>,
    /// Why it is held.
    pub hold: Option<Hold>,
    /// What is wrong, in words.
    pub reason: Option<String>,
    /// Entities that the newer side lacked.
    pub missing: Vec<Missing>,
}

impl Outcome {
    /// The outcome that an export's record tells.
    pub(crate) fn of(export: &Export, load: Option<LoadId>) -> Self {
        let status = match export.state {
            ExportState::Visible => Status::Visible,
            ExportState::Held => Status::Held,
            ExportState::Superseded => Status::Superseded,
            ExportState::Withdrawn => Status::Duplicate,
            ExportState::Incomplete | ExportState::Quarantined | ExportState::Purged => Status::Incomplete,
        };
        Self {
            export: export.id.clone(),
            load,
            status,
            exported: export.exported,
            version: export.version,
            hold: export.hold,
            reason: export.reason.clone(),
            missing: export.missing.clone(),
        }
    }
}

/// Is told what became of each sending, before it is committed.
pub trait Tell: Send {
    /// Passes it on. Where that fails, the sending is delivered again, and told again.
    fn tell(&mut self, outcome: Outcome) -> impl Future<Output = Result<(), AggregatorError>> + Send;
}

impl<F: FnMut(Outcome) + Send> Tell for F {
    async fn tell(&mut self, outcome: Outcome) -> Result<(), AggregatorError> {
        self(outcome);
        Ok(())
    }
}
