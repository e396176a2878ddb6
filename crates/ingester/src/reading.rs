use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;

use bus::ChunkSize;
use domain::{Batch, DeliveryRow, ExportFacts, Reject};
use exports::{Fault, Hint, Reader, Sink};
use tokio::sync::mpsc;

use crate::identity::each_piece;
use crate::keys::Keys;
use crate::look::Look;
use crate::{Problem, Watch};

/// Why a file was not read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// It is no export that we can read: a person has to look.
    Fault(Fault),
    /// Something around it was missing: the next run tries again.
    TryAgain(Problem),
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::TryAgain(Problem::of_disk("file_unreadable", "the file cannot be read", &error))
    }
}

/// One reading of a file, from its first byte to its last.
pub(crate) struct Reading {
    /// The file.
    pub(crate) path: PathBuf,
    /// What is known about it.
    pub(crate) hint: Hint,
    /// What it must look like before and after.
    pub(crate) look: Look,
    /// Is told how it gets on.
    pub(crate) watch: Arc<dyn Watch>,
}

impl Reading {
    /// Reads the file. Rows go to `out` in chunks, or nowhere.
    pub(crate) fn run(self, out: Option<Out>) -> Result<ExportFacts, Stop> {
        let mut rows = Rows::to(out);
        let mut reader = Reader::new(self.hint);
        let mut file = File::open(&self.path)?;
        each_piece(&mut file, |piece| {
            self.watch.read(piece.len() as u64);
            reader.feed(piece, &mut rows).map_err(Stop::Fault)?;
            rows.bound();
            rows.gone()
        })?;
        let facts = reader.finish(&mut rows).map_err(Stop::Fault)?;
        rows.flush();
        rows.gone()?;
        let unchanged = Look::of(&file.metadata()?) == self.look && self.look.still_holds(&self.path);
        if unchanged { rows.complete(facts) } else { Err(Stop::TryAgain(changed())) }
    }
}

/// Where chunks go, and how large they may be.
pub(crate) type Out = (mpsc::Sender<Batch>, ChunkSize);

/// Takes the rows of a reader and counts them.
struct Rows {
    batch: Batch,
    out: Option<Out>,
    keys: Keys,
    accepted: u64,
    rejected: u64,
    is_gone: bool,
}

impl Rows {
    fn to(out: Option<Out>) -> Self {
        let keys = Keys::new(std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), 0));
        Self { batch: Batch::default(), out, keys, accepted: 0, rejected: 0, is_gone: false }
    }

    /// Hands on what was gathered, waiting as long as the other side is busy.
    fn flush(&mut self) {
        let Some((out, _)) = self.out.as_ref().filter(|_| !self.batch.is_empty()) else { return };
        let next = self.batch.empty_alike();
        self.is_gone |= out.blocking_send(std::mem::replace(&mut self.batch, next)).is_err();
    }

    /// Hands on a chunk of few rows whose texts are long, so that memory stays bounded.
    fn bound(&mut self) {
        if self.out.as_ref().is_some_and(|(_, size)| self.batch.text_bytes() > size.text) {
            self.flush();
        }
    }

    /// Stops reading when nobody takes the rows any more. Why is known to who took them.
    fn gone(&self) -> Result<(), Stop> {
        if self.is_gone { Err(Stop::TryAgain(bus_gone())) } else { Ok(()) }
    }

    /// The facts, with what only the rows together say. Every row has to have left by one door.
    fn complete(self, mut facts: ExportFacts) -> Result<ExportFacts, Stop> {
        let counts = &mut facts.counts;
        let agree = counts.stored == self.accepted
            && counts.rejected == self.rejected
            && counts.rows == counts.accepted + counts.rejected;
        if !agree {
            return Err(Stop::Fault(unaccounted()));
        }
        counts.repeated_keys = self.keys.repeated();
        Ok(facts)
    }
}

impl Sink for Rows {
    fn delivery(&mut self, row: &DeliveryRow<'_>) {
        self.accepted += 1;
        self.keys.add(row);
        let Some((_, size)) = self.out.as_ref().filter(|_| !self.is_gone) else { return };
        let rows = size.rows;
        self.batch.push(row);
        if self.batch.len() >= rows {
            self.flush();
        }
    }

    fn reject(&mut self, _reject: Reject) {
        self.rejected += 1;
    }
}

fn changed() -> Problem {
    Problem::new(
        "changed_while_read",
        "the file changed while it was read",
        "let the copying end; the next run tries again",
    )
}

pub(crate) fn bus_gone() -> Problem {
    Problem::new("bus_unavailable", "the bus no longer takes rows", "run the command again, nothing is lost")
}

fn unaccounted() -> Fault {
    Fault {
        code: "rows_unaccounted".to_owned(),
        message: "the rows that were read are not those that were accepted or rejected".to_owned(),
        remedy: "report this fault with the layout of the file; nothing of it was taken over".to_owned(),
        row: None,
        column: None,
    }
}
