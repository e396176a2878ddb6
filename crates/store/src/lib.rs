//! Everything that rests: the journal, the rows behind it, and what is known of each export.
//!
//! Rows are stored once, under a [`LoadId`] that is never used twice, and never change. The
//! journal says which loads answer which units from which version on. So a row is visible
//! only through a line of the journal, and a line is one insert of one row.
//!
//! Three small ports, each with a real and an in-memory implementation: [`Loads`] for rows
//! coming in, [`Journal`] for what is said about them, [`Figures`] for what they add up to.
//! A fourth, [`Purging`], is for rows that go for good; a fifth, [`Tokens`], for who may ask.

mod clickhouse;
mod error;
mod history;
mod memory;
mod port;

pub use clickhouse::{
    BACKUP, ClickHouse, Cluster, Connection, Deadlines, Inventory, Replicas, Requested, SCHEMA_VERSION, Server,
    Standing, schema,
};
pub use error::StoreError;
pub use history::History;
pub use memory::Memory;
pub use port::{Cell, Dimension, Figures, Gone, Journal, Loads, Purging, ReachObservation, Store, Tokens};

pub use domain::LoadId;
