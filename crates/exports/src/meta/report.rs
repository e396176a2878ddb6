mod facts;

use domain::{Reject, RowCounts, Tally};

use crate::cell::{Dates, Problem};
use crate::record::Record;
use crate::{Fault, Hint, Sink};

use super::accounts::Accounts;
use super::columns::Role;
use super::faults;
use super::filled::Filled;
use super::headers::Headers;
use super::plan::{Dimensions, Plan};
use super::row::{Draft, names_nothing};
use super::summary::Summary;
use super::windows::Windows;

/// How many rejected rows are kept by name.
const REJECTS_KEPT: usize = 20;
/// Sums above this are refused long before they could overflow.
const SUM_MAX: i64 = i64::MAX / 2;

/// A report that is being read, row by row.
pub(crate) struct Report {
    hint: Hint,
    plan: Plan,
    dates: Dates,
    windows: Windows,
    counts: RowCounts,
    totals: Tally,
    filled: Filled,
    rejects: Vec<Reject>,
    summary: Option<Summary>,
    accounts: Accounts,
    begun: bool,
    empty: bool,
    warnings: Vec<String>,
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

impl Report {
    pub(crate) fn new(headers: Headers, hint: Hint) -> Result<Self, Fault> {
        let mut plan = Plan::new(headers)?;
        Ok(Self {
            warnings: std::mem::take(&mut plan.warnings),
            dates: Dates::new(),
            windows: Windows::new(plan.has_day),
            counts: RowCounts::default(),
            totals: Tally::default(),
            filled: Filled::default(),
            rejects: Vec::new(),
            summary: None,
            accounts: Accounts::default(),
            begun: false,
            empty: false,
            hint,
            plan,
        })
    }

    pub(crate) fn width(&self) -> usize {
        self.plan.roles.len()
    }

    pub(crate) fn header(&self, at: usize) -> Option<&str> {
        self.plan.headers.get(at).map(String::as_str)
    }

    /// Reads a row below the header.
    pub(crate) fn row<S: Sink + ?Sized>(&mut self, record: &Record<'_>, sink: &mut S) -> Result<(), Fault> {
        if self.empty {
            return Err(faults::after_no_data().at_row(record.line));
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
        let nothing = names_nothing(&self.plan, record);
        if first && nothing {
            return self.summarise(record);
        }
        self.counts.rows += 1;
        match self.accept(record, nothing, sink) {
            Ok(()) => {}
            Err(Refusal::Row(reject)) => self.reject(reject, sink),
            Err(Refusal::File(fault)) => return Err(fault.at_row(record.line)),
        }
        self.note_ending(record);
        Ok(())
    }

    /// A last line without a line break may have lost digits, unless it ends with a date.
    fn note_ending(&mut self, record: &Record<'_>) {
        let dated = |role: &Role| matches!(role, Role::Day | Role::Starts | Role::Ends);
        if !record.ended && !self.plan.roles.last().is_some_and(dated) {
            self.warnings.push("The last line has no line break: the file may have been cut short.".to_owned());
        }
    }

    fn accept<S: Sink + ?Sized>(&mut self, record: &Record<'_>, nothing: bool, sink: &mut S) -> Result<(), Refusal> {
        let mut draft = Draft::blank();
        self.fill(&mut draft, record)?;
        self.accounts.check(&draft, &self.plan)?;
        self.same_currency(draft.currency)?;
        if let Some(problem) = draft.unnamed(&self.plan, nothing, self.summary.is_some()) {
            return Err(self.refusal(problem, record, self.plan.first_dimension()));
        }
        draft.row.span = draft
            .span(&self.plan)
            .map_err(|(role, problem)| self.refusal(problem, record, self.plan.header_of(role)))?;
        if self.plan.dimensions == Dimensions::None && self.windows.overlap(draft.row.span) {
            return Err(faults::no_dimension().into());
        }
        self.windows.note(draft.row.span);
        self.filled = self.filled.or(draft.filled);
        self.totals.add_row(&draft.row);
        self.counts.accepted += 1;
        sink.delivery(&draft.row);
        if self.totals.counts.iter().any(|sum| *sum > SUM_MAX) { Err(faults::sum_too_large().into()) } else { Ok(()) }
    }

    fn fill<'a>(&mut self, draft: &mut Draft<'a>, record: &Record<'a>) -> Result<(), Refusal> {
        draft
            .fill(&self.plan, record, &mut self.dates)
            .map_err(|(at, problem)| self.refusal(problem, record, self.header(at).unwrap_or("")))
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

    #[cold]
    fn reject<S: Sink + ?Sized>(&mut self, reject: Reject, sink: &mut S) {
        self.counts.rejected += 1;
        if self.rejects.len() < REJECTS_KEPT {
            self.rejects.push(reject.clone());
        }
        sink.reject(reject);
    }

    /// A `Currency` column must say the same on every row, and the same as the header.
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

    /// Keeps the platform's own total, whose cells must be readable: it is what the rows are
    /// checked against.
    fn summarise(&mut self, record: &Record<'_>) -> Result<(), Fault> {
        let mut draft = Draft::blank();
        self.fill(&mut draft, record).map_err(|refusal| match refusal {
            Refusal::Row(reject) => faults::summary(&reject),
            Refusal::File(fault) => fault.at_row(record.line),
        })?;
        self.same_currency(draft.currency).map_err(|fault| fault.at_row(record.line))?;
        self.summary = Some(Summary::new(&draft));
        Ok(())
    }
}

/// The words that stand for a table without rows, alone or padded with empty cells.
fn says_no_data(record: &Record<'_>) -> bool {
    let mut cells = record.cells();
    let first = cells.next().unwrap_or_default().trim().trim_end_matches('.');
    first.eq_ignore_ascii_case("no data available") && cells.all(str::is_empty)
}
