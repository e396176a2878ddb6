use domain::Money;

use super::{Alpha, poisson};
use crate::number;

/// From the lowest cost per event to the highest, in units of the currency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CostInterval {
    /// Lowest cost.
    pub low: f64,
    /// Highest cost. `None` where no event was counted: nothing then bounds it.
    pub high: Option<f64>,
}

/// The interval of a cost per event, from the exact interval of the number of events: what was
/// spent, over the most and over the fewest events that the count is compatible with. `None`
/// for an amount below zero.
///
/// The spend is known and not estimated, so Garwood's interval ([`poisson`]) carries through
/// the division unchanged. The amount is exact; floating point starts with the division.
pub fn cost_per_event(cost: Money, count: u64, alpha: Alpha) -> Option<CostInterval> {
    if cost < Money::ZERO {
        return None;
    }
    let (cost, events) = (number::money(cost), poisson(count, alpha));
    Some(CostInterval { low: cost / events.high, high: (count > 0).then(|| cost / events.low) })
}
