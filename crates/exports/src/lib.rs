//! Readers of platform exports: bytes in, rows or rejects out.
//!
//! A [`Reader`] is fed the bytes of one file as they come, in pieces of any size, and gives
//! each row to a [`Sink`] as soon as it is whole. It does no IO, keeps nothing that grows
//! with the file, and never panics, whatever the bytes are. A layout that it does not know
//! is refused by name; it never guesses.

mod fault;
mod sink;

pub use fault::Fault;
pub use sink::{Hint, Sink};
