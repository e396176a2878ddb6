use domain::{Money, Span};

use crate::cell::{self, Dates, Problem};
use crate::table::Dialect;

use super::preamble::month;

/// Commas between thousands, ` --` for what is not known, `%` behind a share.
pub(crate) struct Downloaded(Dates);

impl Downloaded {
    pub(super) fn new() -> Self {
        Self(Dates::new())
    }
}

impl Dialect for Downloaded {
    fn dates(&mut self) -> &mut Dates {
        &mut self.0
    }

    fn is_nothing(cell: &str) -> bool {
        matches!(cell, "" | " --" | "--")
    }

    /// `[]` is an empty list, and `< 10%` a share that is not told more closely.
    fn is_figure(cell: &str) -> bool {
        let share = cell.trim_start_matches(['<', '>', ' ']);
        cell == "[]" || cell::is_figure(share)
    }

    fn count(cell: &str) -> Result<i64, Problem> {
        cell::grouped_count(cell)
    }

    fn spend(cell: &str) -> Result<Money, Problem> {
        cell::grouped_spend(cell)
    }

    fn window(&mut self, cell: &str) -> Result<Span, Problem> {
        month(cell).ok_or_else(|| cell::value("bad_month", cell, "is not a month such as May 2026"))
    }
}
