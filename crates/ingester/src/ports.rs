use std::collections::HashMap;
use std::future::Future;

use domain::{Export, ExportId, ExportState, Exported, LoadId, Missing};
use jiff::Timestamp;

use crate::{FileReport, Problem, Status};

/// The books, or what leads to them, cannot be asked now.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unavailable(pub String);

/// What the books remember of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// When the platform produced it, as recorded when it was first seen.
    pub exported: Exported,
    /// When it was first seen.
    pub seen_at: Timestamp,
    /// Where it is in its life.
    pub state: ExportState,
    /// Since when it is there.
    pub since: Timestamp,
}

impl From<&Export> for Remembered {
    fn from(export: &Export) -> Self {
        Self { exported: export.exported, seen_at: export.seen_at, state: export.state, since: export.since }
    }
}

impl Remembered {
    /// Whether its rows are in the books already, so that a repeat is sent without them.
    pub(crate) const fn is_stored(&self) -> bool {
        match self.state {
            ExportState::Visible | ExportState::Superseded | ExportState::Held | ExportState::Withdrawn => true,
            ExportState::Incomplete | ExportState::Quarantined | ExportState::Purged => false,
        }
    }

    /// Whether the books are done with what came at a moment: they have its rows, or were told
    /// since to forget them. Clocks of two machines differ: what they saw themselves came before.
    pub(crate) fn is_done(&self, came: Timestamp) -> bool {
        self.is_stored() || (self.state == ExportState::Purged && came <= self.since.max(self.seen_at))
    }
}

/// Says whether an export is known.
pub trait Known: Send + Sync {
    /// What is remembered of an export; nothing where it is new.
    fn known(&self, id: &ExportId) -> impl Future<Output = Result<Option<Remembered>, Unavailable>> + Send;

    /// What is remembered of every export.
    fn all(&self) -> impl Future<Output = Result<HashMap<ExportId, Remembered>, Unavailable>> + Send;
}

/// What closing an export came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// What became of it.
    pub status: Status,
    /// The export.
    pub export_id: ExportId,
    /// When the platform produced it, as the books have it.
    pub exported: Exported,
    /// Entities that the newer side lacked.
    pub missing: Vec<Missing>,
    /// What a person should know.
    pub warnings: Vec<String>,
    /// Why it is held or incomplete.
    pub error: Option<Problem>,
}

/// Says what became of an export whose manifest was sent.
pub trait Closings: Send + Sync {
    /// Waits until the export is closed. `load` is the sending.
    fn outcome(&self, export: &ExportId, load: LoadId) -> impl Future<Output = Closing> + Send;
}

/// Is told how a run gets on: progress bars, JSON lines, metrics.
pub trait Watch: Send + Sync {
    /// A file of so many bytes is begun.
    fn starts(&self, _file: &str, _bytes: u64) {}

    /// Some more bytes of it were read.
    fn read(&self, _bytes: u64) {}

    /// A file is done with.
    fn done(&self, _report: &FileReport) {}
}

/// Watches nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quiet;

impl Watch for Quiet {}
