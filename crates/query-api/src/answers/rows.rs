use domain::{Source, Version};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::sheet::{Tabular, named};

/// Where the rows of every file are, source by source, as the books stand now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RowsAnswer {
    /// When the data version became visible.
    #[schema(value_type = String, format = DateTime)]
    pub as_of: Timestamp,
    /// The data version.
    #[schema(value_type = u32)]
    pub data_version: Version,
    /// One row a source.
    pub rows: Vec<AccountedRows>,
}

/// The rows of a source's files: `read` is the sum of the counts that follow it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct AccountedRows {
    /// The source.
    #[schema(schema_with = super::closed::source)]
    pub source: Source,
    /// Files that could be read; the same content counts once.
    pub exports: u64,
    /// Rows read in them, headers and the platform's totals apart.
    pub read: u64,
    /// Rows in the database, in exports that readers see. A newer export may answer their day.
    pub visible: u64,
    /// Rows that could not be read.
    pub rejected: u64,
    /// Rows of exports that wait for a person.
    pub held: u64,
    /// Rows of exports that are being stored, or are to be sent again.
    pub waiting: u64,
    /// Rows of exports that came after newer ones, which answer all of their days.
    pub superseded: u64,
    /// Rows of exports that a person took back.
    pub withdrawn: u64,
    /// Rows that a purge removed from exports of which the rest is left.
    pub purged: u64,
    /// Whether every row of every file left by exactly one of these doors.
    pub adds_up: bool,
}

impl Tabular for RowsAnswer {
    const NAME: &'static str = "rows";

    fn columns(&self) -> Vec<String> {
        named(&[
            "source",
            "exports",
            "read",
            "visible",
            "rejected",
            "held",
            "waiting",
            "superseded",
            "withdrawn",
            "purged",
            "adds_up",
        ])
    }
}
