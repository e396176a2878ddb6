//! Meta Ads Reporting and Ads Manager, downloaded as CSV.
//!
//! Two families share their headers: the table export of Ads Manager and the pivot export of
//! Ads Reporting. Columns are found by their normalised names, never by place. The first row
//! below the header may be the platform's own total: every dimension cell of it is empty.

mod accounts;
mod columns;
mod faults;
mod filled;
mod harmless;
mod headers;
mod plan;
mod reconcile;
mod report;
mod row;
mod summary;
mod windows;

#[cfg(test)]
mod tests;

pub(crate) use headers::{EXPECTED, Headers};
pub(crate) use report::Report;
