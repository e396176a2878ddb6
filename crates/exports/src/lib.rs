//! Readers of platform exports: bytes in, rows or rejects out.
//!
//! A [`Reader`] is fed the bytes of one file as they come, in pieces of any size, and gives
//! each row to a [`Sink`] as soon as it is whole. It does no IO and never panics, whatever the
//! bytes are. Of a table it keeps nothing that grows with the file; a JSON document, whose
//! dates come last, is kept whole and has a largest size. A layout that it does not know is
//! refused by name; it never guesses.
//!
//! `sniff` says what kind of file it is, `opening` finds the header line, and `layout` has one
//! variant for each layout of rows. A platform's layout is a module of its own and holds what
//! is particular to it; what every table of rows needs is in `table`. What is known and not
//! read is named in `unread`.

#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unreachable)
)]

mod cell;
mod document;
mod fault;
mod google_ads;
mod layout;
mod meta;
mod opening;
mod reader;
mod record;
mod scanner;
mod sheet;
mod sink;
mod snapchat;
mod sniff;
mod table;
mod template;
mod unread;
mod utf16;
mod visits;
mod x_manager;
mod x_stats;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use fault::Fault;
pub use reader::Reader;
pub use sink::{Hint, Sink};
pub use visits::Redacted;
