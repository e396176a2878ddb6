//! Snapchat Ads Manager, downloaded as CSV.
//!
//! A row says from which midnight to which its figures are, in the account's time zone, which
//! it names by an abbreviation. The currency stands nowhere in the file.

mod ages;
mod columns;
mod header;
mod report;
mod times;

#[cfg(test)]
mod tests;

pub(crate) use header::{EXPECTED, recognise};
pub(crate) use report::Report;
