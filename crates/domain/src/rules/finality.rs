//! Whether a day's figures may still move.

use jiff::Timestamp;

use crate::coding::words;
use crate::{Day, Source, Zone};

/// How firm a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Firmness {
    /// An export made after the platform's window for the day has confirmed it.
    Final,
    /// Its window closed, and no export made since has confirmed it.
    NotRechecked,
    /// The platform may still restate it.
    Moving,
}

words!(Firmness, "firmness", { Final => "ok", NotRechecked => "not_rechecked", Moving => "moving" });

/// How firm a day is at `now`, if its figures were last confirmed at `confirmed_at`.
pub fn firmness(day: Day, source: Source, zone: &Zone, confirmed_at: Timestamp, now: Timestamp) -> Firmness {
    let settled_at = zone.settled_at(day, source);
    if confirmed_at >= settled_at {
        Firmness::Final
    } else if now < settled_at {
        Firmness::Moving
    } else {
        Firmness::NotRechecked
    }
}
