use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// How a process stands with its cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Health {
    /// Whether a broker answered within the last half minute.
    pub answers: bool,
    /// Partitions of rows that this process reads.
    pub rows: usize,
    /// Partitions of closings that this process reads: 1 or none.
    pub closings: usize,
}

/// How far behind a consumer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lag {
    /// Records that lie in its partitions and are not committed, as of some seconds ago.
    pub records: u64,
    /// How many partitions it has.
    pub partitions: usize,
}

/// What went through a bus since its process began.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    /// Records sent.
    pub sent: u64,
    /// Bytes of them, before compression.
    pub sent_bytes: u64,
    /// Records received, unreadable ones included.
    pub received: u64,
    /// Bytes of them, before compression.
    pub received_bytes: u64,
    /// Records set aside, by the word for what was wrong with them.
    pub dead: BTreeMap<&'static str, u64>,
}

/// Counts [`Traffic`].
#[derive(Debug, Default)]
pub(super) struct Counters {
    sent: AtomicU64,
    sent_bytes: AtomicU64,
    received: AtomicU64,
    received_bytes: AtomicU64,
    dead: Mutex<BTreeMap<&'static str, u64>>,
}

impl Counters {
    pub(super) fn sent(&self, bytes: usize) {
        self.sent.fetch_add(1, Ordering::Relaxed);
        self.sent_bytes.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    pub(super) fn received(&self, bytes: usize) {
        self.received.fetch_add(1, Ordering::Relaxed);
        self.received_bytes.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    pub(super) fn dead(&self, code: &'static str) {
        *self.dead.lock().unwrap_or_else(PoisonError::into_inner).entry(code).or_default() += 1;
    }

    pub(super) fn read(&self) -> Traffic {
        Traffic {
            sent: self.sent.load(Ordering::Relaxed),
            sent_bytes: self.sent_bytes.load(Ordering::Relaxed),
            received: self.received.load(Ordering::Relaxed),
            received_bytes: self.received_bytes.load(Ordering::Relaxed),
            dead: self.dead.lock().unwrap_or_else(PoisonError::into_inner).clone(),
        }
    }
}
