//! Where originals go once it is known what became of them.

mod archive;
mod put;
mod quarantine;
mod reason;
mod storeroom;

#[cfg(test)]
mod tests;

pub(crate) use archive::archive;
pub(crate) use put::{Original, Wish};
pub(crate) use quarantine::quarantine;
pub use reason::{Reason, ReasonError};
pub use storeroom::{Entry, Quarantine};
