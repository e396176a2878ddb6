//! How many people impressions reach: more impressions reach fewer new people each.

use domain::Channel;

use crate::figures::Figures;
use crate::plan;

/// The people that impressions on one channel reach, `n·i/(n+i)` of the `n` that endless
/// impressions would. Two slices reach together at least what one of them does, and at most
/// what both do, and nobody is reached by less than one impression.
pub(crate) fn reach(channel: Channel, impressions: u64) -> u64 {
    let people = u128::from(plan::line(channel).map_or(0, |line| line.people));
    let impressions = u128::from(impressions);
    // Rounded up, so that parts never reach fewer than the whole, nor more than one each.
    let reached = (people * impressions).div_ceil((people + impressions).max(1));
    u64::try_from(reached).unwrap_or_default()
}

/// The people that Meta's two platforms reach together: two in five of Instagram's are on
/// Facebook as well.
pub(crate) fn reach_of_meta(facebook: u64, instagram: u64) -> u64 {
    let (facebook, instagram) = (reach(Channel::Facebook, facebook), reach(Channel::Instagram, instagram));
    facebook + (instagram * 3).div_ceil(5)
}

/// The people that a part of Meta's delivery reaches, from the impressions on each platform.
pub(crate) fn reach_of_parts(parts: &[(Channel, Figures)]) -> u64 {
    let on = |channel: Channel| parts.iter().filter(|(of, _)| *of == channel).map(|(_, part)| part.impressions).sum();
    let (facebook, instagram): (u64, u64) = (on(Channel::Facebook), on(Channel::Instagram));
    if facebook == 0 { reach(Channel::Instagram, instagram) } else { reach_of_meta(facebook, instagram) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_together_reach_no_more_than_their_sum_and_no_less_than_the_largest() {
        for (one, other) in [(1, 1), (2, 2), (7, 90_000), (500_000, 400_000), (2_900_000, 3)] {
            for channel in plan::PLAN.iter().map(|line| line.channel) {
                let (a, b, both) = (reach(channel, one), reach(channel, other), reach(channel, one + other));
                assert!(a.max(b) <= both && both <= a + b, "{channel}: {a}, {b}, {both}");
                assert!(both <= one + other);
            }
        }
    }

    #[test]
    fn nobody_is_reached_without_an_impression() {
        assert_eq!((reach(Channel::X, 0), reach(Channel::X, 1)), (0, 1));
    }
}
