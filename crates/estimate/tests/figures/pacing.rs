use domain::{Day, Money, Span};
use estimate::pacing::{Plan, trailing_mean};

use crate::close;
use crate::file::{Pacing, read};

/// Monday, 14 September 2026.
const START: Day = Day::from_epoch_days(20_710);

fn flight(pacing: &Pacing) -> [Span; 1] {
    [Span { from: START, to: START.plus(pacing.days - 1) }]
}

fn pounds(amount: Money) -> f64 {
    amount.to_string().parse().unwrap()
}

/// Ten days, of which the last seven have the given sum; the three before must not count.
fn daily(pacing: &Pacing) -> Vec<Money> {
    let (before, none): (Money, Money) = ("1906.67".parse().unwrap(), Money::ZERO);
    [[before; 3].as_slice(), &[none; 6], &[pacing.last_seven_days]].concat()
}

#[test]
fn a_linear_plan() {
    let pacing = read().pacing;
    let (plan, today) = (Plan::linear(pacing.budget, &flight(&pacing)).unwrap(), START.plus(pacing.elapsed - 1));
    assert_eq!(START.weekday(), 0);
    close(pounds(plan.planned(today)), pacing.planned);
    close(plan.index(pacing.spent, today).unwrap(), pacing.index);
    close(plan.required_daily(pacing.spent, today).unwrap(), pacing.required_daily);
}

#[test]
fn what_is_projected_from_the_last_seven_days() {
    let pacing = read().pacing;
    let (plan, today) = (Plan::linear(pacing.budget, &flight(&pacing)).unwrap(), START.plus(pacing.elapsed - 1));
    let daily = daily(&pacing);
    close(trailing_mean(&daily).unwrap(), pacing.trailing_mean);
    close(plan.projected(pacing.spent, &daily, today).unwrap(), pacing.projected);
    close(plan.exhausted_in(pacing.spent, &daily).unwrap(), pacing.exhausted_in);
}

#[test]
fn a_plan_with_heavier_weekends() {
    let pacing = read().pacing;
    let [flight] = flight(&pacing);
    let weights = flight.days().map(|day| pacing.weekday_weights[usize::try_from(day.weekday()).unwrap()]);
    let plan = Plan::weighted(pacing.budget, &[flight], &weights.collect::<Vec<_>>()).unwrap();
    let today = START.plus(pacing.elapsed - 1);
    close(pounds(plan.planned(today)), pacing.weighted_planned);
    close(plan.index(pacing.spent, today).unwrap(), pacing.weighted_index);
}
