//! The life of an export: every place where its state changes.

pub(crate) mod arrive;
pub(crate) mod decide;
pub(crate) mod refuse;
pub(crate) mod take_back;

use domain::rules::lifecycle::as_published;
use domain::{Export, ExportId};
use store::Store;

use crate::{Aggregator, AggregatorError};

impl<S: Store> Aggregator<S> {
    /// What is known of an export, as the journal has it; noted, so that the next word about
    /// it starts from there.
    async fn known(&self, id: &ExportId) -> Result<Option<Export>, AggregatorError> {
        let Some(said) = self.store.export(id).await? else { return Ok(None) };
        let export = as_published(said.clone(), self.history.head().await?.as_ref());
        if export != said {
            self.store.record(&export).await?;
        }
        Ok(Some(export))
    }

    /// Every export, as the journal has it.
    pub(crate) async fn all_known(&self) -> Result<Vec<Export>, AggregatorError> {
        let live = self.history.head().await?;
        Ok(self.store.exports().await?.into_iter().map(|export| as_published(export, &live)).collect())
    }
}
