//! Parameters as they are described in the `OpenAPI` document. They are read by hand, so that
//! an unknown or unreadable one is refused by its name; a test compares the two lists.
#![expect(dead_code, reason = "described, never constructed")]

use utoipa::IntoParams;

use crate::http::Format;
use crate::{By, Grain};

/// Which days.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct DaysParams {
    /// First day, included; the campaign's first day with data where absent.
    #[param(value_type = Option<String>, format = Date, example = "2026-09-14")]
    from: Option<String>,
    /// Last day, included; the campaign's last day with data where absent.
    #[param(value_type = Option<String>, format = Date, example = "2026-10-11")]
    to: Option<String>,
}

/// As the books stood when.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct AsOfParams {
    /// A data version (`v36` or `36`), or a moment (RFC 3339; without an offset, London time),
    /// which means the last version that was visible then. The latest where absent; a later
    /// one than that is refused.
    #[param(example = "v36")]
    as_of: Option<String>,
}

/// How the table is sent.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct TableParams {
    /// `csv` gives the same table as CSV: one header row, ISO dates, an empty cell where a
    /// value is missing or protected, with the reason in its `_state` column, and `as_of` and
    /// `data_version` as last columns. Without it, the `Accept` header decides.
    format: Option<Format>,
    /// `1` prepares the CSV for spreadsheets: with a byte order mark, and a leading apostrophe
    /// before texts that would be run as a formula and before ids of more than 11 digits.
    #[param(value_type = Option<String>, pattern = "^[01]$")]
    excel: Option<String>,
}

/// What a series shows.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct SeriesParams {
    /// Metrics, separated by commas: counts and `spend`; reach has an address of its own.
    /// `impressions,clicks,spend` where absent.
    #[param(example = "impressions,spend")]
    metrics: Option<String>,
    /// What splits the rows; nothing where absent. Figures of two breakdowns are never added.
    by: Option<By>,
    /// How long a bucket is; a day where absent. Weeks begin on Monday.
    grain: Option<Grain>,
}

/// A file that is sent.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct UploadParams {
    /// The name that the file has.
    file: Option<String>,
    /// The source that it is of. Needed, except with `dry_run`.
    source: Option<String>,
    /// The account that it is of. Needed, except with `dry_run`.
    account: Option<String>,
    /// The saved report that it is of; `default` where absent.
    report: Option<String>,
    /// When the platform produced it, where a person knows.
    #[param(value_type = Option<String>, format = DateTime)]
    exported_at: Option<String>,
    /// When the file was last changed where it comes from.
    #[param(value_type = Option<String>, format = DateTime)]
    modified: Option<String>,
    /// Whether it is only read.
    dry_run: Option<bool>,
}
