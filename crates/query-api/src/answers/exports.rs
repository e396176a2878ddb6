use domain::Version;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::answers::{ExportRecord, Totals};
use crate::sheet::{Tabular, named};

/// Every export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExportsAnswer {
    /// When the data version became visible.
    #[schema(value_type = String, format = DateTime)]
    pub as_of: Timestamp,
    /// The data version.
    #[schema(value_type = u32)]
    pub data_version: Version,
    /// The exports, newest first.
    pub exports: Vec<ExportRecord>,
}

const BEFORE_TOTALS: &[&str] = &[
    "id",
    "file",
    "source",
    "layout",
    "account",
    "report",
    "level",
    "breakdowns",
    "from",
    "to",
    "currency",
    "exported_at",
    "exported_at_from",
    "confirmed_at",
    "seen_at",
    "rows",
    "accepted",
    "rejected",
    "rejects",
    "repeated_keys",
];
const AFTER_TOTALS: &[&str] =
    &["reconciled", "state", "hold", "reason", "remedy", "missing", "warnings", "version", "visible_at"];

impl ExportsAnswer {
    pub(super) fn record_columns() -> Vec<String> {
        let totals = Totals::names().map(|name| format!("totals.{name}"));
        let platform = Totals::names().map(|name| format!("platform_totals.{name}"));
        let mut columns = named(BEFORE_TOTALS);
        columns.extend(totals.chain(platform).chain(named(AFTER_TOTALS)));
        columns
    }
}

impl Tabular for ExportsAnswer {
    const NAME: &'static str = "exports";

    fn columns(&self) -> Vec<String> {
        Self::record_columns()
    }
}
