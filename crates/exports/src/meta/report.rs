use domain::{Breakdown, BreakdownSet, Carried, ExportFacts, Metric, Source};

use crate::record::Record;
use crate::table::{Cells, Headers, Plain, Platform, Rows, Total, after_no_data, unnamed};
use crate::{Fault, Hint, Sink};

use super::header::plan;
use super::summary::{names_nothing, says_no_data};

/// The name of the layout.
const LAYOUT: &str = "meta_ads_reporting_csv";

/// A report that is being read, row by row.
pub(crate) struct Report {
    rows: Rows<Plain>,
    summary: Option<Total>,
    begun: bool,
    empty: bool,
}

impl Report {
    pub(crate) fn new(headers: &Headers, hint: Hint) -> Result<Self, Fault> {
        let (plan, warnings) = plan(headers)?;
        let mut rows = Rows::new(plan, Plain::new(), hint);
        rows.body.warnings = warnings;
        Ok(Self { rows, summary: None, begun: false, empty: false })
    }

    pub(crate) fn width(&self) -> usize {
        self.rows.width()
    }

    pub(crate) fn header(&self, at: usize) -> Option<&str> {
        self.rows.plan.header(at)
    }

    /// Reads a row below the header.
    pub(crate) fn row<S: Sink + ?Sized>(&mut self, record: &Record<'_>, sink: &mut S) -> Result<(), Fault> {
        if self.empty {
            return Err(after_no_data().at_row(record.line));
        }
        let first = !std::mem::replace(&mut self.begun, true);
        if first && says_no_data(record) {
            self.empty = true;
            return Ok(());
        }
        record.has_width(self.width())?;
        if record.cells().all(str::is_empty) {
            self.begun = !first;
            return Ok(());
        }
        let nothing = names_nothing(&self.rows.plan, record);
        if first && nothing {
            self.summary = Some(self.rows.total(record, Cells::All)?);
            return Ok(());
        }
        // Beside a summary row, a row that names nothing is a group without a name; without
        // one, it may be a total that was moved.
        let misplaced = nothing && self.summary.is_none();
        self.rows.row(record, sink, |draft, plan, _| {
            if misplaced || draft.lacks_entity(plan) { Err(unnamed(plan)) } else { draft.span(plan) }
        })
    }

    /// What the whole file said.
    pub(crate) fn finish(self) -> Result<ExportFacts, Fault> {
        let (total, reach, covers) = match self.summary {
            Some(Total { figures, range, reach }) => (Some(figures), reach, range),
            None => (None, None, None),
        };
        let suppresses = suppressed(self.rows.plan.breakdowns);
        self.rows.finish(LAYOUT, Source::Meta, Platform { total, reach, covers, suppresses, ..Platform::default() })
    }
}

/// The metrics of what happens off the platform, which it leaves blank by region.
fn suppressed(breakdowns: BreakdownSet) -> Carried {
    if breakdowns.has(Breakdown::Region) || breakdowns.has(Breakdown::Dma) {
        Carried::NOTHING.with(Metric::LandingPageViews)
    } else {
        Carried::NOTHING
    }
}
