use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};

use domain::LoadId;
use jiff::Timestamp;

/// Makes the names of sendings: milliseconds since 2020, then 22 bits that begin at random.
///
/// Names of one process always rise; those of two processes differ by the time, or else by
/// the random bits.
#[derive(Debug)]
pub struct LoadIds {
    random: u64,
    last: AtomicU64,
}

const BITS: u32 = 22;
const START_OF_2020: i64 = 1_577_836_800_000;

impl Default for LoadIds {
    fn default() -> Self {
        Self::from_seed(RandomState::new().hash_one(std::process::id()))
    }
}

impl LoadIds {
    /// Names whose low bits begin at a given place.
    pub fn from_seed(seed: u64) -> Self {
        Self { random: seed & ((1 << BITS) - 1), last: AtomicU64::new(0) }
    }

    /// A name that was never given before.
    pub fn next(&self, now: Timestamp) -> LoadId {
        let millis = now.as_millisecond().saturating_sub(START_OF_2020);
        let wanted = (u64::try_from(millis).unwrap_or(0) << BITS) | self.random;
        let after = |last: u64| wanted.max(last.saturating_add(1));
        let last = self.last.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |last| Some(after(last)));
        LoadId(after(last.unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_rise_even_when_the_clock_stands_still_or_goes_back() {
        let (ids, late) = (LoadIds::from_seed(u64::MAX), "2026-06-01T00:00:00Z".parse().unwrap());
        let names: Vec<u64> =
            [late, late, "2021-01-01T00:00:00Z".parse().unwrap(), late].map(|at| ids.next(at).0).into();
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "{names:?}");
        assert_eq!(names[0] >> BITS, 202_435_200_000);
    }

    #[test]
    fn two_processes_differ_within_a_millisecond() {
        let now = "2026-06-01T00:00:00Z".parse().unwrap();
        assert_ne!(LoadIds::from_seed(1).next(now), LoadIds::from_seed(2).next(now));
        assert_ne!(LoadIds::default().random, LoadIds::default().random);
    }
}
