use domain::ExportFacts;

use crate::layout::Layout;
use crate::opening::Opening;
use crate::record::{Broken, Record};
use crate::scanner::Scanner;
use crate::sniff::Kind;
use crate::utf16::Utf16;
use crate::{Fault, Hint, Sink};

/// A file of rows of cells that is being read.
pub(crate) struct Sheet {
    /// Turns its text into UTF-8, where it is not that already.
    wide: Option<Utf16>,
    scanner: Scanner,
    table: Table,
}

/// What is known of the table so far.
enum Table {
    /// Its header line has not come.
    Opening(Opening),
    /// Rows of a known layout.
    Open(Layout),
}

impl Sheet {
    /// UTF-8 comes with commas, UTF-16 with tabs.
    pub(crate) fn new(kind: Kind) -> Self {
        let (wide, separator) = if kind == Kind::Wide { (Some(Utf16::default()), b'\t') } else { (None, b',') };
        Self { wide, scanner: Scanner::new(separator), table: Table::Opening(Opening::new(kind)) }
    }

    /// Reads the rows that are whole with the next bytes.
    pub(crate) fn feed<S: Sink + ?Sized>(&mut self, bytes: &[u8], hint: &Hint, sink: &mut S) -> Result<(), Fault> {
        let Self { wide, scanner, table } = self;
        let bytes = wide.as_mut().map_or(bytes, |wide| wide.decode(bytes));
        scan(bytes, scanner, table, hint, sink)
    }

    /// The file has ended: what it said.
    pub(crate) fn finish<S: Sink + ?Sized>(self, hint: &Hint, sink: &mut S) -> Result<ExportFacts, Fault> {
        let Self { wide, mut scanner, mut table } = self;
        if wide.is_some_and(|wide| wide.is_cut()) {
            return Err(cut_short());
        }
        if let Some(record) = scanner.finish().map_err(|broken| placed(broken, &table))? {
            table.row(&record, hint, sink)?;
        }
        match table {
            Table::Opening(opening) => Err(opening.unfinished(hint)),
            Table::Open(layout) => layout.finish(sink),
        }
    }
}

fn scan<S: Sink + ?Sized>(
    mut bytes: &[u8],
    scanner: &mut Scanner,
    table: &mut Table,
    hint: &Hint,
    sink: &mut S,
) -> Result<(), Fault> {
    while let Some(record) = scanner.next(&mut bytes).map_err(|broken| placed(broken, table))? {
        if let Some(width) = table.row(&record, hint, sink)? {
            scanner.set_width(width);
        }
    }
    Ok(())
}

impl Table {
    /// Reads a row; the header line says which layout it is, and how wide its rows are.
    fn row<S: Sink + ?Sized>(
        &mut self,
        record: &Record<'_>,
        hint: &Hint,
        sink: &mut S,
    ) -> Result<Option<usize>, Fault> {
        if record.only_cell().is_some_and(|cell| cell.trim().is_empty()) {
            return Ok(None);
        }
        let opening = match self {
            Self::Open(layout) => return layout.row(record, sink).map(|()| None),
            Self::Opening(opening) => opening,
        };
        let Some(layout) = opening.take(record, hint)? else { return Ok(None) };
        let width = layout.width();
        *self = Self::Open(layout);
        Ok(Some(width))
    }

    fn header(&self, at: usize) -> Option<&str> {
        if let Self::Open(layout) = self { layout.header(at) } else { None }
    }
}

fn placed(broken: Broken, table: &Table) -> Fault {
    let Broken { fault, cell } = broken;
    match cell.and_then(|cell| table.header(cell)) {
        Some(header) => fault.in_column(header),
        None => *fault,
    }
}

fn cut_short() -> Fault {
    let remedy = "The file was cut short while it was copied. Copy or download it again.";
    Fault::new("truncated", "the file ends within a letter", remedy)
}
