use domain::Money;
use proptest::prelude::*;

use super::*;

fn alphas() -> impl Strategy<Value = Alpha> {
    (1_u32..1_000_000).prop_map(|millionths| Alpha::from_millionths(millionths).unwrap())
}

/// Counts of every size, the largest included.
fn counts() -> impl Strategy<Value = u64> {
    prop_oneof![Just(0), Just(u64::MAX), 0..50_u64, (0..64_u32, any::<u64>()).prop_map(|(by, any)| any >> by)]
}

/// The probability of at most `count` events, where `mean` are expected.
fn at_most(count: u64, mean: f64) -> f64 {
    let mut term = (-mean).exp();
    let mut sum = term;
    for event in 1..=count {
        term *= mean / crate::number::count(event);
        sum += term;
    }
    sum
}

#[test]
fn alpha_is_neither_nothing_nor_certainty() {
    assert_eq!(Alpha::from_millionths(0), None);
    assert_eq!(Alpha::from_millionths(1_000_000), None);
    assert_eq!(Alpha::from_millionths(50_000), Some(Alpha::default()));
}

#[test]
fn an_end_of_a_counts_interval_is_the_mean_at_which_the_count_is_just_too_unlikely() {
    for alpha in [10_000, 50_000, 320_000].map(|millionths| Alpha::from_millionths(millionths).unwrap()) {
        for count in 0..60 {
            let Interval { low, high } = poisson(count, alpha);
            assert!((at_most(count, high) / alpha.tail() - 1.0).abs() < 1e-7, "{count} {alpha:?}");
            let or_more = count.checked_sub(1).map(|fewer| 1.0 - at_most(fewer, low));
            assert!(or_more.is_none_or(|or_more| (or_more / alpha.tail() - 1.0).abs() < 1e-7), "{count} {alpha:?}");
        }
    }
}

#[test]
fn no_event_bounds_a_cost_from_below_only() {
    let cost = cost_per_event(Money::from_micros(100_000_000), 0, Alpha::default()).unwrap();
    assert!((cost.low * -0.025_f64.ln() / 100.0 - 1.0).abs() < 1e-9, "{cost:?}");
    assert_eq!(cost.high, None);
    assert_eq!(poisson(0, Alpha::default()).low.to_bits(), 0.0_f64.to_bits());
}

#[test]
fn what_has_no_interval_is_none() {
    assert_eq!(cost_per_event(Money::from_units(-1), 7, Alpha::default()), None);
    assert_eq!(wilson(0, 0, Alpha::default()), None);
    assert_eq!(wilson(2, 1, Alpha::default()), None);
}

#[test]
fn a_proportion_of_all_or_none_has_an_interval_on_one_side() {
    let (none, all) = (wilson(0, 40, Alpha::default()).unwrap(), wilson(40, 40, Alpha::default()).unwrap());
    assert!(none.low <= 0.0 && none.high > 0.05 && none.high < 0.15, "{none:?}");
    assert!(all.high >= 1.0 && all.low < 0.95 && all.low > 0.85, "{all:?}");
}

proptest! {
    #[test]
    fn an_interval_holds_its_count_and_is_finite(count in counts(), alpha in alphas()) {
        let Interval { low, high } = poisson(count, alpha);
        let count = crate::number::count(count);
        prop_assert!(0.0 <= low && low <= count && count <= high && high.is_finite(), "{low} {count} {high}");
    }

    #[test]
    fn more_events_are_more_certain(count in 1..u64::MAX / 2, by in 0..63_u32) {
        let count = (count >> by).max(1);
        let width = |count: u64| {
            let Interval { low, high } = poisson(count, Alpha::default());
            (high - low) / crate::number::count(count)
        };
        prop_assert!(width(count * 2) < width(count));
    }

    #[test]
    fn a_smaller_alpha_widens(count in 0..5_000_u64, alpha in 2..1_000_000_u32) {
        let [wide, narrow] = [alpha / 2, alpha].map(|alpha| poisson(count, Alpha::from_millionths(alpha).unwrap()));
        prop_assert!(wide.low <= narrow.low && narrow.high < wide.high, "{wide:?} {narrow:?}");
    }

    #[test]
    fn a_proportion_lies_in_its_interval(part in counts(), trials in counts(), alpha in alphas()) {
        let (part, trials) = (part.min(trials), trials.max(1));
        let Interval { low, high } = wilson(part, trials, alpha).unwrap();
        let p = crate::number::count(part) / crate::number::count(trials);
        prop_assert!(0.0 <= low && low <= p && p <= high && high <= 1.0, "{low} {p} {high}");
    }

    #[test]
    fn more_trials_are_more_certain(part in 0..1_000_u64, others in 1..1_000_u64) {
        let width = |times: u64| {
            let Interval { low, high } = wilson(part * times, (part + others) * times, Alpha::default()).unwrap();
            high - low
        };
        prop_assert!(width(3) < width(1));
    }

    #[test]
    fn a_cost_is_finite_and_in_order(units in any::<i128>(), count in counts(), alpha in alphas()) {
        if let Some(CostInterval { low, high }) = cost_per_event(Money::from_units(units), count, alpha) {
            prop_assert!(low >= 0.0 && low.is_finite());
            prop_assert_eq!(high.is_some(), count > 0);
            prop_assert!(high.is_none_or(|high| low <= high && high.is_finite()));
        }
    }
}
