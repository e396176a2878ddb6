use domain::{ExportId, ExportState};
use store::StoreError;

/// Why an export could not be closed or decided about.
#[derive(Debug, thiserror::Error)]
pub enum AggregatorError {
    /// The books could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The bus is gone.
    #[error(transparent)]
    Bus(#[from] bus::BusError),
    /// The lock that keeps closings apart cannot be had.
    #[error("the lock `{path}` cannot be taken: {cause}; check that the data directory can be written to")]
    Lock {
        /// The file.
        path: String,
        /// Why.
        cause: std::io::Error,
    },
    /// No such export.
    #[error("no export {0} is known; `reachline exports list` names them")]
    Unknown(ExportId),
    /// No such campaign of ours.
    #[error("no campaign `{id}` is configured; it is one of: {}", known.join(", "))]
    NoCampaign {
        /// What was asked for.
        id: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The decision does not fit the state of the export.
    #[error("export {id} is {state}: {what}")]
    Unfit {
        /// The export.
        id: ExportId,
        /// Where it is in its life.
        state: ExportState,
        /// What can be done instead.
        what: String,
    },
}
