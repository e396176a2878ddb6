//! How rows travel from the ingester to the aggregator.
//!
//! The port is Kafka's: a record goes to a partition of its topic, chosen by its key, and gets
//! an offset there; a consumer commits an offset once what came before it is safe; what was
//! polled and not committed is delivered again. [`InProcess`] keeps to the same rules on one
//! machine, where the source file is the durable log.

mod in_process;
mod kafka;
mod message;
mod port;
pub mod wire;

pub use in_process::{InProcess, InProcessConsumer};
pub use kafka::{
    Health, Kafka, KafkaConsumer, KafkaProducer, KafkaSettings, Lag, Login, Security, Sha, Tls, Traffic, Unreadable,
};
pub use message::{Chunk, Manifest, Message, Record, Stored, Topic};
pub use port::{BusError, ChunkSize, Consumer, Offset, Partition, Producer, Received};
