use super::Marginal;
use super::bounds::{self, Doubts};
use crate::interval::Interval;
use crate::number;

/// Reach of several channels together, everybody counted once: between which bounds it lies,
/// and where it would lie if audiences overlapped at random. In accounts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Deduplicated {
    low: u64,
    high: u64,
    point: Option<f64>,
    population: Option<u64>,
    impressions: Option<u64>,
    doubts: Doubts,
}

impl Deduplicated {
    pub(super) fn of(marginals: &[Marginal], population: Option<u64>) -> Option<Self> {
        let doubts = bounds::doubts(marginals, population);
        let population = population.map(|people| bounds::effective_population(marginals, people));
        let (low, high) = bounds::hard(marginals, population);
        let point = match population {
            _ if low == high => Some(number::count(low)),
            Some(people) => Some(within(low, independence(marginals, people), high)),
            None => None,
        };
        let impressions = bounds::impressions(marginals);
        (!marginals.is_empty()).then_some(Self { low, high, point, population, impressions, doubts })
    }

    /// The hard lower bound L: fewer people cannot have been reached.
    pub const fn low(&self) -> u64 {
        self.low
    }

    /// The hard upper bound H: more people cannot have been reached.
    pub const fn high(&self) -> u64 {
        self.high
    }

    /// The independence point S = N(1 − Π(1 − Rᵢ/N)), known in media planning as Sainsbury's
    /// formula (Caffyn and Sagovsky, 1963, "Net audiences of British newspapers", Journal of
    /// Advertising Research 3).
    ///
    /// It assumes that audiences overlap at random. Heavy users of one platform tend to use the
    /// others, so the truth is more often below it than above. `None` without a population,
    /// unless the bounds agree and nothing is left to assume.
    pub const fn point(&self) -> Option<f64> {
        self.point
    }

    /// U(λ): from the upper bound (λ = −1) through the independence point (λ = 0) to fully
    /// nested audiences, the lower bound (λ = 1). `None` without a point, or for another λ.
    ///
    /// Linear between these three, in the manner of models that seek the likeliest point
    /// between the bounds (Moyano Galdames, Muñoz Balmaceda and Selman, 2005, "An estimation
    /// method for media audience duplication", ESOMAR). No data say where λ lies: whoever shows
    /// a value says which, and why.
    pub fn planning(&self, lambda: f64) -> Option<f64> {
        let point = self.point.filter(|_| (-1.0..=1.0).contains(&lambda))?;
        let towards = number::count(if lambda < 0.0 { self.high } else { self.low });
        Some(within(self.low, point + lambda.abs() * (towards - point), self.high))
    }

    /// The population that was reckoned with: the given one, or the largest reach if that is
    /// more.
    pub const fn population(&self) -> Option<u64> {
        self.population
    }

    /// Average frequency: impressions over the highest and over the lowest reach, I/H … I/L.
    /// `None` where a channel's impressions are not known, or nobody was certainly reached.
    pub fn frequency(&self) -> Option<Interval> {
        self.impressions.and_then(|all| self.over(number::count(all)))
    }

    /// Events, such as referrals, for a thousand people reached: over the highest and over the
    /// lowest reach. `None` where nobody was certainly reached.
    pub fn per_thousand(&self, events: u64) -> Option<Interval> {
        self.over(1_000.0 * number::count(events))
    }

    /// What in the figures contradicts itself.
    pub const fn doubts(&self) -> Doubts {
        self.doubts
    }

    fn over(&self, numerator: f64) -> Option<Interval> {
        let (low, high) = (number::count(self.low), number::count(self.high));
        (self.low > 0).then(|| Interval { low: numerator / high, high: numerator / low })
    }
}

/// Through logarithms, since 1 − R/N loses the digits of a reach that is small beside N.
fn independence(marginals: &[Marginal], population: u64) -> f64 {
    let people = number::count(population);
    let unreached: f64 = marginals.iter().map(|one| (-number::count(one.reach.reported()) / people).ln_1p()).sum();
    -people * unreached.exp_m1()
}

/// Rounding must not carry a value past the bounds.
fn within(low: u64, value: f64, high: u64) -> f64 {
    value.max(number::count(low)).min(number::count(high))
}
