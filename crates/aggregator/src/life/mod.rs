//! The life of an export: every place where its state changes.

pub(crate) mod arrive;
pub(crate) mod decide;
pub(crate) mod take_back;

use domain::rules::lifecycle::as_published;
use domain::{Export, ExportId};
use store::Store;

use crate::{Aggregator, AggregatorError};

impl<S: Store> Aggregator<S> {
    /// What is known of an export, as the journal has it.
    async fn known(&self, id: &ExportId) -> Result<Option<Export>, AggregatorError> {
        let Some(export) = self.store.export(id).await? else { return Ok(None) };
        Ok(Some(as_published(export, self.history.head().await?.as_ref())))
    }

    /// Every export, as the journal has it.
    async fn all_known(&self) -> Result<Vec<Export>, AggregatorError> {
        let live = self.history.head().await?;
        Ok(self.store.exports().await?.into_iter().map(|export| as_published(export, &live)).collect())
    }
}
