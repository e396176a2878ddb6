//! Whether spend keeps to its plan.
//!
//! A plan spreads a budget over the days of a campaign's flights. Amounts are exact up to what
//! was planned; floating point starts with the quotients.

mod flights;

use domain::{Day, Money, Span};

use crate::number;
use flights::Flights;

/// How many days the trailing mean looks back: whole weeks, so that weekends weigh alike.
pub const TRAILING_DAYS: usize = 7;

/// A budget spread over the days of flights, each day with its weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    budget: Money,
    flights: Flights,
    /// Sums of weights up to each day of the flights; nothing where all days weigh the same.
    weighed: Option<Vec<u64>>,
}

impl Plan {
    /// The same amount on every day of the flights; a day in two flights is one day. `None`
    /// where there is no day, or the budget is below zero.
    pub fn linear(budget: Money, flights: &[Span]) -> Option<Self> {
        let flights = Flights::new(flights);
        (flights.days() > 0 && budget >= Money::ZERO).then_some(Self { budget, flights, weighed: None })
    }

    /// By weight: one for each day of the flights, in order. Only their proportions matter, so
    /// 10, 12 and 14 stand for 1, 1.2 and 1.4. `None` as for [`Plan::linear`], where their
    /// number is not that of the days, or where all are 0.
    pub fn weighted(budget: Money, flights: &[Span], weights: &[u32]) -> Option<Self> {
        let plan = Self::linear(budget, flights)?;
        let sums = weights.iter().scan(0_u64, |sum, weight| {
            *sum += u64::from(*weight);
            Some(*sum)
        });
        let sums: Vec<u64> = sums.collect();
        let fits = u64::try_from(sums.len()) == Ok(plan.flights.days()) && sums.last().is_some_and(|sum| *sum > 0);
        fits.then_some(Self { weighed: Some(sums), ..plan })
    }

    /// What the plan spends up to and with a day: budget × Σ weight(days so far) / Σ weight,
    /// rounded half to even in the tenth decimal place.
    pub fn planned(&self, through: Day) -> Money {
        let (part, whole) = self.elapsed(through);
        let (part, whole) = (u128::from(part), u128::from(whole));
        let budget = self.budget.units().unsigned_abs();
        // Divided first, so that no product exceeds its type.
        let (whole_units, rest) = (budget / whole * part, budget % whole * part);
        let units = half_to_even(whole_units + rest / whole, rest % whole, whole);
        i128::try_from(units).map_or(self.budget, Money::from_units)
    }

    /// Pacing index: spend to date over planned to date, 1 where both agree. `None` before the
    /// first day that has a weight, or without a budget.
    pub fn index(&self, spent: Money, through: Day) -> Option<f64> {
        let (part, whole) = self.elapsed(through);
        let defined = part > 0 && !self.budget.is_zero();
        let planned = || number::count(part) / number::count(whole) * number::money(self.budget);
        defined.then(|| number::money(spent) / planned())
    }

    /// What may be spent a day, in units of the currency, for the budget to last to the end:
    /// below zero where more than the budget is gone. `None` once no day is left.
    pub fn required_daily(&self, spent: Money, through: Day) -> Option<f64> {
        let left = self.days_left(through);
        (left > 0).then(|| self.remaining(spent) / number::count(left))
    }

    /// Projected spend at the end: spend to date + [`trailing_mean`] of `daily` × days left.
    /// `daily` is the spend of each day of the flights so far, in order. `None` before any.
    pub fn projected(&self, spent: Money, daily: &[Money], through: Day) -> Option<f64> {
        let left = number::count(self.days_left(through));
        trailing_mean(daily).map(|mean| number::money(spent) + mean * left)
    }

    /// In how many days the budget is gone at the [`trailing_mean`] of `daily`; 0 where it
    /// is. `None` where nothing was spent lately.
    pub fn exhausted_in(&self, spent: Money, daily: &[Money]) -> Option<f64> {
        let mean = trailing_mean(daily).filter(|mean| *mean > 0.0)?;
        Some((self.remaining(spent) / mean).max(0.0))
    }

    /// Days of the flights after `through`.
    pub fn days_left(&self, through: Day) -> u64 {
        self.flights.days() - self.flights.elapsed(through)
    }

    fn remaining(&self, spent: Money) -> f64 {
        let exact = self.budget.units().checked_sub(spent.units());
        exact.map_or_else(
            || number::money(self.budget) - number::money(spent),
            |units| number::money(Money::from_units(units)),
        )
    }

    /// The weight of the days so far, and of all.
    fn elapsed(&self, through: Day) -> (u64, u64) {
        let days = self.flights.elapsed(through);
        let Some(sums) = &self.weighed else { return (days, self.flights.days()) };
        let so_far = days.checked_sub(1).and_then(|last| sums.get(usize::try_from(last).ok()?));
        (so_far.copied().unwrap_or_default(), sums.last().copied().unwrap_or_default())
    }
}

/// The mean of the last seven days of `daily`, or of all where there are fewer, in units of
/// the currency. `None` where there is no day.
pub fn trailing_mean(daily: &[Money]) -> Option<f64> {
    let recent = daily.iter().rev().take(TRAILING_DAYS);
    let days = u64::try_from(recent.len()).ok().filter(|days| *days > 0)?;
    Some(recent.map(|amount| number::money(*amount)).sum::<f64>() / number::count(days))
}

/// A quotient, its remainder and the divisor, rounded half to even.
const fn half_to_even(quotient: u128, rest: u128, divisor: u128) -> u128 {
    let short = divisor - rest;
    let up = rest > short || (rest == short && quotient % 2 == 1);
    if up { quotient + 1 } else { quotient }
}

#[cfg(test)]
mod tests;
