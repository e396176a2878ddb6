use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::SentTo;
use tokio::sync::Notify;

use crate::{BusError, Consumer, Message, Offset, Partition, Producer, Received, Record, Topic};

/// A bus within one process: bounded, in order a partition, redelivering what was not
/// stored. It forgets everything with the process; the source file is the durable log.
#[derive(Clone, Debug)]
pub struct InProcess {
    rows: Arc<Way>,
    closings: Arc<Way>,
}

/// The partitions of a topic.
#[derive(Debug)]
struct Way {
    state: Mutex<State>,
    changed: Notify,
    capacity: usize,
}

#[derive(Debug, Default)]
struct State {
    partitions: Vec<Log>,
    closed: bool,
}

/// What a consumer gets.
enum Given {
    Record(Box<Received>),
    End,
}

/// One partition: what was not stored yet, from `first` on.
#[derive(Debug, Default)]
struct Log {
    first: u64,
    waiting: VecDeque<Message>,
}

impl InProcess {
    /// A bus of some partitions of rows that holds at most `capacity` records in each that are
    /// not stored.
    pub fn new(partitions: u32, capacity: usize) -> Self {
        let way = |partitions: u32| {
            let logs = (0..partitions.max(1)).map(|_| Log::default()).collect();
            let state = Mutex::new(State { partitions: logs, closed: false });
            Arc::new(Way { state, changed: Notify::new(), capacity: capacity.max(1) })
        };
        Self { rows: way(partitions), closings: way(1) }
    }

    /// A consumer of a topic that starts after what is stored of every partition.
    pub fn consumer(&self, topic: Topic) -> InProcessConsumer {
        let way = Arc::clone(self.way(topic));
        let next = way.lock().partitions.iter().map(|log| log.first).collect();
        InProcessConsumer { way, next }
    }

    /// No more records will be sent to a topic; a consumer that has read all of them gets nothing
    /// more.
    pub fn close(&self, topic: Topic) {
        let way = self.way(topic);
        way.lock().closed = true;
        way.changed.notify_waiters();
    }

    fn way(&self, topic: Topic) -> &Arc<Way> {
        match topic {
            Topic::Rows => &self.rows,
            Topic::Closings => &self.closings,
        }
    }
}

impl Way {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until `attempt` gives something.
    async fn until<T>(&self, mut attempt: impl FnMut(&mut State) -> Option<T>) -> T {
        loop {
            let changed = self.changed.notified();
            if let Some(done) = attempt(&mut self.lock()) {
                return done;
            }
            changed.await;
        }
    }

    fn partition_of(&self, key: &SentTo) -> usize {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        let partitions = self.lock().partitions.len() as u64;
        usize::try_from(hasher.finish() % partitions).unwrap_or(0)
    }

    async fn send(&self, record: Record) -> Result<(), BusError> {
        let at = self.partition_of(&record.key);
        let mut message = Some(record.message);
        self.until(|state| state.take(at, self.capacity, &mut message)).await?;
        self.changed.notify_waiters();
        Ok(())
    }

    /// Forgets a partition's records up to and with `offset`.
    fn forget(&self, partition: Partition, offset: Offset) {
        if let Some(log) = self.lock().partitions.get_mut(partition.0 as usize) {
            while log.first <= offset.0 && log.waiting.pop_front().is_some() {
                log.first += 1;
            }
        }
        self.changed.notify_waiters();
    }
}

impl State {
    fn take(&mut self, at: usize, capacity: usize, message: &mut Option<Message>) -> Option<Result<(), BusError>> {
        if self.closed {
            return Some(Err(BusError::Closed));
        }
        let log = self.partitions.get_mut(at).filter(|log| log.waiting.len() < capacity)?;
        log.waiting.extend(message.take());
        Some(Ok(()))
    }

    /// The next record; nothing where there is none yet. Once the bus is closed and read to
    /// its end, that there will be none.
    fn give(&self, next: &mut [u64]) -> Option<Given> {
        for (at, (log, next)) in self.partitions.iter().zip(next).enumerate() {
            let ahead = usize::try_from(next.saturating_sub(log.first)).unwrap_or(usize::MAX);
            if let Some(message) = log.waiting.get(ahead) {
                let partition = Partition(u32::try_from(at).unwrap_or(u32::MAX));
                let received = Received { partition, offset: Offset(*next), message: message.clone() };
                *next += 1;
                return Some(Given::Record(Box::new(received)));
            }
        }
        self.closed.then_some(Given::End)
    }
}

impl Producer for InProcess {
    async fn send(&self, record: Record) -> Result<(), BusError> {
        self.way(record.message.topic()).send(record).await
    }
}

/// Reads every partition of a topic of an [`InProcess`] bus.
#[derive(Debug)]
pub struct InProcessConsumer {
    way: Arc<Way>,
    next: Vec<u64>,
}

impl Consumer for InProcessConsumer {
    async fn poll(&mut self) -> Result<Option<Received>, BusError> {
        let next = &mut self.next;
        match self.way.until(|state| state.give(next)).await {
            Given::Record(received) => Ok(Some(*received)),
            Given::End => Ok(None),
        }
    }

    fn stored(&mut self, partition: Partition, offset: Offset) {
        self.way.forget(partition, offset);
    }

    async fn commit(&mut self, partition: Partition, offset: Offset) -> Result<(), BusError> {
        self.way.forget(partition, offset);
        Ok(())
    }

    /// Half of what fits, so that the other side goes on sending while something is stored.
    fn window(&self) -> usize {
        self.way.capacity.div_ceil(2)
    }
}

#[cfg(test)]
mod tests;
