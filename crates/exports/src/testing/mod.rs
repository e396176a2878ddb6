//! What the tests of every reader need.

use domain::{Batch, DeliveryRow, ExportFacts, Reject};

use crate::{Fault, Hint, Reader, Sink};

/// Keeps all that a reader finds.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Found {
    pub(crate) rows: Batch,
    pub(crate) rejects: Vec<Reject>,
}

impl Sink for Found {
    fn delivery(&mut self, row: &DeliveryRow<'_>) {
        self.rows.push(row);
    }

    fn reject(&mut self, reject: Reject) {
        self.rejects.push(reject);
    }
}

pub(crate) fn hint() -> Hint {
    Hint { account: "harbour".to_owned(), report: "default".to_owned(), ..Hint::default() }
}

/// Reads a file that is fed in the given pieces.
pub(crate) fn read_pieces<'a>(
    pieces: impl Iterator<Item = &'a [u8]>,
    hint: Hint,
) -> (Found, Result<ExportFacts, Fault>) {
    let mut found = Found::default();
    let mut reader = Reader::new(hint);
    for piece in pieces {
        if let Err(fault) = reader.feed(piece, &mut found) {
            return (found, Err(fault));
        }
    }
    let facts = reader.finish(&mut found);
    (found, facts)
}

pub(crate) fn read_with(bytes: &[u8], hint: Hint) -> (Found, Result<ExportFacts, Fault>) {
    read_pieces(std::iter::once(bytes), hint)
}

/// Reads a file that must be readable.
pub(crate) fn read(bytes: impl AsRef<[u8]>) -> (Found, ExportFacts) {
    let (found, facts) = read_with(bytes.as_ref(), hint());
    let facts = facts.unwrap();
    assert_eq!(facts.counts.rows, facts.counts.accepted + facts.counts.rejected);
    assert_eq!(facts.counts.accepted, u64::try_from(found.rows.len()).unwrap());
    assert_eq!(facts.counts.rejected, u64::try_from(found.rejects.len()).unwrap());
    (found, facts)
}

/// The fault of a file that must be refused; each has a remedy.
pub(crate) fn refuse(bytes: impl AsRef<[u8]>) -> Fault {
    let fault = read_with(bytes.as_ref(), hint()).1.unwrap_err();
    assert!(!fault.remedy.is_empty() && !fault.message.is_empty(), "{fault:?}");
    fault
}

/// Pieces of the given lengths, over and over.
pub(crate) fn pieces<'a>(mut bytes: &'a [u8], lengths: &'a [usize]) -> impl Iterator<Item = &'a [u8]> {
    let mut lengths = lengths.iter().cycle();
    std::iter::from_fn(move || {
        let length = bytes.len().min(*lengths.next()?);
        let (piece, rest) = bytes.split_at(length);
        bytes = rest;
        (!piece.is_empty()).then_some(piece)
    })
}

/// A file gives the same rows, rejects and facts or fault in whatever pieces it comes.
pub(crate) fn is_the_same_however_cut(bytes: &[u8], lengths: &[usize]) {
    assert_eq!(read_pieces(pieces(bytes, lengths), hint()), read_with(bytes, hint()));
}

/// The bytes of a fixture.
macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../fixtures/", $name, ".csv")).as_slice()
    };
}

pub(crate) use fixture;
