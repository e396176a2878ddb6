//! Meta Ads Reporting and Ads Manager, downloaded as CSV.
//!
//! Two families share their headers: the table export of Ads Manager and the pivot export of
//! Ads Reporting. Columns are found by their normalised names, never by place. The first row
//! below the header may be the platform's own total: every dimension cell of it is empty.

mod columns;
mod harmless;
mod header;
mod report;
mod summary;

#[cfg(test)]
mod tests;

pub(crate) use header::{EXPECTED, recognise};
pub(crate) use report::Report;
