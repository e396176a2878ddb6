use domain::{Breakdown, Counts, DeliveryRow, EntityRef, Metric, Money, Origin, Span};

use crate::cell::{self, Problem, value};
use crate::record::Record;

use super::columns::{Column, Columns};
use super::moment::Days;
use super::personal;

/// One row, read.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry<'a> {
    pub(super) span: Option<Span>,
    pub(super) source: &'a str,
    pub(super) medium: &'a str,
    pub(super) campaign: &'a str,
    pub(super) cells: [&'a str; Breakdown::COUNT],
    pub(super) counts: Counts,
    /// Whether a robot made it.
    pub(super) robot: bool,
}

/// A problem, and the place of its column.
pub(super) type Placed = (usize, Problem);

impl<'a> Entry<'a> {
    /// Reads a row.
    pub(super) fn read(columns: &Columns, record: &Record<'a>, days: &mut Days) -> Result<Self, Placed> {
        let mut entry = Self::default();
        for (at, (cell, column)) in record.cells().zip(&columns.each).enumerate() {
            entry.take(*column, cell, days).map_err(|problem| (at, problem))?;
        }
        Ok(entry)
    }

    fn take(&mut self, column: Column, cell: &'a str, days: &mut Days) -> Result<(), Problem> {
        match column {
            Column::Source => self.source = tag(cell)?,
            Column::Medium => self.medium = tag(cell)?,
            Column::Origin => {
                let origin = Origin::parse(tag(cell)?);
                (self.source, self.medium) = (origin.source, origin.medium);
            }
            Column::Campaign => self.campaign = tag(cell)?,
            Column::Day => self.span = Some(Span::day(days.read(cell)?)),
            Column::Moment => self.span = Some(Span::day(days.of_moment(cell)?)),
            Column::Robot => self.robot = flag(cell)?,
            Column::Count(metric) => self.count(metric, if cell.is_empty() { 0 } else { cell::count(cell)? }),
            Column::Guarded => self.guarded(cell)?,
            Column::Split(breakdown) => self.split(breakdown, tag(cell)?),
            Column::Ignored => {}
        }
        Ok(())
    }

    fn count(&mut self, metric: Metric, count: i64) {
        if let Some(place) = self.counts.get_mut(metric.index()) {
            *place = count;
        }
    }

    /// `<5` is neither 0 nor 5: it is counted apart.
    fn guarded(&mut self, cell: &str) -> Result<(), Problem> {
        match cell {
            "" => Err(value("bad_count", cell, "is empty, so it is not known how many there were")),
            withheld if withheld.starts_with('<') => {
                self.count(Metric::ContactsWithheld, 1);
                Ok(())
            }
            digits => cell::count(digits).map(|count| self.count(Metric::Contacts, count)),
        }
    }

    fn split(&mut self, breakdown: Breakdown, cell: &'a str) {
        if let Some(place) = self.cells.get_mut(breakdown as usize) {
            *place = cell;
        }
    }

    /// The row of the books that it is, given its days and how its origin is written.
    pub(super) fn row<'r>(&self, span: Span, origin: &'r str) -> DeliveryRow<'r>
    where
        'a: 'r,
    {
        let named = |name| EntityRef { id: "", name };
        DeliveryRow {
            span,
            campaign: named(self.campaign),
            adset: named(origin),
            ad: named(""),
            cells: self.cells,
            counts: self.counts,
            spend: Money::ZERO,
            reach: None,
        }
    }

    /// How its origin is written in the books.
    pub(super) fn origin(&self) -> String {
        if self.source.is_empty() && self.medium.is_empty() {
            return String::new();
        }
        Origin { source: self.source, medium: self.medium }.to_string()
    }
}

/// A tag of a link. What looks like a person's is not taken in, and not quoted.
fn tag(cell: &str) -> Result<&str, Problem> {
    if personal::is_likely(cell) {
        let message = "the cell looks as if it were about one person, and is not taken in".to_owned();
        return Err(Problem::Value("looks_personal", message));
    }
    Ok(cell)
}

fn flag(cell: &str) -> Result<bool, Problem> {
    match cell.to_ascii_lowercase().as_str() {
        "1" | "true" | "yes" => Ok(true),
        "0" | "false" | "no" => Ok(false),
        _ => Err(value("bad_flag", cell, "is neither 0 nor 1")),
    }
}
