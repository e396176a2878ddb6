use std::io;
use std::path::{Path, PathBuf};

use domain::{Exported, Span};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::put::{note, remove};

/// What an original was sent with, beside it in the archive as `<sha256>.sent.json`: with its path
/// it is all that it takes to send it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    /// SHA-256 of the content that came.
    pub sha256: String,
    /// The name that the file came under.
    pub file: String,
    /// When it first came.
    pub seen_at: Timestamp,
    /// When the platform produced it, as the books had it.
    pub exported: Exported,
    /// The days that a person said it covers.
    pub days: Option<Span>,
    /// The name of what is kept of it.
    pub kept: String,
    /// SHA-256 of what is kept.
    pub kept_sha256: String,
}

impl Sent {
    /// What the name of such a note ends with.
    pub(super) const ENDING: &str = ".sent.json";

    fn path_of(folder: &Path, sha256: &str) -> PathBuf {
        folder.join(format!("{sha256}{}", Self::ENDING))
    }

    /// Notes it beside the original of a content. What was said when that first came stays, since
    /// that is what it was read with.
    pub(super) fn write(self, folder: &Path) -> io::Result<()> {
        let sent = match Self::read(folder, &self.sha256).ok().flatten() {
            Some(Self { seen_at, days, .. }) => Self { seen_at, days, ..self },
            None => self,
        };
        note(&Self::path_of(folder, &sent.sha256), &sent.sha256, &sent)
    }

    /// Reads the note beside the original of a content; nothing where there is none.
    pub(super) fn read(folder: &Path, sha256: &str) -> io::Result<Option<Self>> {
        match std::fs::read(Self::path_of(folder, sha256)) {
            Ok(text) => Ok(Some(serde_json::from_slice(&text)?)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    pub(super) fn remove(folder: &Path, sha256: &str) -> io::Result<()> {
        remove(&Self::path_of(folder, sha256))
    }
}
