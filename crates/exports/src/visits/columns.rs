use domain::{Breakdown, Metric};

use crate::Fault;
use crate::record::Record;
use crate::table::normalised;

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// The source of a link.
    Source,
    /// Its medium.
    Medium,
    /// Both, as `source / medium`.
    Origin,
    /// Its campaign.
    Campaign,
    /// The day.
    Day,
    /// The moment of a click.
    Moment,
    /// Whether a robot clicked.
    Robot,
    /// A count.
    Count(Metric),
    /// A count in which small numbers may be withheld.
    Guarded,
    /// What splits contacts.
    Split(Breakdown),
    /// Not read.
    Ignored,
}

/// The columns of a table: what each is, and what it is called.
pub(super) struct Columns {
    pub(super) each: Vec<Column>,
    headers: Vec<String>,
}

impl Columns {
    /// The columns of a header line, by their normalised names. What is not among the names is
    /// for `other` to judge.
    ///
    /// # Errors
    /// Two columns say the same, or `other` refuses one.
    pub(super) fn new(
        header: &Record<'_>,
        names: &[(&str, Column)],
        other: impl Fn(&str) -> Result<Column, Fault>,
    ) -> Result<Self, Fault> {
        let mut columns = Self { each: Vec::new(), headers: Vec::new() };
        for cell in header.cells() {
            let name = normalised(cell);
            let known = names.iter().find(|(known, _)| *known == name);
            let column = known.map_or_else(|| other(&name), |(_, column)| Ok(*column));
            let column = column.map_err(|fault| fault.at_row(header.line).in_column(cell))?;
            if column != Column::Ignored && columns.has(column) {
                return Err(twice().at_row(header.line).in_column(cell));
            }
            columns.each.push(column);
            columns.headers.push(cell.trim().to_owned());
        }
        Ok(columns)
    }

    pub(super) fn has(&self, column: Column) -> bool {
        self.each.contains(&column)
    }

    pub(super) fn header(&self, at: usize) -> Option<&str> {
        self.headers.get(at).map(String::as_str)
    }

    pub(super) fn width(&self) -> usize {
        self.each.len()
    }
}

/// Whether a header line has all of these names.
pub(super) fn has_all(header: &Record<'_>, names: &[&str]) -> bool {
    let own: Vec<String> = header.cells().map(normalised).collect();
    names.iter().all(|name| own.iter().any(|own| own == name))
}

fn twice() -> Fault {
    let remedy = "Download the report again with each column once; it is not clear which one counts.";
    Fault::new("duplicate_column", "another column says the same", remedy)
}
