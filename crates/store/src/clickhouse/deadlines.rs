use std::time::Duration;

/// How long a call may take before it counts as failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// Of a question that adds rows up.
    pub(super) read: Duration,
    /// Of what changes something.
    pub(super) write: Duration,
    /// Of what touches a few rows, and of a connection.
    pub(super) brief: Duration,
}

impl Deadlines {
    /// As long as it takes: for a database that is a process beside ours.
    pub const NONE: Self = Self { read: Duration::MAX, write: Duration::MAX, brief: Duration::MAX };

    /// Questions may take so long, changes five times as long, and what is small ten seconds
    /// at most.
    pub fn new(read: Duration) -> Self {
        Self { read, write: read.saturating_mul(5), brief: read.min(Duration::from_secs(10)) }
    }

    /// How long a statement may take that changes something.
    pub const fn of_changes(&self) -> Duration {
        self.write
    }
}

impl Default for Deadlines {
    /// A minute, five minutes and ten seconds.
    fn default() -> Self {
        Self::new(Duration::from_secs(60))
    }
}
