use domain::{Day, Span};

/// The days on which a campaign runs, in order, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flights(Vec<(i64, i64)>);

impl Flights {
    /// Spans in any order, which may overlap. One whose end lies before its start has no day.
    pub(super) fn new(spans: &[Span]) -> Self {
        let day = |day: Day| i64::from(day.epoch_days());
        let mut all: Vec<_> = spans.iter().map(|span| (day(span.from), day(span.to))).collect();
        all.retain(|(from, to)| from <= to);
        all.sort_unstable();
        let mut apart: Vec<(i64, i64)> = Vec::new();
        for (from, to) in all {
            match apart.last_mut() {
                Some((_, end)) if from <= *end => *end = to.max(*end),
                _ => apart.push((from, to)),
            }
        }
        Self(apart)
    }

    /// How many days there are.
    pub(super) fn days(&self) -> u64 {
        self.0.iter().map(|(from, to)| from.abs_diff(*to) + 1).sum()
    }

    /// How many days there are up to and with `through`.
    pub(super) fn elapsed(&self, through: Day) -> u64 {
        let through = i64::from(through.epoch_days());
        let begun = self.0.iter().filter(|(from, _)| *from <= through);
        begun.map(|(from, to)| from.abs_diff(*to.min(&through)) + 1).sum()
    }
}
