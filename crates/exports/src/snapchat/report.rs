use domain::{Breakdown, ExportFacts, Metric, Reach, Source, Span};

use crate::cell::Problem;
use crate::record::Record;
use crate::table::{Blame, Draft, Headers, Plan, Platform, Role, Rows, unnamed};
use crate::{Fault, Hint, Sink};

use super::ages::Ages;
use super::header::{dated, warnings};
use super::times::Midnights;

/// The name of the layout.
const LAYOUT: &str = "snapchat_ads_manager_csv";

/// A report that is being read, row by row.
pub(crate) struct Report {
    rows: Rows<Midnights>,
    ages: Ages,
    /// The days of rows that say none.
    said: Option<Span>,
}

impl Report {
    pub(crate) fn new(headers: &Headers, hint: Hint) -> Result<Self, Fault> {
        dated(headers, hint.days.is_some())?;
        let said = hint.days.filter(|_| !headers.has(Role::Starts));
        let mut rows = Rows::new(Plan::new(headers, None)?, Midnights::new(), hint);
        rows.body.warnings = warnings(headers)?;
        Ok(Self { rows, ages: Ages::default(), said })
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
        if record.cells().all(str::is_empty) {
            return Ok(());
        }
        let Self { rows, ages, said } = self;
        rows.row(record, sink, |draft, plan, _| judge(draft, plan, ages, *said))
    }

    /// What the whole file said.
    pub(crate) fn finish(self) -> Result<ExportFacts, Fault> {
        self.rows.finish(LAYOUT, Source::Snapchat, Platform::default())
    }
}

/// Which days a row is about.
fn judge(draft: &mut Draft<'_>, plan: &Plan, ages: &mut Ages, said: Option<Span>) -> Result<Span, Blame> {
    if draft.lacks_entity(plan) {
        return Err(unnamed(plan));
    }
    let age = draft.row.cells.get(Breakdown::Age as usize).copied().unwrap_or_default();
    ages.note(age).map_err(|fault| (Role::Breakdown(Breakdown::Age), Problem::File(fault)))?;
    let seen = draft.row.counts.get(Metric::Impressions.index()).is_some_and(|impressions| *impressions > 0);
    let delivered = seen || !draft.row.spend.is_zero();
    // The platform writes 0 where it does not give the reach of a day.
    draft.row.reach = draft.row.reach.filter(|reach| !(delivered && *reach == Reach::new(0)));
    said.map_or_else(|| draft.span(plan), Ok)
}
