//! Intervals around counts and proportions, so that small numbers do not look certain.

mod alpha;
mod cost;
mod poisson;
mod quantile;
mod wilson;

pub use alpha::Alpha;
pub use cost::{CostInterval, cost_per_event};
pub use poisson::poisson;
pub use wilson::wilson;

/// From the lowest value to the highest that the figures are compatible with, both finite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lowest value.
    pub low: f64,
    /// Highest value.
    pub high: f64,
}

#[cfg(test)]
mod tests;
