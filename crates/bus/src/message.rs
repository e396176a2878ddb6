use std::sync::Arc;

use domain::{Batch, ExportFacts, ExportId, Exported, LoadId, SentTo};
use jiff::Timestamp;

/// What travels, and the key that keeps an export's records in order on one partition.
#[derive(Clone, Debug)]
pub struct Record {
    /// Where the export was sent.
    pub key: SentTo,
    /// What is said.
    pub message: Message,
}

/// A record's content.
#[derive(Clone, Debug)]
pub enum Message {
    /// Rows of a load.
    Chunk(Chunk),
    /// The end of a load, and all that reading the file said.
    Manifest(Box<Manifest>),
}

/// Some rows of one sending of an export.
#[derive(Clone, Debug)]
pub struct Chunk {
    /// The sending.
    pub load: LoadId,
    /// Place of the chunk in the sending, from 0.
    pub sequence: u32,
    /// The rows, shared: a redelivery hands out the same ones.
    pub rows: Arc<Batch>,
}

/// Closes a sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The sending; nothing for a repeat of a known export, which is sent without its rows.
    pub load: Option<LoadId>,
    /// How many chunks were sent.
    pub chunks: u32,
    /// The export.
    pub export: ExportId,
    /// SHA-256 of the content, in hexadecimal.
    pub sha256: String,
    /// Name of the file, never its path.
    pub file: String,
    /// When the platform produced it, as far as this sending knows.
    pub exported: Exported,
    /// When this sending first saw the file.
    pub seen_at: Timestamp,
    /// What reading said.
    pub facts: ExportFacts,
}
