use domain::{ExportFacts, Money, PlatformTotals, Source};

use crate::record::Record;
use crate::table::{Cells, Dialect, Headers, Platform, Rows, after_total, unnamed};
use crate::{Fault, Hint, Sink};

use super::header::plan;
use super::times::Hours;
use super::total::is_total;

/// The name of the layout.
const LAYOUT: &str = "x_ads_manager_csv";

/// A report that is being read, row by row.
pub(crate) struct Report {
    rows: Rows<Hours>,
    total: Option<PlatformTotals>,
}

impl Report {
    pub(crate) fn new(headers: &Headers, hint: Hint) -> Result<Self, Fault> {
        Ok(Self { rows: Rows::new(plan(headers)?, Hours::new(), hint), total: None })
    }

    pub(crate) fn width(&self) -> usize {
        self.rows.width()
    }

    pub(crate) fn header(&self, at: usize) -> Option<&str> {
        self.rows.plan.header(at)
    }

    /// Reads a row below the header.
    pub(crate) fn row<S: Sink + ?Sized>(&mut self, record: &Record<'_>, sink: &mut S) -> Result<(), Fault> {
        record.has_width(self.width())?;
        if record.cells().all(Hours::is_nothing) {
            return Ok(());
        }
        if self.total.is_some() {
            return Err(after_total().at_row(record.line));
        }
        if is_total(&self.rows.plan, record) {
            let total = self.rows.total(record, Cells::Figures)?;
            self.total = Some(total.figures);
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
    pub(crate) fn finish(mut self) -> Result<ExportFacts, Fault> {
        if self.rows.dialect.seen {
            self.rows.body.warn("The rows are by hour; those of a day are added up.");
        }
        // Each row is rounded to the hundredth.
        let said = Platform { total: self.total, rounding: Money::from_micros(5_000), ..Platform::default() };
        self.rows.finish(LAYOUT, Source::X, said)
    }
}
