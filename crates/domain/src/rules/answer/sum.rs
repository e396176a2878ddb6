use std::collections::BTreeMap;

use crate::coding::words;
use crate::rules::finality::Firmness;
use crate::{Carried, Counts, Currency, Metric, Money, Span, Tally};

use super::Value;

/// What a reader must know of a figure before using it, the weakest of its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureState {
    /// Complete and final.
    #[default]
    Ok,
    /// Its window closed, and no later export confirmed it.
    NotRechecked,
    /// The platform may still restate it.
    Moving,
    /// Some of what was asked is not in it, or families disagree about it.
    Partial,
    /// Nothing is known.
    Missing,
}

words!(FigureState, "state of a figure", {
    Ok => "ok",
    NotRechecked => "not_rechecked",
    Moving => "moving",
    Partial => "partial",
    Missing => "missing",
});

impl From<Firmness> for FigureState {
    fn from(firmness: Firmness) -> Self {
        match firmness {
            Firmness::Final => Self::Ok,
            Firmness::NotRechecked => Self::NotRechecked,
            Firmness::Moving => Self::Moving,
        }
    }
}

/// Figures by bucket and value.
pub(super) type Rows = BTreeMap<(Span, Value), Figures>;

/// One part of a sum: what one family says about one campaign in one unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) tally: Tally,
    pub(super) carried: Carried,
    pub(super) state: FigureState,
    pub(super) currency: Option<Currency>,
}

/// Sums over parts that may each carry other metrics.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    parts: u32,
    carried: [u32; Metric::COUNT],
    carried_spend: u32,
    counts: Counts,
    spend: Vec<(Option<Currency>, Money)>,
    state: FigureState,
}

impl Figures {
    pub(super) fn add(&mut self, part: &Part) {
        self.parts += 1;
        for metric in part.carried.metrics() {
            self.carried[metric.index()] += 1;
            self.counts[metric.index()] += part.tally.count(metric);
        }
        if part.carried.has_spend() {
            self.carried_spend += 1;
            self.add_spend(part.currency, part.tally.spend);
        }
        self.state = self.state.max(part.state);
    }

    fn add_spend(&mut self, currency: Option<Currency>, amount: Money) {
        match self.spend.iter_mut().find(|(known, _)| *known == currency) {
            Some((_, sum)) => *sum += amount,
            None => self.spend.push((currency, amount)),
        }
    }

    /// Marks the figures as no firmer than `state`.
    pub(super) fn weaken(&mut self, state: FigureState) {
        self.state = self.state.max(state);
    }

    /// The sum of a count: of the parts that carry it, or nothing where none does.
    pub fn count(&self, metric: Metric) -> Option<i64> {
        (self.carried[metric.index()] > 0).then(|| self.counts[metric.index()])
    }

    /// How far a count can be relied upon.
    pub fn count_state(&self, metric: Metric) -> FigureState {
        self.state_of(self.carried[metric.index()])
    }

    /// The sums of spend, each in its currency: never added without a rate.
    pub fn spend(&self) -> Option<&[(Option<Currency>, Money)]> {
        (self.carried_spend > 0).then_some(self.spend.as_slice())
    }

    /// How far spend can be relied upon.
    pub fn spend_state(&self) -> FigureState {
        self.state_of(self.carried_spend)
    }

    fn state_of(&self, carried: u32) -> FigureState {
        match carried {
            0 => FigureState::Missing,
            some if some < self.parts => FigureState::Partial,
            _ => self.state,
        }
    }
}
