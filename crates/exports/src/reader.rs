use domain::ExportFacts;

use crate::document::Document;
use crate::sheet::Sheet;
use crate::sniff::Kind;
use crate::{Fault, Hint, Sink, sniff};

/// Reads one file, fed in pieces of any size.
pub struct Reader {
    hint: Hint,
    stage: Stage,
    failed: Option<Fault>,
}

/// What is known of the file so far.
enum Stage {
    /// Its first bytes, held back until they say what kind of file it is.
    Head(Vec<u8>),
    /// It is rows of cells.
    Sheet(Box<Sheet>),
    /// It is one document, which is read once it is whole.
    Document(Document),
}

impl Reader {
    /// A reader that has seen nothing yet.
    pub fn new(hint: Hint) -> Self {
        Self { hint, stage: Stage::Head(Vec::new()), failed: None }
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
        match self.stage {
            Stage::Head(_) => Err(sniff::empty()),
            Stage::Sheet(sheet) => sheet.finish(&self.hint, sink),
            Stage::Document(document) => document.finish(&self.hint, sink),
        }
    }

    fn take<S: Sink + ?Sized>(&mut self, bytes: &[u8], sink: &mut S) -> Result<(), Fault> {
        let Stage::Head(head) = &mut self.stage else { return self.pass(bytes, sink) };
        let (first, rest) = bytes.split_at_checked(sniff::HEAD - head.len()).unwrap_or((bytes, &[]));
        head.extend_from_slice(first);
        if head.len() < sniff::HEAD {
            return Ok(());
        }
        self.open(sink)?;
        self.pass(rest, sink)
    }

    /// Looks at the first bytes, and gives them to what reads files of their kind.
    fn open<S: Sink + ?Sized>(&mut self, sink: &mut S) -> Result<(), Fault> {
        let Stage::Head(head) = &mut self.stage else { return Ok(()) };
        let head = std::mem::take(head);
        let (kind, bare) = sniff::kind(&head)?;
        self.stage = match kind {
            Kind::Json => Stage::Document(Document::default()),
            Kind::Text | Kind::Wide => Stage::Sheet(Box::new(Sheet::new(kind))),
        };
        self.pass(bare, sink)
    }

    fn pass<S: Sink + ?Sized>(&mut self, bytes: &[u8], sink: &mut S) -> Result<(), Fault> {
        match &mut self.stage {
            Stage::Head(_) => Ok(()),
            Stage::Sheet(sheet) => sheet.feed(bytes, &self.hint, sink),
            Stage::Document(document) => document.feed(bytes),
        }
    }
}
