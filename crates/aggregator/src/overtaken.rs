use store::StoreError;
use telemetry::Metrics;

use crate::AggregatorError;

/// Times that something is planned anew before giving up.
const MOST: usize = 4;

/// How often another process has published what this one was about to: what was planned rests
/// upon books that no longer stand so.
pub(crate) struct Overtaken<'a> {
    times: usize,
    metrics: Option<&'a Metrics>,
}

impl<'a> Overtaken<'a> {
    /// Not yet.
    pub(crate) const fn counted(metrics: Option<&'a Metrics>) -> Self {
        Self { times: 0, metrics }
    }

    /// Whether an error is such a one, and the same is to be planned once more.
    pub(crate) fn plans_anew(&mut self, error: &AggregatorError) -> bool {
        let AggregatorError::Store(StoreError::Overtaken(version)) = error else { return false };
        tracing::info!(%version, "another process published meanwhile; planned anew");
        self.metrics.inspect(|metrics| metrics.publish_overtaken_total.inc());
        self.times += 1;
        self.times <= MOST
    }
}
