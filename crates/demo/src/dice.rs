//! Chance that is the same on every machine.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// One over e: the share of draws with the mean 1 that are 0.
const NONE_OF_ONE: f64 = 0.367_879_441_171_442_33;

/// A stream of chance for one purpose. Streams of other purposes do not move with it, so that
/// a new kind of file leaves the others as they are.
///
/// It needs no logarithm and no power: those of two systems differ in their last digit.
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    /// The stream of a seed for a purpose, told apart by its first 24 bytes.
    pub(crate) fn new(seed: u64, purpose: &str) -> Self {
        let mut key = [0; 32];
        let bytes = seed.to_le_bytes().into_iter().chain(purpose.bytes());
        key.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
        Self(ChaCha8Rng::from_seed(key))
    }

    /// A number below `limit`; 0 where that is 0.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        let product = u128::from(self.0.next_u64()) * u128::from(limit);
        u64::try_from(product >> 64).unwrap_or_default()
    }

    /// A number from the first to the last, both included.
    pub(crate) fn between(&mut self, first: u64, last: u64) -> u64 {
        first + self.below(last.saturating_sub(first) + 1)
    }

    /// Whether something happens that does so many times in a million.
    pub(crate) fn happens(&mut self, per_million: u64) -> bool {
        self.below(1_000_000) < per_million
    }

    /// A count that is Poisson distributed, with a mean in thousandths.
    pub(crate) fn count(&mut self, mean_thousandths: u64) -> u64 {
        let whole = (0..mean_thousandths / 1000).map(|_| self.count_of_one()).sum::<u64>();
        // What is left of the mean is as large a share of a count with the mean 1.
        let rest = (0..self.count_of_one()).filter(|_| self.happens(mean_thousandths % 1000 * 1000)).count();
        whole + u64::try_from(rest).unwrap_or_default()
    }

    fn count_of_one(&mut self) -> u64 {
        let (mut count, mut product) = (0, self.unit());
        while product > NONE_OF_ONE {
            product *= self.unit();
            count += 1;
        }
        count
    }

    fn unit(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_have_the_mean_and_the_variance_of_poisson() {
        for mean in [300_u32, 4_500, 60_000] {
            let mut dice = Dice::new(1, "a test");
            let mut count = || f64::from(u32::try_from(dice.count(mean.into())).unwrap());
            let counts: Vec<f64> = (0..4_000).map(|_| count()).collect();
            let wanted = f64::from(mean) / 1000.0;
            let average = counts.iter().sum::<f64>() / 4_000.0;
            let variance = counts.iter().map(|count| (count - average).powi(2)).sum::<f64>() / 4_000.0;
            assert!((average / wanted - 1.0).abs() < 0.05, "{average} for {wanted}");
            assert!((variance / wanted - 1.0).abs() < 0.12, "{variance} for {wanted}");
        }
    }

    #[test]
    fn streams_of_two_purposes_or_seeds_differ_and_each_repeats() {
        let draw = |seed, purpose| (0..8).map(|_| Dice::new(seed, purpose).below(1 << 60)).collect::<Vec<_>>();
        assert_eq!(draw(1, "x"), draw(1, "x"));
        assert_ne!(draw(1, "x"), draw(1, "y"));
        assert_ne!(draw(1, "x"), draw(2, "x"));
    }

    #[test]
    fn a_stream_is_the_same_for_ever() {
        let mut dice = Dice::new(1, "for ever");
        let drawn: Vec<u64> = (0..6).map(|_| dice.below(1000)).collect();
        assert_eq!(drawn, [380, 952, 946, 137, 683, 782]);
    }
}
