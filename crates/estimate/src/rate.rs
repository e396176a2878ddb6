//! Rates, each with the base that it rests on.
//!
//! A rate of several parts is the sum of their numerators over the sum of their denominators.
//! Rates are never averaged, so only sums come in. Counts and amounts are exact until the one
//! division, which is where floating point starts. A rate without a base is `None`, not 0.

use domain::{Money, Reach};

use crate::number;

/// A quotient and its denominator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// The quotient; of a cost, in units of the currency.
    pub value: f64,
    /// The denominator: impressions, clicks, referrals or accounts. Never 0.
    pub base: u64,
}

/// Click-through rate (CTR): link clicks over impressions, as the IAB and the Media Rating
/// Council define it. Its interval is [`wilson`](crate::interval::wilson).
pub fn click_through(link_clicks: u64, impressions: u64) -> Option<Rate> {
    proportion(link_clicks, impressions)
}

/// Cost per mille (CPM): spend for a thousand impressions.
pub fn cost_per_mille(spend: Money, impressions: u64) -> Option<Rate> {
    over(1_000.0 * number::money(spend), impressions)
}

/// Cost per click (CPC): spend over link clicks, counted as for [`click_through`].
pub fn cost_per_click(spend: Money, link_clicks: u64) -> Option<Rate> {
    cost_per(spend, link_clicks)
}

/// Cost per referral: spend over clicks that led to the helpline. Its interval is
/// [`cost_per_event`](crate::interval::cost_per_event).
pub fn cost_per_referral(spend: Money, referrals: u64) -> Option<Rate> {
    cost_per(spend, referrals)
}

/// Spend for a thousand accounts reached. The reach is of exactly the entity and window that
/// the spend is of; across channels there is only
/// [`Deduplicated::per_thousand`](crate::reach::Deduplicated::per_thousand).
pub fn cost_per_thousand_reached(spend: Money, reach: Reach) -> Option<Rate> {
    over(1_000.0 * number::money(spend), reach.reported())
}

/// Average frequency: impressions over the reach of exactly the same entity and window.
pub fn frequency(impressions: u64, reach: Reach) -> Option<Rate> {
    proportion(impressions, reach.reported())
}

/// Any count over another, such as completed views over impressions.
pub fn proportion(part: u64, base: u64) -> Option<Rate> {
    over(number::count(part), base)
}

/// Any amount over a count, such as spend over views.
pub fn cost_per(spend: Money, count: u64) -> Option<Rate> {
    over(number::money(spend), count)
}

fn over(numerator: f64, base: u64) -> Option<Rate> {
    (base > 0).then(|| Rate { value: numerator / number::count(base), base })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_without_a_base_is_none_and_not_zero() {
        let spend = Money::from_micros(5_000_000);
        assert_eq!(click_through(0, 0), None);
        assert_eq!(cost_per_mille(spend, 0), None);
        assert_eq!(cost_per_click(spend, 0), None);
        assert_eq!(cost_per_referral(spend, 0), None);
        assert_eq!(cost_per_thousand_reached(spend, Reach::new(0)), None);
        assert_eq!(frequency(7, Reach::new(0)), None);
    }

    #[test]
    fn nothing_over_something_is_zero() {
        assert_eq!(click_through(0, 40), Some(Rate { value: 0.0, base: 40 }));
    }

    #[test]
    fn the_largest_figures_stay_finite() {
        for spend in [Money::from_units(i128::MAX), Money::from_units(i128::MIN)] {
            assert!(cost_per_mille(spend, 1).unwrap().value.is_finite());
            assert!(cost_per_click(spend, u64::MAX).unwrap().value.is_finite());
        }
        assert!(click_through(u64::MAX, 1).unwrap().value.is_finite());
    }
}
