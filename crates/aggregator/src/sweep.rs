//! Rows that a dead process left behind.

use std::collections::BTreeSet;

use domain::{LoadId, Version};
use store::{Journal, Store, StoreError};

use crate::{Aggregator, AggregatorError};

impl<S: Store> Aggregator<S> {
    /// Removes loads that no export and no line of the journal refers to, and that
    /// `is_abandoned` says nobody is sending any more. Says how many there were.
    ///
    /// # Errors
    /// The books cannot be read or written.
    pub async fn sweep(&self, is_abandoned: impl Fn(LoadId) -> bool + Send) -> Result<usize, AggregatorError> {
        let _turn = self.turn.take().await?;
        let needed = referenced(self.store.as_ref()).await?;
        let mut left = self.store.loads().await?;
        left.retain(|load| !needed.contains(load) && is_abandoned(*load));
        for load in &left {
            self.store.discard(*load).await?;
        }
        Ok(left.len())
    }
}

/// The loads that an export or a line of the journal refers to.
///
/// # Errors
/// The books cannot be read.
pub async fn referenced(books: &impl Journal) -> Result<BTreeSet<LoadId>, StoreError> {
    let mut loads: BTreeSet<LoadId> = BTreeSet::new();
    for line in books.publications(Version::NONE).await? {
        loads.extend(line.event.load);
        loads.extend(line.event.assignments.into_iter().flat_map(|assignment| assignment.loads));
    }
    loads.extend(books.exports().await?.into_iter().filter_map(|export| export.load));
    Ok(loads)
}
