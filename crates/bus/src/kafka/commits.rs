use std::collections::{BTreeMap, BTreeSet};

use crate::{Offset, Partition};

/// How far each partition was handed out and committed, and which of its records were set aside:
/// those the caller never sees, so that they are committed along with what it commits.
#[derive(Debug, Default)]
pub(super) struct Commits(BTreeMap<Partition, Progress>);

#[derive(Debug, Default)]
struct Progress {
    /// The last record that the caller got.
    given: Option<u64>,
    /// The last one that it committed.
    committed: Option<u64>,
    dead: BTreeSet<u64>,
}

impl Commits {
    pub(super) fn given(&mut self, partition: Partition, offset: Offset) {
        self.0.entry(partition).or_default().given = Some(offset.0);
    }

    /// Notes a record that was set aside. Says whether it can be committed at once: the caller has
    /// nothing open before it.
    pub(super) fn dead(&mut self, partition: Partition, offset: Offset) -> bool {
        let progress = self.0.entry(partition).or_default();
        progress.dead.insert(offset.0);
        progress.given <= progress.committed
    }

    /// Notes a commit. Says how far it reaches: over those that were set aside right after it.
    pub(super) fn commit(&mut self, partition: Partition, offset: Offset) -> Offset {
        let progress = self.0.entry(partition).or_default();
        progress.committed = progress.committed.max(Some(offset.0));
        let mut last = offset.0;
        while progress.dead.contains(&(last + 1)) {
            last += 1;
        }
        progress.dead.retain(|dead| *dead > last);
        Offset(last)
    }

    pub(super) fn forget(&mut self, partition: Partition) {
        self.0.remove(&partition);
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const P: Partition = Partition(3);

    #[test]
    fn a_commit_reaches_over_what_was_set_aside_right_after_it() {
        let mut commits = Commits::default();
        commits.given(P, Offset(7));
        for dead in [8, 9, 11] {
            assert!(!commits.dead(P, Offset(dead)), "7 is open");
        }
        assert_eq!(commits.commit(P, Offset(7)), Offset(9));
        commits.given(P, Offset(10));
        assert_eq!(commits.commit(P, Offset(10)), Offset(11));
    }

    #[test]
    fn with_nothing_open_what_is_set_aside_is_committed_at_once() {
        let mut commits = Commits::default();
        assert!(commits.dead(P, Offset(0)));
        commits.given(P, Offset(1));
        assert!(!commits.dead(P, Offset(2)));
        assert_eq!(commits.commit(P, Offset(1)), Offset(2));
        assert!(commits.dead(P, Offset(3)));
        commits.given(P, Offset(4));
        assert!(!commits.dead(P, Offset(5)));
    }
}
