use std::sync::atomic::{AtomicU64, Ordering};

use clickhouse::error::Error;

use super::trouble::Trouble;

/// Statements that were sent, inserts of rows included, by how they ended.
#[derive(Debug, Default)]
pub(super) struct Requests {
    answered: AtomicU64,
    passing: AtomicU64,
    failed: AtomicU64,
}

/// How statements ended since the books were opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Requested {
    /// They were answered.
    pub answered: u64,
    /// They failed in a way that may pass.
    pub passing: u64,
    /// They failed for good.
    pub failed: u64,
}

impl Requests {
    pub(super) fn count<T>(&self, ended: &Result<T, Error>) {
        let may_pass = |error| Trouble::of(error).is_some_and(|trouble| trouble.told("").may_pass());
        let counter = match ended {
            Ok(_) => &self.answered,
            Err(error) if may_pass(error) => &self.passing,
            Err(_) => &self.failed,
        };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn read(&self) -> Requested {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Requested { answered: read(&self.answered), passing: read(&self.passing), failed: read(&self.failed) }
    }
}
