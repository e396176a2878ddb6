use crate::layout::Layout;
use crate::record::Record;
use crate::sniff::{self, Kind, UTF_16};
use crate::{Fault, Hint, google_ads, unread, visits};

/// The longest line that can be a title.
const TITLE_MAX: usize = 1000;

/// The most lines with `#` above a table.
const COMMENTS_MAX: usize = 20;

/// A file whose header line has not come: the lines of one cell that stand above it.
pub(crate) struct Opening {
    kind: Kind,
    lines: Vec<Title>,
}

/// A line of one cell above a header line.
pub(crate) struct Title {
    /// Line of the file, counted from 1.
    pub(crate) line: u64,
    pub(crate) text: String,
}

impl Opening {
    pub(crate) fn new(kind: Kind) -> Self {
        Self { kind, lines: Vec::new() }
    }

    /// Takes the next line: it is a title, or the header line of a layout.
    ///
    /// # Errors
    /// Names what the file is, or says that it is not known.
    pub(crate) fn take(&mut self, record: &Record<'_>, hint: &Hint) -> Result<Option<Layout>, Fault> {
        if record.cells().any(|cell| cell.contains('\r')) {
            return Err(old_line_breaks());
        }
        // Google Analytics writes names of accounts there, which may hold commas.
        if self.is_comment(record) {
            let text = record.cells().collect::<Vec<_>>().join(",");
            self.lines.push(Title { line: record.line, text });
            return Ok(None);
        }
        if let Some(text) = record.only_cell().filter(|text| self.goes_on(text)) {
            self.lines.push(Title { line: record.line, text: text.to_owned() });
            return Ok(None);
        }
        match Layout::recognise(&self.lines, record, hint)? {
            Some(layout) if self.kind == Kind::Wide && !layout.may_be_wide() => Err(sniff::wrong_kind(UTF_16)),
            Some(layout) => Ok(Some(layout)),
            None => Err(self.unknown(Some(record), hint)),
        }
    }

    /// The fault of a file that ends before its header line.
    pub(crate) fn unfinished(&self, hint: &Hint) -> Fault {
        if self.lines.is_empty() { sniff::empty() } else { self.unknown(None, hint) }
    }

    /// Whether a line belongs to those with `#` above the table.
    fn is_comment(&self, record: &Record<'_>) -> bool {
        let hash = record.cells().next().is_some_and(|cell| cell.starts_with('#'));
        hash && self.lines.len() < COMMENTS_MAX && (self.lines.is_empty() || visits::is_preamble(&self.lines))
    }

    /// Whether a line of one cell belongs above the header line.
    fn goes_on(&self, text: &str) -> bool {
        let dates = self.lines.len() == 1 && google_ads::says_dates(text);
        text.len() <= TITLE_MAX && (self.lines.is_empty() || dates)
    }

    fn unknown(&self, header: Option<&Record<'_>>, hint: &Hint) -> Fault {
        let first = self.lines.first();
        match self.kind {
            Kind::Wide => sniff::wrong_kind(UTF_16),
            _ => unread::table(first, header, hint),
        }
    }
}

fn old_line_breaks() -> Fault {
    let message = "its lines end with carriage returns alone, so it reads as one line";
    crate::cell::resaved(message).at_row(1)
}
