//! Google Ads, which sells YouTube's placements: a report downloaded as CSV.
//!
//! Two lines stand above the header: the title and the dates. Below the rows stand totals,
//! which overlap. The same file comes as UTF-8 with commas, and as UTF-16 with tabs.

mod columns;
mod dialect;
mod harmless;
mod header;
mod preamble;
mod report;
mod totals;

#[cfg(test)]
mod tests;

pub(crate) use header::{EXPECTED, recognise};
pub(crate) use preamble::says_dates;
pub(crate) use report::Report;
