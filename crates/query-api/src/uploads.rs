//! Files that people send through the page.

use std::path::PathBuf;

use domain::Source;
use jiff::Timestamp;

use crate::Answer;

/// A file that was received whole, with what a person said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Where it lies, under the name that it has at the person's. It is removed afterwards.
    pub path: PathBuf,
    /// The source that it is of.
    pub source: Option<Source>,
    /// The account that it is of.
    pub account: Option<String>,
    /// The saved report that it is of.
    pub report: Option<String>,
    /// When the platform produced it.
    pub exported_at: Option<Timestamp>,
    /// Whether it is only read, and nothing is stored.
    pub dry_run: bool,
}

/// Takes files in, in the same way as those of the landing folder.
pub trait Uploads: Send + Sync + 'static {
    /// Reads a file and stores it unless that is not wanted. Answers with what a line of
    /// `reachline ingest --json` says.
    fn take<'a>(&'a self, upload: &'a Upload) -> Answer<'a, serde_json::Value>;
}
