use domain::{ExportFacts, Reject, Span};

use crate::cell::Problem;
use crate::record::Record;
use crate::{Fault, Hint, Sink};

use super::accounts::Accounts;
use super::body::Body;
use super::dialect::Dialect;
use super::draft::{Blame, Cells, Draft};
use super::facts::{Frame, Platform};
use super::faults;
use super::plan::{Dimensions, Plan};
use super::role::Role;
use super::total::Total;

/// The rows below a header line, read one by one.
pub(crate) struct Rows<D> {
    pub(crate) plan: Plan,
    pub(crate) body: Body,
    pub(crate) hint: Hint,
    pub(crate) dialect: D,
    accounts: Accounts,
}

/// Why a row is not accepted.
enum Refusal {
    Row(Reject),
    File(Fault),
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::File(fault)
    }
}

impl<D: Dialect> Rows<D> {
    pub(crate) fn new(plan: Plan, dialect: D, hint: Hint) -> Self {
        let body = Body::new(plan.has_day);
        Self { plan, body, hint, dialect, accounts: Accounts::default() }
    }

    pub(crate) fn width(&self) -> usize {
        self.plan.roles.len()
    }

    /// Reads a body row. `judge` says which days a row is about once its cells are read, or
    /// why it is none.
    pub(crate) fn row<S: Sink + ?Sized>(
        &mut self,
        record: &Record<'_>,
        sink: &mut S,
        judge: impl FnOnce(&mut Draft<'_>, &Plan, &D) -> Result<Span, Blame>,
    ) -> Result<(), Fault> {
        self.body.counts.rows += 1;
        match self.accept(record, sink, judge) {
            Ok(()) => {}
            Err(Refusal::Row(reject)) => self.body.reject(reject, sink),
            Err(Refusal::File(fault)) => return Err(fault.at_row(record.line)),
        }
        self.note_ending(record);
        Ok(())
    }

    /// Reads a row that is the platform's own total. Its cells must be
    /// readable: it is what the rows are checked against.
    pub(crate) fn total(&mut self, record: &Record<'_>, of: Cells) -> Result<Total, Fault> {
        let mut draft = Draft::blank();
        self.fill(&mut draft, record, of).map_err(|refusal| match refusal {
            Refusal::Row(reject) => faults::summary(&reject),
            Refusal::File(fault) => fault.at_row(record.line),
        })?;
        self.same_currency(draft.currency).map_err(|fault| fault.at_row(record.line))?;
        Ok(Total::new(&draft))
    }

    /// What the whole file said.
    pub(crate) fn finish(
        self,
        layout: &'static str,
        source: domain::Source,
        said: Platform,
    ) -> Result<ExportFacts, Fault> {
        let Plan { level, breakdowns, carried, currency, .. } = self.plan;
        self.body.finish(self.hint, &Frame { layout, source, level, breakdowns, carried, currency }, said)
    }

    fn accept<S: Sink + ?Sized>(
        &mut self,
        record: &Record<'_>,
        sink: &mut S,
        judge: impl FnOnce(&mut Draft<'_>, &Plan, &D) -> Result<Span, Blame>,
    ) -> Result<(), Refusal> {
        let mut draft = Draft::blank();
        self.fill(&mut draft, record, Cells::All)?;
        self.accounts.check(&draft, &self.plan)?;
        self.same_currency(draft.currency)?;
        draft.row.span = judge(&mut draft, &self.plan, &self.dialect)
            .map_err(|(role, problem)| self.refusal(problem, record, self.plan.header_of(role)))?;
        if self.plan.dimensions == Dimensions::None && self.body.windows.overlap(draft.row.span) {
            return Err(faults::no_dimension().into());
        }
        Ok(self.body.accept(&draft.row, draft.filled, sink)?)
    }

    fn fill<'a>(&mut self, draft: &mut Draft<'a>, record: &Record<'a>, of: Cells) -> Result<(), Refusal> {
        draft
            .fill(&self.plan, record, &mut self.dialect, of)
            .map_err(|(at, problem)| self.refusal(problem, record, self.plan.header(at).unwrap_or("")))
    }

    /// A problem with a row, or with the whole file: a value that the end of the file cuts off is one.
    #[cold]
    fn refusal(&self, problem: Problem, record: &Record<'_>, column: &str) -> Refusal {
        match problem {
            Problem::File(fault) => Refusal::File(fault.in_column(column)),
            Problem::Value(_, _) if !record.ended && self.plan.headers.last().map(String::as_str) == Some(column) => {
                Refusal::File(faults::cut_short().in_column(column))
            }
            Problem::Value(code, message) => {
                Refusal::Row(Reject { row: record.line, column: column.to_owned(), code: code.to_owned(), message })
            }
        }
    }

    /// A last line without a line break may have lost digits, unless it ends with a date.
    fn note_ending(&mut self, record: &Record<'_>) {
        let dated = |role: &Role| matches!(role, Role::Day | Role::Starts | Role::Ends);
        if !record.ended && !self.plan.roles.last().is_some_and(dated) {
            self.body.warn("The last line has no line break: the file may have been cut short.");
        }
    }

    /// A column for the currency must say the same on every row, and the same as the header.
    fn same_currency(&mut self, cell: &str) -> Result<(), Fault> {
        match &self.plan.currency {
            _ if cell.is_empty() => Ok(()),
            Some(currency) if currency.as_str() == cell => Ok(()),
            Some(currency) => {
                Err(faults::currency(currency.as_str(), cell).in_column(self.plan.header_of(Role::Currency)))
            }
            None => {
                let header = self.plan.header_of(Role::Currency);
                let currency =
                    cell.parse().map_err(|_| faults::currency("a code such as GBP", cell).in_column(header))?;
                self.plan.currency = Some(currency);
                Ok(())
            }
        }
    }
}
