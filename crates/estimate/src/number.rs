//! Where exact figures become floating point: here, and nowhere else in this crate.

use domain::Money;

/// A count. Exact up to 2⁵³; above that the nearest double, which keeps the order.
#[expect(clippy::cast_precision_loss, reason = "no estimate claims more than the 53 bits of a double")]
pub(crate) fn count(count: u64) -> f64 {
    count as f64
}

/// An amount in whole units of its currency, such as pounds.
#[expect(clippy::cast_precision_loss, reason = "no estimate claims more than the 53 bits of a double")]
pub(crate) fn money(amount: Money) -> f64 {
    amount.units() as f64 / 1e10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_in_whole_units_of_its_currency() {
        assert_eq!(Money::PLACES, 10);
        assert!((money(Money::from_micros(18_250_500_000)) - 18_250.5).abs() < 1e-9);
    }
}
