use crate::Fault;

/// Where a cell begins and ends within its record's text.
pub(crate) type Bounds = (usize, usize);

/// A fault, and the place of its cell in the row where that is known.
pub(crate) struct Broken {
    pub(crate) fault: Box<Fault>,
    pub(crate) cell: Option<usize>,
}

impl Broken {
    pub(crate) fn new(fault: Fault, cell: Option<usize>) -> Self {
        Self { fault: Box::new(fault), cell }
    }
}

/// One row of a file of separated cells, borrowed from the bytes that were fed.
#[derive(Clone, Copy)]
pub(crate) struct Record<'a> {
    /// Line of the file on which it begins, counted from 1.
    pub(crate) line: u64,
    /// Whether a line break ends it; the last row of a file may lack one.
    pub(crate) ended: bool,
    text: &'a str,
    bounds: &'a [Bounds],
}

impl<'a> Record<'a> {
    /// A record over bytes, which must be UTF-8 without NUL.
    pub(crate) fn new(line: u64, ended: bool, bytes: &'a [u8], bounds: &'a [Bounds]) -> Result<Self, Broken> {
        let cell_at = |at: usize| bounds.iter().position(|(_, end)| at < *end);
        if let Some(at) = memchr::memchr(0, bytes) {
            return Err(Broken::new(not_text().at_row(line), cell_at(at)));
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self { line, ended, text, bounds }),
            Err(fault) => Err(Broken::new(invalid_utf8().at_row(line), cell_at(fault.valid_up_to()))),
        }
    }

    /// How many cells it has.
    pub(crate) const fn len(&self) -> usize {
        self.bounds.len()
    }

    /// Its cells, in order.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let text = self.text;
        self.bounds.iter().map(move |(start, end)| text.get(*start..*end).unwrap_or(""))
    }

    /// Its only cell, where it has one.
    pub(crate) fn only_cell(&self) -> Option<&'a str> {
        if self.len() == 1 { self.cells().next() } else { None }
    }

    /// Refuses a row that is narrower than its header.
    pub(crate) fn has_width(&self, width: usize) -> Result<(), Fault> {
        if self.len() == width {
            return Ok(());
        }
        let message = format!("has {} cells, but the header has {width}", self.len());
        let (code, remedy) = if self.ended {
            ("row_too_narrow", "Download the report again; do not edit it by hand.")
        } else {
            ("truncated", "The file was cut short while it was copied. Copy or download it again.")
        };
        Err(Fault::new(code, message, remedy).at_row(self.line))
    }
}

fn not_text() -> Fault {
    let message = "holds a NUL byte, which no text has: the file is damaged or not a CSV";
    Fault::new("not_text", message, "Copy or download the file again, as CSV.")
}

fn invalid_utf8() -> Fault {
    let message = "is not Unicode text";
    let remedy =
        "Download the report again as CSV and send it unchanged; another program has saved it in another encoding.";
    Fault::new("invalid_utf8", message, remedy)
}
