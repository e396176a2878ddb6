use store::StoreError;

use crate::AggregatorError;

/// Times that something is planned anew before giving up.
const MOST: usize = 4;

/// How often another process has published what this one was about to: what was planned rests
/// upon books that no longer stand so.
#[derive(Debug, Default)]
pub(crate) struct Overtaken(usize);

impl Overtaken {
    /// Whether an error is such a one, and the same is to be planned once more.
    pub(crate) fn plans_anew(&mut self, error: &AggregatorError) -> bool {
        let AggregatorError::Store(StoreError::Overtaken(version)) = error else { return false };
        tracing::info!(%version, "another process published meanwhile; planned anew");
        self.0 += 1;
        self.0 <= MOST
    }
}
