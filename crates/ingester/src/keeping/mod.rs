//! Where originals go once it is known what became of them.

mod archive;
mod originals;
mod put;
mod quarantine;
mod reason;
mod redact;
mod retention;
mod sent;
mod storeroom;

#[cfg(test)]
mod tests;

pub(crate) use archive::{Said, archive};
pub use originals::{Archive, Archived};
pub(crate) use put::{Original, Wish};
pub(crate) use quarantine::quarantine;
pub use reason::{Reason, ReasonError};
pub use retention::{Expired, Retention};
pub use sent::Sent;
pub use storeroom::{Entry, Quarantine};
