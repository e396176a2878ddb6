//! Records that cannot be read: set aside where a person finds them, and only so many.

use std::collections::VecDeque;

use rdkafka::Message as _;
use rdkafka::message::{BorrowedMessage, Header, OwnedHeaders};

use super::settings::Unreadable;
use crate::{Offset, Partition};

/// Records over which the share of unreadable ones is taken.
const WINDOW: usize = 1_000;
/// How many of them there must be.
const ENOUGH: usize = 100;

/// A record on its way to the dead letters, with all that was known of it.
pub(super) struct Letter {
    pub(super) partition: Partition,
    pub(super) offset: Offset,
    pub(super) code: &'static str,
    pub(super) reason: String,
    pub(super) key: Vec<u8>,
    pub(super) value: Vec<u8>,
    topic: String,
    timestamp: Option<i64>,
}

impl Letter {
    pub(super) fn of(
        message: &BorrowedMessage<'_>,
        place: (Partition, Offset),
        code: &'static str,
        reason: String,
    ) -> Self {
        Self {
            partition: place.0,
            offset: place.1,
            code,
            reason,
            key: message.key().unwrap_or_default().to_vec(),
            value: message.payload().unwrap_or_default().to_vec(),
            topic: message.topic().to_owned(),
            timestamp: message.timestamp().to_millis(),
        }
    }

    /// What a person needs to find out what happened.
    pub(super) fn headers(&self) -> OwnedHeaders {
        let timestamp = self.timestamp.map(|millis| millis.to_string()).unwrap_or_default();
        let text = [
            ("code", self.code.to_owned()),
            ("reason", self.reason.clone()),
            ("topic", self.topic.clone()),
            ("partition", self.partition.0.to_string()),
            ("offset", self.offset.0.to_string()),
            ("timestamp", timestamp),
        ];
        text.iter()
            .fold(OwnedHeaders::new().insert(Header { key: "key", value: Some(&self.key) }), |headers, (key, value)| {
                headers.insert(Header { key, value: Some(value) })
            })
    }
}

/// Watches how many of the last records could not be read.
pub(super) struct Watch {
    limit: Unreadable,
    last: VecDeque<bool>,
    in_a_row: u32,
}

impl Watch {
    pub(super) const fn new(limit: Unreadable) -> Self {
        Self { limit, last: VecDeque::new(), in_a_row: 0 }
    }

    /// Notes a record. Says whether too many could not be read.
    #[must_use]
    pub(super) fn note(&mut self, unreadable: bool) -> bool {
        self.in_a_row = if unreadable { self.in_a_row + 1 } else { 0 };
        if self.last.len() == WINDOW {
            self.last.pop_front();
        }
        self.last.push_back(unreadable);
        self.in_a_row > self.limit.in_a_row || self.share() > self.limit.share
    }

    #[expect(clippy::cast_precision_loss, reason = "there are at most a thousand")]
    fn share(&self) -> f64 {
        if self.last.len() < ENOUGH {
            return 0.0;
        }
        self.last.iter().filter(|unreadable| **unreadable).count() as f64 / self.last.len() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_so_many_in_a_row_are_too_many() {
        let mut watch = Watch::new(Unreadable { in_a_row: 2, share: 1.0 });
        assert_eq!(
            [true, true, false, true, true, true].map(|bad| watch.note(bad)),
            [false, false, false, false, false, true]
        );
    }

    #[test]
    fn a_larger_share_of_the_last_thousand_is_too_many_from_the_hundredth_on() {
        let mut watch = Watch::new(Unreadable { in_a_row: 100, share: 0.05 });
        for at in 0..99 {
            assert!(!watch.note(at % 2 == 0), "{at}");
        }
        assert!(watch.note(false));
        let mut watch = Watch::new(Unreadable { in_a_row: 100, share: 0.05 });
        assert!((0..3_000).all(|at| !watch.note(at % 20 == 19)), "one in twenty is not more than that");
        assert!((0..1_000).any(|at| watch.note(at % 19 == 0)));
    }
}
