use domain::{BreakdownSet, Currency, DatedBy, Day, ExportId, ExportState, Hold, Level, Outcome, Source, Version};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::answers::{ExportsAnswer, Totals};
use crate::sheet::{Record, Tabular};

/// One export, with the point in the books at which it stood so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExportAnswer {
    /// When the data version became visible.
    #[schema(value_type = String, format = DateTime)]
    pub as_of: Timestamp,
    /// The data version.
    #[schema(value_type = u32)]
    pub data_version: Version,
    /// The export.
    #[serde(flatten)]
    pub export: ExportRecord,
}

/// What is known about an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExportRecord {
    /// Its id.
    #[schema(value_type = String)]
    pub id: ExportId,
    /// Name of its file when it was last seen.
    pub file: String,
    /// The platform.
    #[schema(schema_with = super::closed::source)]
    pub source: Source,
    /// The layout that was recognised; null where it could not be read.
    #[schema(required)]
    pub layout: Option<String>,
    /// The account.
    pub account: String,
    /// The saved report.
    pub report: String,
    /// The finest entity that its rows name; null where it could not be read.
    #[schema(schema_with = super::closed::level_or_null, required)]
    pub level: Option<Level>,
    /// The columns that split its rows.
    #[schema(schema_with = super::closed::breakdowns)]
    pub breakdowns: BreakdownSet,
    /// First day that it covers.
    #[schema(required, value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// Last day that it covers.
    #[schema(required, value_type = Option<String>, format = Date)]
    pub to: Option<Day>,
    /// Currency of its money, as an ISO 4217 code.
    #[schema(required, value_type = Option<String>)]
    pub currency: Option<Currency>,
    /// When the platform produced it.
    #[schema(value_type = String, format = DateTime)]
    pub exported_at: Timestamp,
    /// What said so.
    #[schema(schema_with = super::closed::dated_by)]
    pub exported_at_from: DatedBy,
    /// When the latest repeat confirmed its figures; its own `exported_at` where none did.
    #[schema(value_type = String, format = DateTime)]
    pub confirmed_at: Timestamp,
    /// When it was first seen.
    #[schema(value_type = String, format = DateTime)]
    pub seen_at: Timestamp,
    /// Rows read.
    pub rows: u64,
    /// Rows accepted.
    pub accepted: u64,
    /// Rows rejected; `rows` is the sum of both.
    pub rejected: u64,
    /// The first rejected rows.
    pub rejects: Vec<RejectedRow>,
    /// Accepted rows whose key an earlier row of the export had.
    pub repeated_keys: u64,
    /// Sums of the accepted rows.
    pub totals: Totals,
    /// The platform's own totals row.
    #[schema(required)]
    pub platform_totals: Option<Totals>,
    /// Whether both agree; null where the platform gave no total.
    #[schema(required)]
    pub reconciled: Option<bool>,
    /// Where it is in its life.
    #[schema(schema_with = super::closed::export_state)]
    pub state: ExportState,
    /// Why it waits for a decision.
    #[schema(schema_with = super::closed::hold_or_null, required)]
    pub hold: Option<Hold>,
    /// What is wrong, or would vanish, in a sentence.
    #[schema(required)]
    pub reason: Option<String>,
    /// What to do about it, in a sentence.
    #[schema(required)]
    pub remedy: Option<String>,
    /// Entities that the newer of two exports lacks, and what became of them.
    pub missing: Vec<MissingEntity>,
    /// What a person should know, in sentences.
    pub warnings: Vec<String>,
    /// The data version that made it visible.
    #[schema(required, value_type = Option<u32>)]
    pub version: Option<Version>,
    /// When readers first saw it.
    #[schema(required, value_type = Option<String>, format = DateTime)]
    pub visible_at: Option<Timestamp>,
}

/// A row that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RejectedRow {
    /// Line of the file, counted from 1, the header included.
    pub row: u64,
    /// Header of the column at fault.
    pub column: String,
    /// Stable reason.
    pub code: String,
    /// What was wrong, in words.
    pub message: String,
}

/// An entity with delivery that the newer of two exports lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct MissingEntity {
    /// What it is called.
    pub entity: String,
    /// Impressions at stake.
    pub impressions: i64,
    /// Spend at stake, in millionths of the export's currency.
    pub spend_micros: i64,
    /// What became of it.
    #[schema(schema_with = super::closed::outcome)]
    pub outcome: Outcome,
}

impl Tabular for ExportAnswer {
    const NAME: &'static str = "export";

    fn columns(&self) -> Vec<String> {
        ExportsAnswer::record_columns()
    }

    fn records(answer: &Value) -> Vec<Record> {
        answer.as_object().cloned().into_iter().collect()
    }
}
