use std::sync::Arc;

use bus::{Chunk, Offset};
use domain::{Batch, LoadId};
use jiff::Timestamp;
use store::{Store, StoreError};

/// One sending, from its first chunk on.
pub(super) struct Sending {
    /// The load under which its rows stand.
    pub(super) stands: LoadId,
    /// Its first record.
    pub(super) first: Offset,
    /// When its latest chunk came.
    pub(super) heard: Timestamp,
    /// Chunks that came.
    came: u32,
    waiting: Vec<Arc<Batch>>,
}

impl Sending {
    pub(super) fn new(stands: LoadId, first: Offset, now: Timestamp) -> Self {
        Self { stands, first, heard: now, came: 0, waiting: Vec::new() }
    }

    /// Takes the next chunk. Says whether it was the next.
    pub(super) fn take(&mut self, chunk: Chunk, now: Timestamp) -> bool {
        let is_next = chunk.sequence == self.came;
        self.heard = now;
        self.came = self.came.saturating_add(1);
        self.waiting.push(chunk.rows);
        is_next
    }

    /// Whether all of so many chunks came.
    pub(super) fn is_whole(&self, chunks: u32) -> bool {
        self.came == chunks
    }

    pub(super) fn rows_waiting(&self) -> usize {
        self.waiting.iter().map(|batch| batch.len()).sum()
    }

    pub(super) fn text_waiting(&self) -> usize {
        self.waiting.iter().map(|batch| batch.text_bytes()).sum()
    }

    pub(super) fn chunks_waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Brings what waits into the books.
    pub(super) async fn store(&mut self, store: &impl Store) -> Result<(), StoreError> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        store.append(self.stands, &self.waiting).await?;
        self.waiting.clear();
        Ok(())
    }
}
