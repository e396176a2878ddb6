use std::sync::Arc;

use bus::{Chunk, Message, Producer, Record};
use domain::{Batch, ExportFacts, LoadId, SentTo};
use exports::Fault;
use tokio::sync::mpsc;
use tokio::task::JoinError;

use crate::Problem;
use crate::reading::{Reading, Stop, bus_gone};

/// Chunks that may wait between the reader and the bus.
const AHEAD: usize = 2;

/// Reads a file and sends its rows as one load, both at once. Gives the facts and how many
/// chunks were sent.
pub(crate) async fn read_and_send<P: Producer>(
    reading: Reading,
    producer: &P,
    to: &SentTo,
    load: LoadId,
) -> Result<(ExportFacts, u32), Stop> {
    let (out, rows) = mpsc::channel(AHEAD);
    let out = (out, producer.chunk_size());
    let reader = tokio::task::spawn_blocking(move || reading.run(Some(out)));
    let sent = send_all(rows, producer, to, load).await;
    let facts = reader.await.map_err(|error| panicked(&error))?;
    // Where both failed, the bus is why the reader stopped.
    let chunks = sent.map_err(Stop::TryAgain)?;
    facts.map(|facts| (facts, chunks))
}

/// Reads a file without sending anything.
pub(crate) async fn read_only(reading: Reading) -> Result<ExportFacts, Stop> {
    tokio::task::spawn_blocking(move || reading.run(None)).await.map_err(|error| panicked(&error))?
}

async fn send_all<P: Producer>(
    mut rows: mpsc::Receiver<Batch>,
    producer: &P,
    to: &SentTo,
    load: LoadId,
) -> Result<u32, Problem> {
    let mut sequence = 0;
    while let Some(batch) = rows.recv().await {
        let chunk = Chunk { load, sequence, rows: Arc::new(batch) };
        send(producer, to, Message::Chunk(chunk)).await?;
        sequence += 1;
    }
    Ok(sequence)
}

/// Sends one message.
pub(crate) async fn send<P: Producer>(producer: &P, to: &SentTo, message: Message) -> Result<(), Problem> {
    let record = Record { key: to.clone(), message };
    producer.send(record).await.map_err(|error| Problem { message: error.to_string(), ..bus_gone() })
}

/// A reader that fails on a file fails on it again, so the file goes to the quarantine.
fn panicked(error: &JoinError) -> Stop {
    if error.is_panic() { Stop::Fault(reader_failed()) } else { Stop::TryAgain(bus_gone()) }
}

fn reader_failed() -> Fault {
    Fault {
        code: "reader_failed".to_owned(),
        message: "the program failed while it read this file".to_owned(),
        remedy: "report this fault with the layout of the file; nothing of it was taken over".to_owned(),
        row: None,
        column: None,
    }
}
