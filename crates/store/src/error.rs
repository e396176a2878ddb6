use domain::Version;

/// Why the books could not be written or read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be reached, or is busy: try again.
    #[error("the database is not available: {0}; try again, and if it repeats, check that it runs and has disk space")]
    Unavailable(String),
    /// The database refused what it was asked.
    #[error("the database refused the request (code {code}): {what}")]
    Refused {
        /// The engine's own code of the error.
        code: u32,
        /// What was being done; never the engine's text, which may quote values.
        what: &'static str,
    },
    /// What was read is not what was written.
    #[error("the books are damaged: {0}; restore a backup or ingest the archive again")]
    Damaged(String),
    /// Another closer has published this version meanwhile; what was planned is to be planned anew.
    #[error("version {0} was published by another process meanwhile; try again")]
    Overtaken(Version),
    /// The tables are of another version of the program.
    #[error("the books are of schema version {found}, this program needs {needed}; run `reachline migrate`")]
    Schema {
        /// The version found.
        found: u32,
        /// The version needed.
        needed: u32,
    },
}

impl StoreError {
    /// Whether the same request may succeed later.
    pub const fn may_pass(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Overtaken(_))
    }
}
