use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::SentTo;
use tokio::sync::Notify;

use crate::{BusError, Consumer, Delivered, Message, Offset, Partition, Producer, Received, Record};

/// A bus within one process: bounded, in order a partition, redelivering what was not
/// committed. It forgets everything with the process; the source file is the durable log.
#[derive(Clone, Debug)]
pub struct InProcess {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
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

/// One partition: what was not committed yet, from `first` on.
#[derive(Debug, Default)]
struct Log {
    first: u64,
    waiting: VecDeque<Message>,
}

impl InProcess {
    /// A bus of some partitions that holds at most `capacity` uncommitted records in each.
    pub fn new(partitions: u32, capacity: usize) -> Self {
        let logs = (0..partitions.max(1)).map(|_| Log::default()).collect();
        let state = Mutex::new(State { partitions: logs, closed: false });
        Self { shared: Arc::new(Shared { state, changed: Notify::new(), capacity: capacity.max(1) }) }
    }

    /// A consumer that starts at the committed offset of every partition.
    pub fn consumer(&self) -> InProcessConsumer {
        let state = self.shared.lock();
        let next = state.partitions.iter().map(|log| log.first).collect();
        InProcessConsumer { shared: Arc::clone(&self.shared), next }
    }

    /// No more records will be sent; a consumer that has read all of them gets nothing more.
    pub fn close(&self) {
        self.shared.lock().closed = true;
        self.shared.changed.notify_waiters();
    }

    fn partition_of(&self, key: &SentTo) -> usize {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        let partitions = self.shared.lock().partitions.len() as u64;
        usize::try_from(hasher.finish() % partitions).unwrap_or(0)
    }
}

impl Shared {
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
}

impl State {
    fn take(&mut self, at: usize, capacity: usize, message: &mut Option<Message>) -> Option<Result<u64, BusError>> {
        if self.closed {
            return Some(Err(BusError::Closed));
        }
        let log = self.partitions.get_mut(at).filter(|log| log.waiting.len() < capacity)?;
        log.waiting.extend(message.take());
        Some(Ok(log.first + log.waiting.len() as u64 - 1))
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
    async fn send(&self, record: Record) -> Result<Delivered, BusError> {
        let at = self.partition_of(&record.key);
        let mut message = Some(record.message);
        let offset = self.shared.until(|state| state.take(at, self.shared.capacity, &mut message)).await?;
        self.shared.changed.notify_waiters();
        Ok(Delivered { partition: Partition(u32::try_from(at).unwrap_or(u32::MAX)), offset: Offset(offset) })
    }
}

/// Reads every partition of an [`InProcess`] bus.
#[derive(Debug)]
pub struct InProcessConsumer {
    shared: Arc<Shared>,
    next: Vec<u64>,
}

impl Consumer for InProcessConsumer {
    async fn poll(&mut self) -> Result<Option<Received>, BusError> {
        let next = &mut self.next;
        match self.shared.until(|state| state.give(next)).await {
            Given::Record(received) => Ok(Some(*received)),
            Given::End => Ok(None),
        }
    }

    async fn commit(&mut self, partition: Partition, offset: Offset) -> Result<(), BusError> {
        if let Some(log) = self.shared.lock().partitions.get_mut(partition.0 as usize) {
            while log.first <= offset.0 && log.waiting.pop_front().is_some() {
                log.first += 1;
            }
        }
        self.shared.changed.notify_waiters();
        Ok(())
    }
}

#[cfg(test)]
mod tests;
