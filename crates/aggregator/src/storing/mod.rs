//! Rows of sendings that are coming in, and where they stand.
//!
//! A sending is stored under a load of the storer's own, new each time that it is delivered. So
//! whoever stored a part of it before, and may still be at it, writes what nobody refers to; and
//! offsets are committed only at the end of sendings, so that the next one starts at their
//! beginnings.

mod sending;

use std::collections::BTreeMap;

use bus::{Chunk, Consumer, Manifest, Message, Offset, Partition, Producer, Received, Record, Stored};
use domain::LoadId;
use jiff::SignedDuration;
use store::{Store, StoreError};

use crate::life::arrive::sent_to;
use crate::{Aggregator, AggregatorError};
use sending::Sending;

/// Rows that go into one insert.
const ROWS_AN_INSERT: usize = 524_288;
/// Bytes of text after which there is an insert, however few its rows.
const TEXT_AN_INSERT: usize = 128 << 20;
/// A sending of which nothing was heard for so long is nobody's any more.
const GIVEN_UP_AFTER: SignedDuration = SignedDuration::from_hours(1);

/// What one consumer of rows has under way.
pub(crate) struct Storing<'a, S> {
    aggregator: &'a Aggregator<S>,
    open: BTreeMap<(Partition, LoadId), Sending>,
    /// The last record of each partition.
    read: BTreeMap<Partition, Offset>,
    /// The last commit of each partition: the same is not said again for every chunk.
    committed: BTreeMap<Partition, Offset>,
    /// Records that may wait to be stored.
    window: usize,
}

impl<'a, S: Store> Storing<'a, S> {
    pub(crate) fn new(aggregator: &'a Aggregator<S>, window: usize) -> Self {
        Self { aggregator, open: BTreeMap::new(), read: BTreeMap::new(), committed: BTreeMap::new(), window }
    }

    /// Takes records until there will be no more.
    pub(crate) async fn run(
        &mut self,
        rows: &mut impl Consumer,
        forward: &impl Producer,
        failures: &mut u32,
    ) -> Result<(), AggregatorError> {
        while let Some(Received { partition, offset, message }) = rows.poll().await? {
            for gone in rows.revoked() {
                self.open.retain(|(partition, _), _| *partition != gone);
                self.committed.remove(&gone);
            }
            self.read.insert(partition, offset);
            match message {
                Message::Chunk(chunk) => self.chunk(partition, offset, chunk).await?,
                Message::Manifest(manifest) => {
                    let stored = self.end(partition, *manifest).await?;
                    let key = sent_to(&stored.manifest);
                    forward.send(Record { key, message: Message::Stored(Box::new(stored)) }).await?;
                }
                Message::Stored(_) => tracing::warn!("a record of the other topic was passed over"),
            }
            self.give_up().await?;
            if self.is_enough() {
                self.store_waiting(rows).await?;
            }
            if let Some(done) = self.done_with(partition, offset)
                && self.committed.insert(partition, done) != Some(done)
            {
                rows.commit(partition, done).await?;
                *failures = 0;
            }
        }
        Ok(())
    }

    /// Takes a chunk. Of a sending whose beginning was not seen, or of which one is missing, none
    /// is taken: it will not be whole.
    async fn chunk(&mut self, partition: Partition, offset: Offset, chunk: Chunk) -> Result<(), AggregatorError> {
        let (now, place) = (self.aggregator.clock.now(), (partition, chunk.load));
        if chunk.sequence == 0 {
            self.open.insert(place, Sending::new(self.aggregator.ids.next(), offset, now));
        }
        match self.open.get_mut(&place).map(|sending| sending.take(chunk, now)) {
            Some(false) => self.forget(place).await,
            Some(true) | None => Ok(()),
        }
    }

    async fn forget(&mut self, place: (Partition, LoadId)) -> Result<(), AggregatorError> {
        if let Some(sending) = self.open.remove(&place) {
            self.aggregator.metrics.as_deref().inspect(|metrics| metrics.loads_abandoned_total.inc());
            tracing::warn!(sending = place.1.0, "a sending did not come in whole: its file is sent again");
            self.store().discard(sending.stands).await?;
        }
        Ok(())
    }

    /// A sending came to its end: its rows stand, where all of them came in.
    async fn end(&mut self, partition: Partition, manifest: Manifest) -> Result<Stored, AggregatorError> {
        let sending = self.open.remove(&(partition, manifest.load));
        let Some(chunks) = manifest.chunks else { return Ok(Stored { manifest, stands: None }) };
        let (stands, stored) = match sending {
            Some(mut sending) if sending.is_whole(chunks) => (sending.stands, sending.store(self.store()).await),
            None if chunks == 0 => (self.aggregator.ids.next(), Ok(())),
            _ => return Ok(Stored { manifest, stands: None }),
        };
        let whole = async {
            stored?;
            self.store().append_reach(stands, &manifest.facts.reach).await?;
            self.store().roll_up(stands).await
        };
        match whole.await {
            Err(error @ StoreError::Rejected { .. }) => {
                tell_rejected(&error);
                self.store().discard(stands).await?;
                Ok(Stored { manifest, stands: None })
            }
            whole => {
                whole?;
                Ok(Stored { manifest, stands: Some(stands) })
            }
        }
    }

    fn is_enough(&self) -> bool {
        let waiting = |count: fn(&Sending) -> usize| self.open.values().map(count).sum::<usize>();
        waiting(Sending::rows_waiting) >= ROWS_AN_INSERT
            || waiting(Sending::text_waiting) >= TEXT_AN_INSERT
            || waiting(Sending::chunks_waiting) >= self.window
    }

    async fn store_waiting(&mut self, rows: &mut impl Consumer) -> Result<(), AggregatorError> {
        let mut rejected = Vec::new();
        for (place, sending) in &mut self.open {
            match sending.store(self.aggregator.store.as_ref()).await {
                Err(error @ StoreError::Rejected { .. }) => rejected.push((*place, error)),
                stored => stored?,
            }
        }
        for (place, error) in rejected {
            tell_rejected(&error);
            self.forget(place).await?;
        }
        self.read.iter().for_each(|(partition, offset)| rows.stored(*partition, *offset));
        Ok(())
    }

    /// Up to where nothing of a partition is open any more.
    fn done_with(&self, partition: Partition, offset: Offset) -> Option<Offset> {
        let of_it = self.open.iter().filter(|((at, _), _)| *at == partition);
        match of_it.map(|(_, sending)| sending.first).min() {
            Some(first) => first.0.checked_sub(1).map(Offset),
            None => Some(offset),
        }
    }

    /// Forgets sendings whose ingester has died; their commits wait for nothing any more.
    async fn give_up(&mut self) -> Result<(), AggregatorError> {
        let now = self.aggregator.clock.now();
        let is_alive = |sending: &Sending| now.duration_since(sending.heard) < GIVEN_UP_AFTER;
        let dead: Vec<_> =
            self.open.iter().filter(|(_, sending)| !is_alive(sending)).map(|(place, _)| *place).collect();
        for place in dead {
            self.forget(place).await?;
        }
        Ok(())
    }

    fn store(&self) -> &S {
        self.aggregator.store.as_ref()
    }
}

fn tell_rejected(error: &StoreError) {
    tracing::error!(%error, "rows cannot be stored, and would not be stored the next time");
}
