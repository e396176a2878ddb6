#![expect(dead_code, reason = "described, never constructed: a line of the command's JSON is passed on as it is")]

use domain::{BreakdownSet, DatedBy, Day, Level, Source};
use utoipa::ToSchema;

use crate::answers::{MissingEntity, RejectedRow, Totals};

/// What became of a file: the same as a line of `reachline ingest --json`.
#[derive(ToSchema)]
pub(crate) struct FileLine {
    /// Name of the file.
    file: String,
    /// The export; null where it cannot be named.
    #[schema(required)]
    export_id: Option<String>,
    /// The source.
    #[schema(required, schema_with = super::closed::source_or_null)]
    source: Option<Source>,
    /// The layout that was recognised.
    #[schema(required)]
    layout: Option<String>,
    /// The account.
    #[schema(required)]
    account: Option<String>,
    /// The saved report.
    #[schema(required)]
    report: Option<String>,
    /// The finest entity that its rows name.
    #[schema(required, schema_with = super::closed::level_or_null)]
    level: Option<Level>,
    /// The columns that split its rows.
    #[schema(schema_with = super::closed::breakdowns)]
    breakdowns: BreakdownSet,
    /// First day; null where it covers nothing.
    #[schema(required, value_type = Option<String>, format = Date)]
    from: Option<Day>,
    /// Last day.
    #[schema(required, value_type = Option<String>, format = Date)]
    to: Option<Day>,
    /// Currency of its money.
    #[schema(required)]
    currency: Option<String>,
    /// When the platform produced it.
    #[schema(required, format = DateTime)]
    exported_at: Option<String>,
    /// What said so.
    #[schema(required, schema_with = super::closed::dated_by_or_null)]
    exported_at_from: Option<DatedBy>,
    /// Body rows read.
    rows: u64,
    /// Rows accepted.
    accepted: u64,
    /// Rows rejected.
    rejected: u64,
    /// The first rejected rows.
    rejects: Vec<RejectedRow>,
    /// Rows whose key an earlier row had.
    repeated_keys: u64,
    /// Exact sums of the accepted body rows.
    totals: Totals,
    /// The platform's own totals row.
    #[schema(required)]
    platform_totals: Option<Totals>,
    /// Whether both agree; null where the platform gave no total.
    #[schema(required)]
    reconciled: Option<bool>,
    /// What became of it.
    status: FileStatus,
    /// Entities that the newer side lacked.
    missing: Vec<MissingEntity>,
    /// What a person should know.
    warnings: Vec<String>,
    /// Why it is held, quarantined or incomplete.
    #[schema(required)]
    error: Option<FileProblem>,
}

/// What became of a file.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(crate) enum FileStatus {
    /// Readers see it.
    Visible,
    /// The same content was there already.
    Duplicate,
    /// It waits for a person.
    Held,
    /// A newer export answers all that it covers.
    Superseded,
    /// It cannot be read.
    Quarantined,
    /// Something was missing: try again.
    Incomplete,
    /// It was read, and nothing was stored.
    Checked,
}

/// Why a file is not simply visible.
#[derive(ToSchema)]
pub(crate) struct FileProblem {
    /// A stable code.
    code: String,
    /// What is wrong.
    message: String,
    /// What to do.
    remedy: String,
}
