use std::path::{Path, PathBuf};

use exports::Fault;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::put::note;

/// Why a file is in the quarantine: the content of its `.reason.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The name that the file came under.
    pub file: String,
    /// The saved report that it was sent to.
    pub report: String,
    /// SHA-256 of its content.
    pub sha256: String,
    /// When it was put there.
    pub at: Timestamp,
    /// What is wrong with it.
    pub error: ReasonError,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonError {
    /// Stable, machine-readable reason.
    pub code: String,
    /// What is wrong, in words.
    pub message: String,
    /// What to do.
    pub remedy: String,
    /// Line of the file, where known.
    pub row: Option<u64>,
    /// Header of the column, where known.
    pub column: Option<String>,
}

impl From<&Fault> for ReasonError {
    fn from(fault: &Fault) -> Self {
        let Fault { code, message, remedy, row, column } = fault.clone();
        Self { code, message, remedy, row, column }
    }
}

impl Reason {
    /// What the name of a reason ends with, and that of no quarantined file.
    pub(super) const ENDING: &str = ".reason.json";

    /// Where the reason of a file lies.
    pub(super) fn path_of(file: &Path) -> PathBuf {
        let mut name = file.file_name().unwrap_or_default().to_owned();
        name.push(Self::ENDING);
        file.with_file_name(name)
    }

    /// Writes the reason beside its file, whole or not at all.
    pub(super) fn write(&self, file: &Path) -> std::io::Result<()> {
        note(&Self::path_of(file), &self.sha256, self)
    }

    /// Reads the reason of a file; nothing where it was never written whole.
    pub(super) fn read(file: &Path) -> Option<Self> {
        serde_json::from_slice(&std::fs::read(Self::path_of(file)).ok()?).ok()
    }
}
