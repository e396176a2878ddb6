use domain::{Batch, DeliveryRow, ExportFacts, Reject};
use exports::{Hint, Reader, Sink};

/// Rows in batches of the same size, of which the last may be smaller.
struct Batches {
    rows: usize,
    all: Vec<Batch>,
}

impl Sink for Batches {
    fn delivery(&mut self, row: &DeliveryRow<'_>) {
        if self.all.last().is_none_or(|batch| batch.len() == self.rows) {
            self.all.push(Batch::default());
        }
        self.all.last_mut().expect("there is one").push(row);
    }

    fn reject(&mut self, reject: Reject) {
        panic!("every row can be read: {reject:?}");
    }
}

/// Reads an export as an ingester does, into batches of so many rows.
///
/// # Panics
///
/// Where it cannot be read, or one of its rows cannot.
pub fn read(hint: Hint, content: &str, rows: usize) -> (ExportFacts, Vec<Batch>) {
    let (mut sink, mut reader) = (Batches { rows, all: Vec::new() }, Reader::new(hint));
    reader.feed(content.as_bytes(), &mut sink).expect("it is an export");
    let facts = reader.finish(&mut sink).expect("it is whole");
    (facts, sink.all)
}
