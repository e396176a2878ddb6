use serde::{Deserialize, Serialize};

/// A row that could not be read, and why. The message quotes the platform's own header and
/// the kind of fault, never more of the cell than its start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reject {
    /// Line of the file, counted from 1, the header included.
    pub row: u64,
    /// Header of the column at fault.
    pub column: String,
    /// Stable, machine-readable reason.
    pub code: String,
    /// What was wrong, in words.
    pub message: String,
}
