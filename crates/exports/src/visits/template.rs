//! A table that people fill in themselves, for what else counts visits.

use domain::{Metric, Source};

use crate::Fault;
use crate::record::Record;
use crate::table::normalised;

use super::Kind;
use super::columns::{Column, Columns, has_all};

pub(super) const EXPECTED: &str = "the template's `date`, `utm_source`, `utm_medium`, `utm_campaign`, `visits`";

const NAMES: &[(&str, Column)] = &[
    ("date", Column::Day),
    ("utm_source", Column::Source),
    ("utm_medium", Column::Medium),
    ("utm_campaign", Column::Campaign),
    ("visits", Column::Count(Metric::Referrals)),
    ("key_events", Column::Count(Metric::KeyEvents)),
];

/// The layout of a header line, if it is the template's.
pub(super) fn kind(header: &Record<'_>) -> Result<Option<Kind>, Fault> {
    let known = |cell: &str| NAMES.iter().any(|(name, _)| *name == normalised(cell));
    if !has_all(header, &["date", "visits"]) || !header.cells().all(known) {
        return Ok(None);
    }
    let columns = Columns::new(header, NAMES, |_| Ok(Column::Ignored))?;
    let Some(level) = super::level(&columns) else { return Err(whole_site().at_row(header.line)) };
    let source = Source::Other;
    Ok(Some(Kind { layout: "template_visits_csv", source, reduces: false, columns, level, covers: None }))
}

fn whole_site() -> Fault {
    let message = "nothing says where the visits came from, so they are those of a whole site and no referrals";
    Fault::new("whole_site", message, "Add the columns utm_source and utm_campaign.")
}
