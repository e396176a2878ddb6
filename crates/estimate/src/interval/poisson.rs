use super::quantile::chi_square;
use super::{Alpha, Interval};
use crate::number;

/// The exact interval for the mean of a Poisson count: from χ²(α/2; 2k)/2 to
/// χ²(1−α/2; 2k+2)/2, and from 0 for a count of 0.
///
/// Garwood (1936), "Fiducial limits for the Poisson distribution", Biometrika 28, 437–442.
/// The relative error of either end is below 2·10⁻⁹ for an `alpha` between 0.1 % and 50 %.
pub fn poisson(count: u64, alpha: Alpha) -> Interval {
    let (k, tail) = (number::count(count), alpha.tail());
    let low = if count == 0 { 0.0 } else { chi_square(tail, 2.0 * k) / 2.0 };
    Interval { low, high: chi_square(1.0 - tail, 2.0 * k + 2.0) / 2.0 }
}
