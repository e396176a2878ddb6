//! A helpline's own counts of contacts, by day; hours are added up.

use domain::{Breakdown, Level, Source};

use crate::Fault;
use crate::record::Record;

use super::Kind;
use super::columns::{Column, Columns, has_all};

pub(super) const EXPECTED: &str = "a helpline's `date`, `channel`, `nation`, `heard_about`, `contacts`";

const NAMES: &[(&str, Column)] = &[
    ("date", Column::Day),
    ("channel", Column::Split(Breakdown::ContactChannel)),
    ("nation", Column::Split(Breakdown::Nation)),
    ("heard_about", Column::Split(Breakdown::HeardAbout)),
    ("contacts", Column::Guarded),
];

/// The layout of a header line, if it is that of contacts.
pub(super) fn kind(header: &Record<'_>) -> Result<Option<Kind>, Fault> {
    if !has_all(header, &["date", "contacts"]) {
        return Ok(None);
    }
    // Hours are not kept, nor is anything that a helpline notes beside its counts.
    let columns = Columns::new(header, NAMES, |_| Ok(Column::Ignored))?;
    let (source, level) = (Source::Helpline, Level::Contact);
    Ok(Some(Kind { layout: "helpline_contacts_csv", source, reduces: true, columns, level, covers: None }))
}
