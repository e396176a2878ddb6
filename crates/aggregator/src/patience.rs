use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

/// How long to wait before something is tried again: twice as long each time, up to a limit, and
/// never quite as long as others that failed at the same moment.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// The first wait.
    pub first: Duration,
    /// The longest.
    pub longest: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { first: Duration::from_millis(200), longest: Duration::from_secs(20) }
    }
}

impl Patience {
    /// The wait after so many failures: between a half and the whole of what is due.
    pub fn pause(&self, failures: u32) -> Duration {
        let due = self.first.saturating_mul(2_u32.saturating_pow(failures)).min(self.longest);
        let share = u32::try_from(RandomState::new().hash_one(failures) % 512).unwrap_or(0);
        (due / 1024) * (512 + share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_up_to_the_longest_and_are_never_without_end() {
        let patience = Patience::default();
        for failures in [0, 1, 5, 31, 32, u32::MAX] {
            let due = patience.first.saturating_mul(2_u32.saturating_pow(failures)).min(patience.longest);
            let pause = patience.pause(failures);
            assert!(pause >= due.mul_f32(0.49) && pause <= due, "{failures}: {pause:?} of {due:?}");
        }
    }
}
