use domain::ExportFacts;

use crate::layout::Layout;
use crate::record::{Broken, Record};
use crate::scanner::Scanner;
use crate::{Fault, Hint, Sink, sniff};

/// Reads one file, fed in pieces of any size.
pub struct Reader {
    hint: Hint,
    head: Option<Vec<u8>>,
    scanner: Scanner,
    layout: Option<Layout>,
    failed: Option<Fault>,
}

impl Reader {
    /// A reader that has seen nothing yet.
    pub fn new(hint: Hint) -> Self {
        Self { hint, head: Some(Vec::new()), scanner: Scanner::new(), layout: None, failed: None }
    }

    /// Feeds the next bytes of the file, in pieces of any size.
    ///
    /// # Errors
    /// The fault that sinks the file; feeding more gives the same fault again.
    pub fn feed<S: Sink + ?Sized>(&mut self, bytes: &[u8], sink: &mut S) -> Result<(), Fault> {
        if let Some(fault) = &self.failed {
            return Err(fault.clone());
        }
        self.take(bytes, sink).inspect_err(|fault| self.failed = Some(fault.clone()))
    }

    /// The file has ended: what it said.
    ///
    /// # Errors
    /// The fault that sinks the file.
    pub fn finish<S: Sink + ?Sized>(mut self, sink: &mut S) -> Result<ExportFacts, Fault> {
        if let Some(fault) = self.failed {
            return Err(fault);
        }
        self.open(sink)?;
        let (scanner, layout) = (&mut self.scanner, &mut self.layout);
        if let Some(record) = scanner.finish().map_err(|broken| placed(broken, layout.as_ref()))? {
            take_record(&record, layout, &self.hint, sink)?;
        }
        self.layout.ok_or_else(sniff::empty)?.finish()
    }

    /// Holds back the first bytes until they say what kind of file it is.
    fn take<S: Sink + ?Sized>(&mut self, bytes: &[u8], sink: &mut S) -> Result<(), Fault> {
        let Some(head) = &mut self.head else { return self.scan(bytes, sink) };
        let (first, rest) = bytes.split_at_checked(sniff::HEAD - head.len()).unwrap_or((bytes, &[]));
        head.extend_from_slice(first);
        if head.len() < sniff::HEAD {
            return Ok(());
        }
        self.open(sink)?;
        self.scan(rest, sink)
    }

    fn open<S: Sink + ?Sized>(&mut self, sink: &mut S) -> Result<(), Fault> {
        match self.head.take() {
            Some(head) => self.scan(sniff::text(&head)?, sink),
            None => Ok(()),
        }
    }

    fn scan<S: Sink + ?Sized>(&mut self, mut bytes: &[u8], sink: &mut S) -> Result<(), Fault> {
        let Self { hint, scanner, layout, .. } = self;
        while let Some(record) = scanner.next(&mut bytes).map_err(|broken| placed(broken, layout.as_ref()))? {
            if let Some(width) = take_record(&record, layout, hint, sink)? {
                scanner.set_width(width);
            }
        }
        Ok(())
    }
}

/// Gives a row to the layout; the header line says which one, and how wide its rows are.
fn take_record<S: Sink + ?Sized>(
    record: &Record<'_>,
    layout: &mut Option<Layout>,
    hint: &Hint,
    sink: &mut S,
) -> Result<Option<usize>, Fault> {
    if record.only_cell().is_some_and(|cell| cell.trim().is_empty()) {
        return Ok(None);
    }
    if let Some(layout) = layout {
        return layout.row(record, sink).map(|()| None);
    }
    let known = Layout::recognise(record, hint)?;
    let width = known.width();
    *layout = Some(known);
    Ok(Some(width))
}

fn placed(broken: Broken, layout: Option<&Layout>) -> Fault {
    let Broken { fault, cell } = broken;
    match cell.zip(layout).and_then(|(cell, layout)| layout.header(cell)) {
        Some(header) => fault.in_column(header),
        None => *fault,
    }
}
