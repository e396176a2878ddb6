//! X Ads Manager, downloaded as CSV.
//!
//! Its columns depend on the objectives of the campaigns, so they are found by name, and only
//! a few must be there. The last row may be a total without a name. Rows may be by hour.

mod columns;
mod header;
mod report;
mod times;
mod total;

#[cfg(test)]
mod tests;

pub(crate) use header::{EXPECTED, recognise};
pub(crate) use report::Report;
