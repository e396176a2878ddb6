use domain::{Day, Money, Span};

use crate::cell::{self, Dates, Problem};

/// How a platform writes its cells.
pub(crate) trait Dialect {
    /// The dates of the file so far.
    fn dates(&mut self) -> &mut Dates;

    /// Whether a cell says nothing.
    fn is_nothing(cell: &str) -> bool {
        cell.is_empty()
    }

    /// Whether a cell cannot be the name of a group that splits the rows.
    fn is_figure(cell: &str) -> bool {
        cell::is_figure(cell)
    }

    /// Reads a count.
    fn count(cell: &str) -> Result<i64, Problem> {
        cell::count(cell)
    }

    /// Reads an amount of money.
    fn spend(cell: &str) -> Result<Money, Problem> {
        cell::spend(cell)
    }

    /// Reads the day of a row.
    fn day(&mut self, cell: &str) -> Result<Day, Problem> {
        self.dates().read(cell)
    }

    /// Reads the first day of a row's window.
    fn starts(&mut self, cell: &str) -> Result<Day, Problem> {
        self.dates().read(cell)
    }

    /// Reads the last day of a row's window.
    fn ends(&mut self, cell: &str) -> Result<Day, Problem> {
        self.dates().read(cell)
    }

    /// Reads the name of a row's window.
    fn window(&mut self, cell: &str) -> Result<Span, Problem> {
        self.dates().read(cell).map(Span::day)
    }
}

/// Digits, decimal points and ISO dates; an empty cell says nothing.
pub(crate) struct Plain(Dates);

impl Plain {
    pub(crate) fn new() -> Self {
        Self(Dates::new())
    }
}

impl Dialect for Plain {
    fn dates(&mut self) -> &mut Dates {
        &mut self.0
    }
}
