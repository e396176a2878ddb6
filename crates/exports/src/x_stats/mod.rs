//! X Ads API: the answer of its statistics endpoints, as JSON.
//!
//! The figures have no dates of their own. Each metric is a list with one number a bucket of
//! time, and the request, which the answer repeats at its end, says when the first begins. So
//! the document is read twice: for the request, and for the figures, one entity at a time.

mod buckets;
mod entities;
mod figures;
mod report;
mod request;
mod segment;

#[cfg(test)]
mod tests;

pub(crate) use report::read;

use crate::document::Keys;

/// Whether a document with these names at its top is one of these.
pub(crate) fn is_known(keys: &Keys) -> bool {
    keys.have(&["data_type", "data"])
}
