use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rdkafka::Statistics;

use super::health::Lag;
use crate::Partition;

/// For how long the brokers' last sign of life counts.
const RECENT: Duration = Duration::from_secs(30);

/// What a client of the cluster has last said about itself.
#[derive(Debug, Default)]
pub(super) struct Seen(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// When a broker was last known to be connected.
    answered: Option<Instant>,
    /// Why the login was refused.
    refused: Option<String>,
    /// The last fault of the connection.
    fault: Option<String>,
    assigned: BTreeSet<Partition>,
    revoked: Vec<Partition>,
    behind: BTreeMap<Partition, u64>,
}

impl Seen {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn answers(&self) -> bool {
        self.lock().answered.is_some_and(|at| at.elapsed() < RECENT)
    }

    pub(super) fn failed(&self, reason: &str) {
        self.lock().fault = Some(reason.to_owned());
    }

    pub(super) fn refuse(&self, reason: &str) {
        self.lock().refused = Some(reason.to_owned());
    }

    /// Whether a broker has let us in before.
    pub(super) fn was_let_in(&self) -> bool {
        self.lock().answered.is_some()
    }

    pub(super) fn refused(&self) -> Option<String> {
        self.lock().refused.clone()
    }

    /// The last fault, as an end of a sentence.
    pub(super) fn fault(&self) -> String {
        self.lock().fault.as_ref().map(|fault| format!(" ({fault})")).unwrap_or_default()
    }

    pub(super) fn report(&self, statistics: &Statistics) {
        let mut state = self.lock();
        if statistics.brokers.values().any(|broker| broker.state == "UP") {
            state.answered = Some(Instant::now());
            state.fault = None;
        }
        let partitions = statistics.topics.values().flat_map(|topic| topic.partitions.values());
        state.behind = partitions
            .filter_map(|found| {
                let read = if found.committed_offset < 0 { found.lo_offset.max(0) } else { found.committed_offset };
                let behind = u64::try_from(found.hi_offset - read).unwrap_or(0);
                Some((Partition(u32::try_from(found.partition).ok()?), behind))
            })
            .collect();
    }

    pub(super) fn lag(&self) -> Lag {
        let state = self.lock();
        let records = state.behind.iter().filter(|(partition, _)| state.assigned.contains(partition));
        Lag { records: records.map(|(_, behind)| behind).sum(), partitions: state.assigned.len() }
    }

    pub(super) fn assign(&self, partitions: impl Iterator<Item = Partition>) {
        self.lock().assigned.extend(partitions);
    }

    pub(super) fn revoke(&self, partitions: impl Iterator<Item = Partition>) {
        let mut state = self.lock();
        for partition in partitions {
            state.assigned.remove(&partition);
            state.revoked.push(partition);
        }
    }

    pub(super) fn assigned(&self) -> BTreeSet<Partition> {
        self.lock().assigned.clone()
    }

    /// Whether a partition is ours, and was so ever since revocations were last asked for.
    pub(super) fn keeps(&self, partition: Partition) -> bool {
        let state = self.lock();
        state.assigned.contains(&partition) && !state.revoked.contains(&partition)
    }

    pub(super) fn take_revoked(&self) -> Vec<Partition> {
        std::mem::take(&mut self.lock().revoked)
    }
}
