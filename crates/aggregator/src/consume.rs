//! Off the bus: rows into the books, offsets committed once they are safe.

use std::collections::BTreeMap;
use std::sync::Arc;

use bus::{Chunk, Consumer, Message, Offset, Partition, Received};
use domain::{Batch, LoadId};
use store::Store;

use crate::{Aggregator, AggregatorError, Outcome};

/// Rows that go into one insert.
const ROWS_AN_INSERT: usize = 524_288;
/// Chunks that may wait for an insert; less than what a bus holds uncommitted.
const CHUNKS_AN_INSERT: usize = 8;

/// Chunks of one partition that are not stored yet.
#[derive(Default)]
struct Waiting {
    batches: Vec<(LoadId, Arc<Batch>)>,
    last: Option<Offset>,
}

impl Waiting {
    fn add(&mut self, chunk: Chunk, offset: Offset) {
        self.batches.push((chunk.load, chunk.rows));
        self.last = Some(offset);
    }

    fn is_enough(&self) -> bool {
        let rows: usize = self.batches.iter().map(|(_, batch)| batch.len()).sum();
        rows >= ROWS_AN_INSERT || self.batches.len() >= CHUNKS_AN_INSERT
    }

    fn by_load(&mut self) -> BTreeMap<LoadId, Vec<Arc<Batch>>> {
        let mut by_load: BTreeMap<LoadId, Vec<Arc<Batch>>> = BTreeMap::new();
        for (load, batch) in self.batches.drain(..) {
            by_load.entry(load).or_default().push(batch);
        }
        by_load
    }
}

impl<S: Store> Aggregator<S> {
    /// Takes records off the bus until it is closed, and says what became of each export.
    ///
    /// # Errors
    /// The books or the bus fail; what was not committed is delivered again.
    pub async fn run(
        &self,
        mut consumer: impl Consumer,
        mut closed: impl FnMut(Outcome) + Send,
    ) -> Result<(), AggregatorError> {
        let mut waiting: BTreeMap<Partition, Waiting> = BTreeMap::new();
        while let Some(Received { partition, offset, message }) = consumer.poll().await? {
            let chunks = waiting.entry(partition).or_default();
            match message {
                Message::Chunk(chunk) => {
                    chunks.add(chunk, offset);
                    if chunks.is_enough() {
                        self.store_waiting(chunks).await?;
                        consumer.commit(partition, offset).await?;
                    }
                }
                Message::Manifest(manifest) => {
                    self.store_waiting(chunks).await?;
                    closed(self.complete(*manifest).await?);
                    consumer.commit(partition, offset).await?;
                }
            }
        }
        Ok(())
    }

    async fn store_waiting(&self, waiting: &mut Waiting) -> Result<(), AggregatorError> {
        for (load, batches) in waiting.by_load() {
            self.store.append(load, &batches).await?;
        }
        Ok(())
    }
}
