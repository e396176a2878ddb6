use super::Marginal;

/// What in the figures contradicts itself. The bounds hold for what was reported all the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Doubts {
    /// A channel reached more accounts than the population has people, so its size was taken
    /// instead: `N = max(N, max Rᵢ)`.
    pub population_too_small: bool,
    /// A channel has fewer impressions than accounts reached, which no delivery can have.
    pub impressions_below_reach: bool,
    /// A channel has more impressions than its frequency cap allows for its reach.
    pub cap_exceeded: bool,
}

/// The population that is reckoned with: at least the largest reach.
pub(super) fn effective_population(marginals: &[Marginal], population: u64) -> u64 {
    population.max(largest(marginals))
}

/// The bounds of a union of sets: `L = max Rᵢ` and `H = min(ΣRᵢ, N, ΣIᵢ)`, after Fréchet (1935),
/// "Généralisations du théorème des probabilités totales", Fundamenta Mathematicae 25,
/// 379–387, and Boole (1854). Every person reached had at least one impression; under a cap of
/// f nobody had more than f, so at least Iᵢ/f people were reached.
///
/// H is never below the largest reach, nor L above H: impressions and caps that contradict the
/// reported reaches give way to them.
pub(super) fn hard(marginals: &[Marginal], population: Option<u64>) -> (u64, u64) {
    let largest = largest(marginals);
    // Right as a bound only: whoever several channels reached is in it several times.
    let at_most = marginals.iter().fold(0_u64, |sum, one| sum.saturating_add(one.reach.reported()));
    let known = [population, impressions(marginals)].into_iter().flatten();
    let high = known.fold(at_most, u64::min).max(largest);
    let low = marginals.iter().filter_map(under_cap).fold(largest, u64::max).min(high);
    (low, high)
}

/// All impressions; nothing where some are not known, or the sum exceeds any delivery.
pub(super) fn impressions(marginals: &[Marginal]) -> Option<u64> {
    marginals.iter().try_fold(0_u64, |sum, one| sum.checked_add(one.impressions?))
}

pub(super) fn doubts(marginals: &[Marginal], population: Option<u64>) -> Doubts {
    let reached = |one: &Marginal| one.reach.reported();
    Doubts {
        population_too_small: population.is_some_and(|people| people < largest(marginals)),
        impressions_below_reach: marginals.iter().any(|one| one.impressions.is_some_and(|shown| shown < reached(one))),
        cap_exceeded: marginals.iter().any(|one| under_cap(one).is_some_and(|people| people > reached(one))),
    }
}

fn largest(marginals: &[Marginal]) -> u64 {
    marginals.iter().map(|one| one.reach.reported()).max().unwrap_or_default()
}

/// The fewest people who can have had a channel's impressions under its cap.
fn under_cap(one: &Marginal) -> Option<u64> {
    Some(one.impressions?.div_ceil(one.frequency_cap?.get()))
}
