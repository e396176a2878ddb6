use std::future::Future;

use crate::{Message, Record};

/// Number of a partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Partition(pub u32);

/// Place of a record in its partition, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Offset(pub u64);

/// A record as a consumer gets it.
#[derive(Clone, Debug)]
pub struct Received {
    /// Where it came from.
    pub partition: Partition,
    /// Its place there.
    pub offset: Offset,
    /// What it says.
    pub message: Message,
}

/// Why the bus did not take or give a record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BusError {
    /// The other side has gone; what was not committed must be sent again.
    #[error("the bus is closed: run the command again, nothing is lost")]
    Closed,
    /// The other side does not answer.
    #[error("{0}")]
    Away(String),
    /// The other side, or what lies on it, is not as it must be: a person has to act.
    #[error("{0}")]
    Refused(String),
    /// A record of a later version of the program.
    #[error("{0}")]
    Newer(String),
    /// A record that cannot be read or written.
    #[error("{0}")]
    Unreadable(String),
    /// A record that does not fit.
    #[error("too large for the bus: {0}")]
    TooLarge(String),
}

/// Sends records.
pub trait Producer: Send + Sync {
    /// Sends a record to its topic, to the partition of its key, after every earlier record of
    /// that key. Waits as long as the bus is full. A manifest is sent only once every chunk of its
    /// load is known to be delivered, and is itself delivered when this returns; a chunk may
    /// still be on its way, and what becomes of it is said by a later call for the same load.
    fn send(&self, record: Record) -> impl Future<Output = Result<(), BusError>> + Send;

    /// How large the chunks are that the bus takes.
    fn chunk_size(&self) -> ChunkSize {
        ChunkSize::default()
    }
}

/// How much one chunk may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChunkSize {
    /// Rows.
    pub rows: usize,
    /// Bytes of text after which it is handed on, however few its rows.
    pub text: usize,
}

impl Default for ChunkSize {
    fn default() -> Self {
        Self { rows: 65_536, text: 32 << 20 }
    }
}

/// Receives the records of one topic.
pub trait Consumer: Send {
    /// The next record of any partition, or nothing once the bus is closed and read to its
    /// end. Dropping the future loses no record.
    fn poll(&mut self) -> impl Future<Output = Result<Option<Received>, BusError>> + Send;

    /// Says that what the records of `partition` up to and with `offset` hold is stored, while
    /// they may still be wanted again. A bus that forgets with its process makes room.
    fn stored(&mut self, _partition: Partition, _offset: Offset) {}

    /// Says that every record of `partition` up to and with `offset` is done with. To be called
    /// only after what they hold is stored: what is not committed is delivered again. For a
    /// partition that has gone to another consumer meanwhile it does nothing.
    fn commit(&mut self, partition: Partition, offset: Offset) -> impl Future<Output = Result<(), BusError>> + Send;

    /// Starts again after the last commit of every partition. Says whether the bus can: where it
    /// cannot, whoever reads has to give up, and the source is sent again.
    fn rewind(&mut self) -> impl Future<Output = Result<bool, BusError>> + Send {
        async { Ok(false) }
    }

    /// Partitions that went to another consumer since this was last asked. Nothing of them will
    /// be committed here.
    fn revoked(&mut self) -> Vec<Partition> {
        Vec::new()
    }

    /// How many records may be read without being stored, before no more come.
    fn window(&self) -> usize {
        usize::MAX
    }
}
