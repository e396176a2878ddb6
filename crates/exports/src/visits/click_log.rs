//! A log of clicks on tagged links: one row a click, reduced to counts a day.

use domain::Source;

use crate::Fault;
use crate::record::Record;

use super::Kind;
use super::columns::{Column, Columns, has_all};

pub(super) const EXPECTED: &str = "a click log's `clicked_at`, `utm_source`, `utm_medium`, `utm_campaign`, `is_bot`";

const NAMES: &[(&str, Column)] = &[
    ("clicked_at", Column::Moment),
    ("utm_source", Column::Source),
    ("utm_medium", Column::Medium),
    ("utm_campaign", Column::Campaign),
    ("is_bot", Column::Robot),
];

/// The layout of a header line, if it is that of a log.
pub(super) fn kind(header: &Record<'_>) -> Result<Option<Kind>, Fault> {
    if !has_all(header, &["clicked_at", "utm_source"]) {
        return Ok(None);
    }
    // Whatever else a log holds is not looked at.
    let columns = Columns::new(header, NAMES, |_| Ok(Column::Ignored))?;
    let Some(level) = super::level(&columns) else { return Ok(None) };
    let source = Source::ClickLog;
    Ok(Some(Kind { layout: "click_log_csv", source, reduces: true, columns, level, covers: None }))
}
