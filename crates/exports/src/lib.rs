//! Readers of platform exports: bytes in, rows or rejects out.
//!
//! A [`Reader`] is fed the bytes of one file as they come, in pieces of any size, and gives
//! each row to a [`Sink`] as soon as it is whole. It does no IO, keeps nothing that grows
//! with the file, and never panics, whatever the bytes are. A layout that it does not know
//! is refused by name; it never guesses.
//!
//! A platform's reader is one module (today `meta`) and one variant of `layout::Layout`.

#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unreachable)
)]

mod cell;
mod fault;
mod layout;
mod meta;
mod reader;
mod record;
mod scanner;
mod sink;
mod sniff;
mod table;

pub use fault::Fault;
pub use reader::Reader;
pub use sink::{Hint, Sink};
