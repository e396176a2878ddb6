//! A table that people fill in themselves, for a channel whose platform has no reader.

#[cfg(test)]
mod tests;

use domain::{Breakdown, ExportFacts, Metric, Source};

use crate::record::Record;
use crate::table::{Headers, Plain, Plan, Platform, Role, Rows, named, unnamed};
use crate::{Fault, Hint, Sink};

/// The name of the layout.
const LAYOUT: &str = "template_delivery_csv";

/// The columns that a message says were expected.
pub(crate) const EXPECTED: &str = "the template's `date`, `channel`, `campaign`, `impressions`, `clicks`, `spend`";

const NAMES: &[(&str, Role)] = &[
    ("date", Role::Day),
    ("channel", Role::Breakdown(Breakdown::Platform)),
    ("campaign", Role::CampaignName),
    ("impressions", Role::Count(Metric::Impressions)),
    ("clicks", Role::Count(Metric::Clicks)),
    ("spend", Role::Spend),
    ("currency", Role::Currency),
];

/// The columns of a header line, where it has the template's and no other.
pub(crate) fn recognise(header: &Record<'_>) -> Option<Headers> {
    let headers = Headers::new(header, |name| named(NAMES, name).unwrap_or((Role::Unknown, 0)));
    let figures = headers.has(Role::Count(Metric::Impressions)) || headers.has(Role::Spend);
    let whole = headers.has(Role::Day) && headers.has(Role::CampaignName) && figures;
    (whole && headers.unknown().next().is_none()).then_some(headers)
}

/// A table that is being read.
pub(crate) struct Report {
    rows: Rows<Plain>,
}

impl Report {
    pub(crate) fn new(headers: &Headers, hint: Hint) -> Result<Self, Fault> {
        Ok(Self { rows: Rows::new(Plan::new(headers, None)?, Plain::new(), hint) })
    }

    pub(crate) fn width(&self) -> usize {
        self.rows.width()
    }

    pub(crate) fn header(&self, at: usize) -> Option<&str> {
        self.rows.plan.header(at)
    }

    /// Reads one row.
    pub(crate) fn row<S: Sink + ?Sized>(&mut self, record: &Record<'_>, sink: &mut S) -> Result<(), Fault> {
        record.has_width(self.width())?;
        if record.cells().all(str::is_empty) {
            return Ok(());
        }
        self.rows.row(
            record,
            sink,
            |draft, plan, _| {
                if draft.lacks_entity(plan) { Err(unnamed(plan)) } else { draft.span(plan) }
            },
        )
    }

    /// What the whole file said.
    pub(crate) fn finish(self) -> Result<ExportFacts, Fault> {
        self.rows.finish(LAYOUT, Source::Other, Platform::default())
    }
}
