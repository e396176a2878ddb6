//! Counts of visits and contacts: tables of days, where people came from, and how many.
//!
//! Four layouts share what follows: Google Analytics' detail report, a log of clicks, a
//! helpline's table of contacts, and a template for what else counts visits. Only columns that
//! are named here are read; of a log, where a row is one person, rows are added up while they
//! are read, so that none of them goes any further.

mod click_log;
mod columns;
mod contacts;
mod entry;
mod ga4;
mod moment;
mod personal;
mod redacted;
mod reduced;
mod report;
mod template;

#[cfg(test)]
mod tests;

use domain::{Level, Source, Span};

use crate::Fault;
use crate::opening::Title;
use crate::record::Record;

pub(crate) use ga4::is_preamble;
pub use redacted::Redacted;
pub(crate) use report::Report;

use columns::Columns;

/// What the header lines of these layouts are known by.
pub(crate) const EXPECTED: &[(Source, &str)] = &[
    (Source::Ga4, ga4::EXPECTED),
    (Source::ClickLog, click_log::EXPECTED),
    (Source::Helpline, contacts::EXPECTED),
    (Source::Other, template::EXPECTED),
];

/// One layout of counts.
pub(crate) struct Kind {
    /// Its name.
    layout: &'static str,
    pub(crate) source: Source,
    /// Whether rows are added up while they are read.
    reduces: bool,
    columns: Columns,
    level: Level,
    /// The days that the file says it covers.
    covers: Option<Span>,
}

/// Which of these layouts a header line belongs to, if any.
///
/// # Errors
/// It is one of them, and cannot be read.
pub(crate) fn recognise(titles: &[Title], header: &Record<'_>) -> Result<Option<Kind>, Fault> {
    if ga4::is_preamble(titles) {
        return ga4::kind(titles, header).map(Some);
    }
    for known in [click_log::kind, contacts::kind, template::kind] {
        if let Some(kind) = known(header)? {
            return Ok(Some(kind));
        }
    }
    Ok(None)
}

/// The level of rows that say where visits came from.
fn level(columns: &Columns) -> Option<Level> {
    use columns::Column::{Campaign, Medium, Origin, Source};
    let has = |column| columns.has(column);
    Level::of_visits(has(Source) || has(Origin), has(Medium) || has(Origin), has(Campaign))
}
