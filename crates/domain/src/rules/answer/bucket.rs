use crate::coding::words;
use crate::{Day, Span};

/// How days are added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// Not at all.
    Day,
    /// By week, Monday to Sunday.
    Week,
    /// By calendar month.
    Month,
    /// All of them.
    Total,
}

words!(Grain, "grain", { Day => "day", Week => "week", Month => "month", Total => "total" });

/// The buckets of a range, clipped to it.
pub fn buckets(range: Span, grain: Grain) -> Vec<Span> {
    let end_of = |day: Day| match grain {
        Grain::Day => day,
        Grain::Week => day.week_start().plus(6),
        Grain::Month => day.month_end(),
        Grain::Total => range.to,
    };
    let mut buckets = Vec::new();
    let mut from = range.from;
    while from <= range.to {
        let to = end_of(from).min(range.to);
        buckets.push(Span { from, to });
        from = to.plus(1);
    }
    buckets
}
