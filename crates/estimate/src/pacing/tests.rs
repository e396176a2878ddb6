use proptest::prelude::*;

use super::*;

fn day(day: i32) -> Day {
    Day::from_epoch_days(day)
}

fn span(from: i32, to: i32) -> Span {
    Span { from: day(from), to: day(to) }
}

fn pounds(amount: i64) -> Money {
    Money::from_micros(amount * 1_000_000)
}

#[test]
fn nothing_is_planned_between_flights_and_a_day_in_two_counts_once() {
    let plan = Plan::linear(pounds(100), &[span(20, 24), span(0, 3), span(2, 4), span(3, 3)]).unwrap();
    let planned = |at: i32| plan.planned(day(at));
    assert_eq!([-1, 0, 4, 19, 20, 24, 99].map(planned), [0, 10, 50, 50, 60, 100, 100].map(pounds));
    assert_eq!([-1, 4, 10, 24, 99].map(|at| plan.days_left(day(at))), [10, 5, 5, 0, 0]);
}

#[test]
fn the_planned_amount_is_rounded_half_to_even_in_its_last_place() {
    let planned =
        |units: i128, days: i32| Plan::linear(Money::from_units(units), &[span(1, days)]).unwrap().planned(day(1));
    assert_eq!([1, 3, 5].map(|units| planned(units, 2).units()), [0, 2, 2]);
    assert_eq!([1, 2, 4, 5].map(|units| planned(units, 3).units()), [0, 1, 1, 2]);
}

#[test]
fn what_cannot_be_planned_is_none() {
    assert_eq!(Plan::linear(pounds(1), &[]), None);
    assert_eq!(Plan::linear(pounds(1), &[span(3, 2)]), None);
    assert_eq!(Plan::linear(Money::from_units(-1), &[span(1, 2)]), None);
    for weights in [&[][..], &[1], &[0, 0], &[1, 1, 1]] {
        assert_eq!(Plan::weighted(pounds(1), &[span(1, 2)], weights), None, "{weights:?}");
    }
}

#[test]
fn quotients_without_a_base_are_none() {
    let plan = Plan::weighted(pounds(70), &[span(1, 3)], &[0, 3, 4]).unwrap();
    assert_eq!([0, 1].map(|at| plan.index(pounds(5), day(at))), [None, None]);
    assert!(plan.index(pounds(30), day(2)).is_some_and(|index| (index - 1.0).abs() < 1e-12));
    assert_eq!(plan.required_daily(pounds(5), day(3)), None);
    assert_eq!(plan.projected(pounds(5), &[], day(2)), None);
    assert_eq!(plan.exhausted_in(pounds(5), &[Money::ZERO]), None);
    assert_eq!(plan.exhausted_in(pounds(71), &[pounds(71)]), Some(0.0));
    assert_eq!(Plan::linear(Money::ZERO, &[span(1, 3)]).unwrap().index(pounds(5), day(2)), None);
}

fn spans() -> impl Strategy<Value = Vec<Span>> {
    prop::collection::vec((any::<i32>(), any::<i32>()).prop_map(|(from, to)| span(from, to)), 0..5)
}

proptest! {
    #[test]
    fn a_plan_grows_from_nothing_to_its_budget(
        budget in 0..=i128::MAX, flights in spans(), at in any::<i32>(), later in 0..99_i32,
    ) {
        let Some(plan) = Plan::linear(Money::from_units(budget), &flights) else { return Ok(()) };
        let [first, second] = [at, at.saturating_add(later)].map(|at| plan.planned(day(at)));
        prop_assert!(Money::ZERO <= first && first <= second && second <= Money::from_units(budget));
        prop_assert_eq!(plan.planned(day(i32::MAX)), Money::from_units(budget));
    }

    #[test]
    fn equal_weights_are_a_linear_plan(
        budget in 0..=i128::MAX, days in 1..99_i32, weight in 1..=u32::MAX, at in -9..120_i32,
    ) {
        let (budget, flights) = (Money::from_units(budget), [span(1, days)]);
        let weights = vec![weight; usize::try_from(days).unwrap()];
        let linear = Plan::linear(budget, &flights).unwrap();
        let weighted = Plan::weighted(budget, &flights, &weights).unwrap();
        prop_assert_eq!(linear.planned(day(at)), weighted.planned(day(at)));
    }

    #[test]
    fn quotients_are_finite(budget in any::<i128>(), spent in any::<i128>(), flights in spans(), at in any::<i32>()) {
        let Some(plan) = Plan::linear(Money::from_units(budget), &flights) else { return Ok(()) };
        let (spent, daily) = (Money::from_units(spent), [Money::from_units(spent); 9]);
        let found = [
            plan.index(spent, day(at)),
            plan.required_daily(spent, day(at)),
            plan.projected(spent, &daily, day(at)),
            plan.exhausted_in(spent, &daily),
        ];
        prop_assert!(found.iter().flatten().all(|value| value.is_finite()), "{found:?}");
    }
}
