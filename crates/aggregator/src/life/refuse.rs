//! A file that could not be read is known as well, so that people see that it waits.

use domain::{Export, ExportId, ExportState, Exported, SentTo};
use store::Store;

use crate::{Aggregator, AggregatorError};

/// A file in quarantine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The export that it would have been.
    pub export: ExportId,
    /// Name of the file, never its path.
    pub file: String,
    /// Where it was sent.
    pub sent_to: SentTo,
    /// When it was produced, as far as is known.
    pub exported: Exported,
    /// What is wrong with it, in words.
    pub reason: String,
}

impl<S: Store> Aggregator<S> {
    /// Notes a file that could not be read. An export that is known already stays as it is.
    ///
    /// # Errors
    /// The books cannot be read or written.
    pub async fn refuse(&self, refused: Refused) -> Result<(), AggregatorError> {
        let _turn = self.turn.take().await?;
        if self.known(&refused.export).await?.is_some() {
            return Ok(());
        }
        let now = self.clock.now();
        let mut export = Export {
            id: refused.export,
            file: refused.file,
            sha256: String::new(),
            facts: None,
            sent_to: refused.sent_to,
            exported: refused.exported,
            confirmed_at: refused.exported.at,
            seen: self.store.count_exports().await? + 1,
            seen_at: now,
            seen_again: None,
            load: None,
            state: ExportState::Quarantined,
            since: now,
            hold: None,
            reason: Some(refused.reason),
            accepted: Vec::new(),
            missing: Vec::new(),
            version: None,
        };
        self.enter(&mut export, ExportState::Quarantined).await
    }
}
