//! At which channels a ratio of two figures can be answered.

use std::collections::BTreeSet;

use crate::Channel;

/// A channel at which both sides of a ratio are known, and what is added up on each side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Common {
    /// The channel.
    pub channel: Channel,
    /// The channels of the upper side that belong to it.
    pub above: Vec<Channel>,
    /// The channels of the lower side that belong to it.
    pub below: Vec<Channel>,
}

/// The lowest channels of the tree at which both sides exist. Where one side is known for a
/// whole only, as the spend of Meta may be, a ratio for a part of it would be invented.
pub fn lowest(above: &BTreeSet<Channel>, below: &BTreeSet<Channel>) -> Vec<Common> {
    let tops: BTreeSet<Channel> = above.iter().chain(below).map(|channel| top(*channel)).collect();
    let parts = |side: &BTreeSet<Channel>, whole: Channel| -> Vec<Channel> {
        side.iter().copied().filter(|channel| channel.is_within(whole)).collect()
    };
    let mut found = Vec::new();
    for top in tops {
        let is_split = !above.contains(&top) && !below.contains(&top);
        let channels = if is_split { parts(above, top) } else { vec![top] };
        found.extend(channels.into_iter().map(|channel| Common {
            channel,
            above: parts(above, channel),
            below: parts(below, channel),
        }));
    }
    found.retain(|common| !common.above.is_empty() && !common.below.is_empty());
    found
}

fn top(channel: Channel) -> Channel {
    channel.parent().map_or(channel, top)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Channel::{Facebook, Instagram, Meta, Snapchat, X};

    fn told(above: &[Channel], below: &[Channel]) -> Vec<Channel> {
        let set = |channels: &[Channel]| channels.iter().copied().collect();
        lowest(&set(above), &set(below)).into_iter().map(|common| common.channel).collect()
    }

    #[test]
    fn a_ratio_is_answered_where_both_sides_are_known() {
        assert_eq!(told(&[Meta, X], &[Facebook, Instagram, X]), [Meta, X], "the spend of Meta is not split");
        assert_eq!(told(&[Facebook, Instagram], &[Facebook, Instagram]), [Facebook, Instagram]);
        assert_eq!(told(&[Meta, Facebook], &[Facebook]), [Meta], "some of the spend is not split");
        assert_eq!(told(&[Facebook, Instagram], &[Meta]), [Meta], "the visits are not split");
        assert_eq!(told(&[Facebook, Instagram], &[Facebook]), [Facebook]);
        assert_eq!(told(&[Snapchat], &[X]), []);
    }

    #[test]
    fn a_whole_adds_up_all_of_its_parts() {
        let common = lowest(&BTreeSet::from([Meta, Facebook]), &BTreeSet::from([Facebook, Instagram]));
        let whole = Common { channel: Meta, above: vec![Meta, Facebook], below: vec![Facebook, Instagram] };
        assert_eq!(common, [whole]);
    }
}
