//! What a referral click costs.

use domain::Money;
use estimate::interval::{Alpha, cost_per_event};

use crate::answers::{Cell, Interval, Number, State};

/// The cost of a referral click from both sides of the ratio, as firm as the weaker of them.
pub(super) fn per_referral(spend: Cell, referrals: Cell) -> Cell {
    let (Some(Number::Money(spent)), Some(Number::Count(clicks))) = (spend.value, referrals.value) else {
        return Cell { state: weaker(spend.state, referrals.state), ..Cell::MISSING };
    };
    let base = clicks.unsigned_abs();
    let state = weaker(spend.state, referrals.state);
    let ends = cost_per_event(spent, base, Alpha::default());
    let interval = ends.map(|ends| Interval { low: money(ends.low), high: ends.high.and_then(money), base });
    let value = estimate::rate::cost_per_referral(spent, base).and_then(|rate| money(rate.value));
    Cell { value, state: if value.is_none() { State::Na } else { state }, interval }
}

/// Adds cells of the same metric; what is missing among others that are there makes it partial.
pub(super) fn sum(cells: &[Cell]) -> Cell {
    let Some(value) = cells.iter().filter_map(|cell| cell.value).reduce(add) else { return Cell::MISSING };
    let state = cells.iter().map(|cell| cell.state).reduce(weaker).unwrap_or(State::Missing);
    let state = if cells.iter().any(|cell| cell.value.is_none()) { State::Partial } else { state };
    Cell { value: Some(value), state, interval: None }
}

fn add(a: Number, b: Number) -> Number {
    match (a, b) {
        (Number::Count(a), Number::Count(b)) => Number::Count(a + b),
        (Number::Money(a), Number::Money(b)) => Number::Money(a + b),
        (a, _) => a,
    }
}

fn weaker(a: State, b: State) -> State {
    let order = [State::Missing, State::Na, State::Suppressed, State::Partial, State::Moving, State::NotRechecked];
    order.into_iter().find(|state| [a, b].contains(state)).unwrap_or(State::Ok)
}

/// An amount that was estimated, to the micro.
fn money(amount: f64) -> Option<Number> {
    let micros = (amount * 1e6).round();
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
    let fits = (0.0..9e15).contains(&micros).then_some(micros as i64);
    fits.map(|micros| Number::Money(Money::from_micros(micros)))
}
