use domain::Day;
use proptest::prelude::*;

use super::*;

const WINDOW: Span = Span::day(Day::from_epoch_days(20_710));

fn marginal(reach: u64) -> Marginal {
    Marginal { window: WINDOW, reach: Reach::new(reach), impressions: None, frequency_cap: None }
}

fn shown(reach: u64, impressions: u64, cap: Option<u64>) -> Marginal {
    Marginal { impressions: Some(impressions), frequency_cap: cap.and_then(NonZeroU64::new), ..marginal(reach) }
}

/// Numbers of every size, the smallest and the largest included.
fn numbers() -> impl Strategy<Value = u64> {
    prop_oneof![Just(0), Just(u64::MAX), (0..64_u32, any::<u64>()).prop_map(|(by, any)| any >> by)]
}

/// Anything, contradictions included.
fn marginals() -> impl Strategy<Value = Marginal> {
    let cap = prop::option::of(numbers());
    (numbers(), prop::option::of(numbers()), cap).prop_map(|(reach, impressions, cap)| Marginal {
        impressions,
        frequency_cap: cap.and_then(NonZeroU64::new),
        ..marginal(reach)
    })
}

#[test]
fn channels_of_different_windows_are_refused() {
    let other = Marginal { window: Span::day(Day::from_epoch_days(20_711)), ..marginal(7) };
    assert_eq!(across_channels(&[marginal(7), other], None), Err(Incomparable::WindowsDiffer));
    assert!(across_windows(&[marginal(7), other], None).is_ok());
    assert_eq!(across_channels(&[], Some(100)), Err(Incomparable::Nothing));
    assert_eq!(across_windows(&[], Some(100)), Err(Incomparable::Nothing));
}

#[test]
fn without_a_population_there_are_bounds_and_no_point() {
    let found = across_channels(&[marginal(600), marginal(500)], None).unwrap();
    assert_eq!((found.low(), found.high(), found.population()), (600, 1_100, None));
    assert_eq!((found.point(), found.planning(0.5)), (None, None));
}

#[test]
fn a_population_that_is_too_small_is_said_and_widened() {
    let found = across_channels(&[marginal(600), marginal(500)], Some(400)).unwrap();
    assert!(found.doubts().population_too_small);
    assert_eq!((found.low(), found.high(), found.population()), (600, 600, Some(600)));
}

#[test]
fn nobody_is_reached_by_more_people_than_impressions() {
    let found = across_channels(&[shown(600, 610, None), shown(500, 450, None)], Some(5_000)).unwrap();
    assert_eq!((found.low(), found.high()), (600, 1_060));
    assert!(found.doubts().impressions_below_reach);
    let partly = across_channels(&[shown(600, 610, None), marginal(500)], Some(5_000)).unwrap();
    assert_eq!((partly.high(), partly.frequency()), (1_100, None));
}

#[test]
fn a_cap_raises_the_lower_bound_and_is_said_to_be_exceeded() {
    let found = across_channels(&[shown(600, 7_001, Some(10)), shown(500, 900, Some(10))], Some(5_000)).unwrap();
    assert_eq!((found.low(), found.high()), (701, 1_100));
    assert!(found.doubts().cap_exceeded);
    let kept = across_channels(&[shown(600, 6_000, Some(10)), marginal(500)], None).unwrap();
    assert_eq!((kept.low(), kept.doubts()), (600, Doubts::default()));
}

#[test]
fn a_reach_that_is_small_beside_the_population_keeps_its_digits() {
    let found = across_channels(&[marginal(3), marginal(4)], Some(10_u64.pow(18))).unwrap();
    assert!((7.0 - found.point().unwrap()).abs() < 1e-12, "{found:?}");
}

#[test]
fn rounding_does_not_carry_the_point_past_its_bound() {
    let found = across_channels(&[marginal(399), marginal(58)], Some(10_u64.pow(18))).unwrap();
    assert_eq!(found.point(), Some(457.0));
}

#[test]
fn planning_takes_only_values_between_minus_one_and_one() {
    let found = across_channels(&[marginal(600), marginal(500)], Some(5_000)).unwrap();
    for lambda in [1.01, -1.01, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(found.planning(lambda), None);
    }
    assert_eq!(found.planning(-1.0), Some(1_100.0));
    assert_eq!(found.planning(0.0), found.point());
    assert_eq!(found.planning(1.0), Some(600.0));
}

proptest! {
    #[test]
    fn the_point_and_all_between_lie_within_the_bounds(
        all in prop::collection::vec(marginals(), 1..6), population in prop::option::of(numbers()),
        lambda in -1.0..=1.0_f64,
    ) {
        let found = across_channels(&all, population).unwrap();
        let (low, high) = (crate::number::count(found.low()), crate::number::count(found.high()));
        prop_assert!(found.low() <= found.high());
        prop_assert!(all.iter().all(|one| one.reach.reported() <= found.low() || found.low() == found.high()));
        for value in [found.point(), found.planning(lambda)] {
            prop_assert!(value.is_none_or(|value| low <= value && value <= high), "{value:?}");
            prop_assert!(value.is_some() || population.is_none());
        }
    }

    #[test]
    fn one_more_channel_lowers_nothing(
        all in prop::collection::vec(marginals(), 1..6), one in marginals(), population in prop::option::of(numbers()),
    ) {
        let fewer = across_channels(&all, population).unwrap();
        let more = across_channels(&[all.as_slice(), &[one]].concat(), population).unwrap();
        prop_assert!(more.low() >= fewer.low() && more.high() >= fewer.high());
        if population.is_some() {
            let (fewer, more) = (fewer.point().unwrap(), more.point().unwrap());
            prop_assert!(more >= fewer * (1.0 - 1e-12), "{fewer} {more}");
        }
    }

    #[test]
    fn a_wider_population_raises_the_point(
        reach in prop::collection::vec(1_000..1_000_000_u64, 2..6), population in 1_000_000..3_000_000_u64,
        by in 2..9_u64,
    ) {
        let all: Vec<Marginal> = reach.into_iter().map(marginal).collect();
        let [narrow, wide] = [population, population * by].map(|n| across_channels(&all, Some(n)).unwrap());
        prop_assert!(wide.point() > narrow.point(), "{narrow:?} {wide:?}");
        prop_assert!(wide.high() >= narrow.high() && wide.low() == narrow.low());
    }

    #[test]
    fn one_channel_is_its_own_reach(
        one in marginals(), population in prop::option::of(numbers()), lambda in -1.0..=1.0_f64,
    ) {
        let found = across_channels(&[one], population).unwrap();
        let reach = one.reach.reported();
        prop_assert_eq!((found.low(), found.high()), (reach, reach));
        prop_assert_eq!(found.point(), Some(crate::number::count(reach)));
        prop_assert_eq!(found.planning(lambda), found.point());
    }

    #[test]
    fn what_follows_is_finite(
        all in prop::collection::vec(marginals(), 1..6), population in prop::option::of(numbers()), events in numbers(),
    ) {
        let found = across_channels(&all, population).unwrap();
        for interval in [found.frequency(), found.per_thousand(events)].into_iter().flatten() {
            prop_assert!(interval.low <= interval.high && interval.low >= 0.0 && interval.high.is_finite());
        }
        prop_assert_eq!(found.per_thousand(events).is_some(), found.low() > 0);
    }
}
