//! What became of a sending, in the ingester's words.

use aggregator::Outcome;
use domain::{DatedBy, ExportId, Exported};
use ingester::{Closing, Problem, Status};
use jiff::Timestamp;

/// It was closed.
pub(super) fn closed(outcome: Outcome) -> Closing {
    let status = match outcome.status {
        aggregator::Status::Visible => Status::Visible,
        aggregator::Status::Duplicate => Status::Duplicate,
        aggregator::Status::Held => Status::Held,
        aggregator::Status::Superseded => Status::Superseded,
        aggregator::Status::Incomplete => Status::Incomplete,
    };
    let code = outcome.hold.map_or("incomplete", domain::Hold::as_str);
    let remedy = match status {
        Status::Held => format!("decide with `reachline exports accept {}`, or on the Data page", outcome.export),
        _ => "the next run tries again".to_owned(),
    };
    Closing {
        status,
        export_id: outcome.export,
        exported: outcome.exported,
        missing: outcome.missing,
        warnings: Vec::new(),
        error: outcome.reason.map(|reason| Problem::new(code, reason, remedy)),
    }
}

/// Nobody says what became of it.
pub(super) fn open(export: &ExportId, code: &str, why: &str) -> Closing {
    Closing {
        status: Status::Incomplete,
        export_id: export.clone(),
        exported: Exported { at: Timestamp::UNIX_EPOCH, by: DatedBy::Mtime },
        missing: Vec::new(),
        warnings: Vec::new(),
        error: Some(Problem::new(code, why, "the next run tries again")),
    }
}
