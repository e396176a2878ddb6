use super::quantile::normal_above;
use super::{Alpha, Interval};
use crate::number;

/// The score interval for a proportion, without continuity correction. `None` without
/// trials, or where there are more successes than trials.
///
/// Wilson (1927), "Probable inference, the law of succession, and statistical inference",
/// Journal of the American Statistical Association 22, 209–212. The ends are the two roots of
/// (1 + z²/n)π² − (2p + z²/n)π + p² = 0; the lower is had from their product, so that a rare
/// success does not lose its digits in a difference.
pub fn wilson(successes: u64, trials: u64, alpha: Alpha) -> Option<Interval> {
    let failures = trials.checked_sub(successes).filter(|_| trials > 0)?;
    let (n, z) = (number::count(trials), normal_above(alpha.tail()));
    let (p, q) = (number::count(successes) / n, number::count(failures) / n);
    let shift = z * z / n;
    let root = (shift * (p * q + shift / 4.0)).sqrt();
    let high = (p + shift / 2.0 + root) / (1.0 + shift);
    let low = p * p / ((1.0 + shift) * high);
    Some(Interval { low: low.min(p), high: high.clamp(p, 1.0) })
}
