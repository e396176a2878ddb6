use std::sync::Arc;

use domain::{Batch, ExportFacts, ExportId, Exported, LoadId, SentTo};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

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
    /// The rows of a load stand in the books, and it can be closed.
    Stored(Box<Stored>),
}

impl Message {
    /// Where it travels.
    pub const fn topic(&self) -> Topic {
        match self {
            Self::Chunk(_) | Self::Manifest(_) => Topic::Rows,
            Self::Stored(_) => Topic::Closings,
        }
    }

    /// The sending that it is about.
    pub const fn load(&self) -> LoadId {
        match self {
            Self::Chunk(chunk) => chunk.load,
            Self::Manifest(manifest) => manifest.load,
            Self::Stored(stored) => stored.manifest.load,
        }
    }
}

/// A way of records of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// From the ingesters: chunks and manifests, the records of a key in order on one of several
    /// partitions.
    Rows,
    /// From those who store to the one who closes: loads that stand, all on one partition, so
    /// that closings are one after another.
    Closings,
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The sending.
    pub load: LoadId,
    /// How many chunks were sent; nothing for a repeat of a known export, which is sent without
    /// its rows.
    pub chunks: Option<u32>,
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

/// Says that a sending came to its end, and where its rows stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// What the sending said.
    pub manifest: Manifest,
    /// The load under which its rows stand: never that of the sending, since a sending that is
    /// delivered again is stored anew. Nothing where it had no rows to store, or where they did
    /// not come in whole.
    pub stands: Option<LoadId>,
}
