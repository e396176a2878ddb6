//! Quantiles of the normal and the chi-square distribution.

use statrs::distribution::{ChiSquared, ContinuousCDF, Normal};

/// From this many degrees of freedom on, the exact quantile costs time that grows with their
/// root, and the approximation differs from it by less than one part in 10⁹.
const MANY: f64 = 2e6;

/// The value that a standard normal variable exceeds with probability `tail`, for a tail below a half.
pub(super) fn normal_above(tail: f64) -> f64 {
    -Normal::standard().inverse_cdf(tail)
}

/// The value below which a chi-square variable lies with probability `below`, for
/// `degrees` above 0 and `below` strictly between 0 and 1.
pub(super) fn chi_square(below: f64, degrees: f64) -> f64 {
    match ChiSquared::new(degrees) {
        Ok(exact) if degrees < MANY => exact.inverse_cdf(below),
        _ => wilson_hilferty(below, degrees),
    }
}

/// The cube of a normal variable: Wilson and Hilferty (1931), "The distribution of
/// chi-square", PNAS 17, 684–688.
fn wilson_hilferty(below: f64, degrees: f64) -> f64 {
    let variance = 2.0 / (9.0 * degrees);
    let z = Normal::standard().inverse_cdf(below);
    degrees * (1.0 - variance + z * variance.sqrt()).powi(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_approximation_takes_over_without_a_step() {
        for below in [0.025, 0.5, 0.975] {
            let (exact, near) = (ChiSquared::new(MANY).unwrap().inverse_cdf(below), wilson_hilferty(below, MANY));
            assert!((exact / near - 1.0).abs() < 1e-9, "{below}: {exact} {near}");
        }
    }
}
