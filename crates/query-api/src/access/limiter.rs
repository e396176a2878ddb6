use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// Holds what happens under a rate, for each key on its own: so many a minute, all at once or
/// one after another (the generic cell rate algorithm). It keeps one moment for a key.
#[derive(Debug)]
pub(super) struct Limiter<K> {
    interval: SignedDuration,
    due: Mutex<HashMap<K, Timestamp>>,
}

const MINUTE: SignedDuration = SignedDuration::from_secs(60);

/// The most keys that are remembered: whoever has more addresses than this is not held back
/// by counting them.
const MOST_KEYS: usize = 10_000;

impl<K: Eq + Hash> Limiter<K> {
    /// So many a minute, at least one.
    pub(super) fn a_minute(most: u32) -> Self {
        let interval = MINUTE / i32::try_from(most.max(1)).unwrap_or(i32::MAX);
        Self { interval, due: Mutex::default() }
    }

    /// Counts one more; or says how long to wait, and counts nothing.
    pub(super) fn take(&self, key: K, now: Timestamp) -> Result<(), SignedDuration> {
        let mut due = self.due.lock().unwrap_or_else(PoisonError::into_inner);
        if due.len() >= MOST_KEYS {
            due.retain(|_, due| *due > now);
            if due.len() >= MOST_KEYS {
                due.clear();
            }
        }
        // A clock that was set back must shut nobody out for longer than a minute.
        let before = due.get(&key).map_or(SignedDuration::ZERO, |due| due.duration_since(now));
        let next = before.clamp(SignedDuration::ZERO, MINUTE) + self.interval;
        if next > MINUTE {
            return Err(next - MINUTE);
        }
        due.insert(key, now.saturating_add(next).unwrap_or(Timestamp::MAX));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + seconds).unwrap()
    }

    #[test]
    fn so_many_a_minute_and_no_more() {
        let limiter = Limiter::a_minute(3);
        let taken = |key, second| limiter.take(key, at(second)).is_ok();
        assert_eq!([0, 0, 0, 0].map(|second| taken("a", second)), [true, true, true, false]);
        assert!(taken("b", 0), "each on its own");
        assert_eq!(limiter.take("a", at(5)), Err(SignedDuration::from_secs(15)));
        assert_eq!([20, 20, 40, 41].map(|second| taken("a", second)), [true, false, true, false]);
        assert_eq!([400, 400, 400, 400].map(|second| taken("a", second)), [true, true, true, false]);
    }

    #[test]
    fn a_clock_that_is_set_back_shuts_nobody_out() {
        let limiter = Limiter::a_minute(1);
        assert!(limiter.take((), at(100_000)).is_ok());
        assert_eq!(limiter.take((), at(0)), Err(MINUTE));
        assert_eq!(Limiter::a_minute(0).take((), at(0)), Ok(()));
    }

    #[test]
    fn it_does_not_grow_without_end() {
        let limiter = Limiter::a_minute(1);
        for key in 0..3 * MOST_KEYS {
            assert!(limiter.take(key, at(0)).is_ok());
        }
        assert!(limiter.due.lock().unwrap().len() <= MOST_KEYS);
    }
}
