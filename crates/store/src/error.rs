use domain::Version;

/// Why the books could not be written or read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be reached, or is busy: try again.
    #[error("the database is not available: {0}; try again, and if it repeats, check that it runs and has disk space")]
    Unavailable(String),
    /// The database cannot be reached, and trying again will not help.
    #[error("the database cannot be reached: {0}; check its address and certificate under [clickhouse]")]
    Unreachable(String),
    /// The database does not know us, or lets us not do this.
    #[error(
        "the database lets us not do this (code {code}): {what}; check the user and the password under [clickhouse], \
         and what was granted to that user"
    )]
    Denied {
        /// The engine's own code of the error.
        code: u32,
        /// What was being done.
        what: &'static str,
    },
    /// The database cannot take these data.
    #[error("the database cannot take these data (code {code}): {what}")]
    Rejected {
        /// The engine's own code of the error.
        code: u32,
        /// What was being done; never the engine's text, which may quote values.
        what: &'static str,
    },
    /// The database refused what it was asked.
    #[error("the database refused the request (code {code}): {what}{}", remedy(*.code))]
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
    #[error("the books are of schema version {found}, this program needs {needed}; {}", schema_remedy(*.found, *.needed))]
    Schema {
        /// The version found.
        found: u32,
        /// The version needed.
        needed: u32,
    },
    /// The tables are not of the kind that the configuration says.
    #[error("{0}")]
    Layout(&'static str),
}

impl StoreError {
    /// Whether the same request may succeed later.
    pub const fn may_pass(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Overtaken(_))
    }
}

const fn remedy(code: u32) -> &'static str {
    match code {
        81 => "; there is no such database: create it, or name another under [clickhouse]",
        _ => "",
    }
}

const fn schema_remedy(found: u32, needed: u32) -> &'static str {
    if found > needed { "use the program that wrote them, or a newer one" } else { "run `reachline migrate`" }
}
