use std::future::Future;

use crate::{Message, Record};

/// Number of a partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Partition(pub u32);

/// Place of a record in its partition, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Offset(pub u64);

/// The delivery report of a record: the bus has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delivered {
    /// Where it went.
    pub partition: Partition,
    /// Its place there.
    pub offset: Offset,
}

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
}

/// Sends records.
pub trait Producer: Send + Sync {
    /// Sends a record to the partition of its key, after every earlier record of that key,
    /// and waits for its delivery report. Waits as long as the bus is full.
    fn send(&self, record: Record) -> impl Future<Output = Result<Delivered, BusError>> + Send;
}

/// Receives records.
pub trait Consumer: Send {
    /// The next record of any partition, or nothing once the bus is closed and read to its
    /// end. Dropping the future loses no record.
    fn poll(&mut self) -> impl Future<Output = Result<Option<Received>, BusError>> + Send;

    /// Says that every record of `partition` up to and with `offset` is safe. To be called
    /// only after what they hold is stored: what is not committed is delivered again.
    fn commit(&mut self, partition: Partition, offset: Offset) -> impl Future<Output = Result<(), BusError>> + Send;
}
