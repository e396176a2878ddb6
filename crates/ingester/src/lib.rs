//! From the landing folder onto the bus, and from there into the archive or the quarantine.
//!
//! [`Ingester`] handles one file after another: it waits for what is still being copied,
//! names and dates the export, reads it, sends its rows and closes the sending. Only when
//! the other side has said what became of the export does the original move: the file is
//! the durable log, so a crash at any point leads to nothing worse than a `duplicate` on
//! the next run. [`Checker`] reads in the same way and stores nothing.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing))]

mod blocking;
mod check;
mod dating;
mod forgotten;
mod identity;
mod ingest;
mod job;
mod keeping;
mod keys;
mod landing;
mod loads;
mod lock;
mod look;
mod ports;
mod problem;
mod putting;
mod reading;
mod report;
mod sending;
mod settings;

#[cfg(test)]
mod tests;

pub use check::Checker;
pub use identity::export_id;
pub use ingest::Ingester;
pub use keeping::{Archive, Archived, Entry, Expired, Quarantine, Reason, ReasonError, Retention, Sent};
pub use landing::UsageError;
pub use loads::LoadIds;
pub use lock::{Holder, LandingLock, LockError, holder};
pub use ports::{Closing, Closings, Known, Quiet, Remembered, Unavailable, Watch};
pub use problem::Problem;
pub use report::{Bars, FileReport, MissingLine, Status, Totals, exit_status, summary, warnings};
pub use settings::{Account, Folders, Orders, Report, Settings};
