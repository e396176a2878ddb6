//! Dividing exactly.

/// Divides a total by weights, so that the parts add up to it: by the largest remainder, and
/// among equals to the earlier. Nothing is divided where every weight is 0.
pub(crate) fn divide(total: u64, weights: &[u64]) -> Vec<u64> {
    let all: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if all == 0 {
        return vec![0; weights.len()];
    }
    let exact = |weight: &u64| u128::from(total) * u128::from(*weight);
    let mut parts: Vec<u128> = weights.iter().map(|weight| exact(weight) / all).collect();
    let left = u128::from(total) - parts.iter().sum::<u128>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| weights.get(*at).map(|weight| all - exact(weight) % all));
    for at in order.into_iter().take(usize::try_from(left).unwrap_or_default()) {
        parts.get_mut(at).into_iter().for_each(|part| *part += 1);
    }
    parts.into_iter().map(|part| u64::try_from(part).unwrap_or_default()).collect()
}

/// So many parts of a million, rounded half up.
pub(crate) fn per_million(number: u64, parts: u64) -> u64 {
    let product = u128::from(number) * u128::from(parts) + 500_000;
    u64::try_from(product / 1_000_000).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_to_the_total() {
        assert_eq!(divide(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(divide(100, &[0, 7, 3]), [0, 70, 30]);
        assert_eq!(divide(5, &[2, 9]), [1, 4]);
        assert_eq!(divide(5, &[0, 0]), [0, 0]);
        let weights: Vec<u64> = (1..40).map(|weight| weight * weight % 17).collect();
        assert_eq!(divide(1_234_567, &weights).iter().sum::<u64>(), 1_234_567);
    }

    #[test]
    fn parts_of_a_million_are_rounded() {
        assert_eq!(per_million(3, 500_000), 2);
        assert_eq!(per_million(1, 499_999), 0);
        assert_eq!(per_million(1_000, 980_000), 980);
    }
}
