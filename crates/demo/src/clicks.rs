//! Clicks on the campaign's own links: the same visits as analytics count, seen earlier.

use domain::{Channel, Day};

use crate::calendar;
use crate::dice::Dice;
use crate::plan::{ADS, PLAN};
use crate::visits::Visits;

/// A click on a link.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Click {
    pub(crate) day: Day,
    /// Seconds since midnight.
    pub(crate) second: u64,
    pub(crate) channel: Channel,
    pub(crate) ad: &'static str,
    pub(crate) device: &'static str,
    pub(crate) is_bot: bool,
}

/// Clicks in the hours of a day, of a hundred.
const HOURS: [u64; 24] = [4, 3, 2, 1, 1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 6, 7, 8, 9, 8, 7];
/// Clicks of a hundred visits that analytics do not see, since their cookie was refused.
const UNSEEN: u64 = 12;
/// Requests of programs that preview or check links, for a hundred clicks.
const BOTS: u64 = 28;

/// What people click with.
const DEVICES: [&str; 3] = ["mobile", "desktop", "tablet"];

/// All clicks of the campaign's days, in order of time.
pub(crate) fn clicks(seed: u64, visits: &[Visits]) -> Vec<Click> {
    let mut dice = Dice::new(seed, "clicks");
    let mut all = Vec::new();
    for visits in visits.iter().filter(|visits| calendar::during().has(visits.day)) {
        let Some(channel) = visits.channel else { continue };
        let people = visits.sessions + dice.count(visits.sessions * UNSEEN * 10);
        let bots = dice.count(people * BOTS * 10);
        all.extend((0..people).map(|_| click(visits.day, channel, false, &mut dice)));
        all.extend((0..bots).map(|_| click(visits.day, channel, true, &mut dice)));
    }
    all.sort();
    all
}

fn click(day: Day, channel: Channel, is_bot: bool, dice: &mut Dice) -> Click {
    let hour = pick(&HOURS, dice);
    let ads: Vec<_> = ADS.iter().filter(|ad| ad.weights.iter().any(|(of, _)| *of == channel)).collect();
    let weights: Vec<u64> =
        ads.iter().flat_map(|ad| ad.weights).filter(|(of, _)| *of == channel).map(|w| w.1).collect();
    let ad = ads.get(pick(&weights, dice)).map_or("", |ad| ad.name);
    let device = DEVICES.get(pick(&[86, 10, 4], dice)).filter(|_| !is_bot).unwrap_or(&"unknown");
    let second = u64::try_from(hour).unwrap_or_default() * 3_600 + dice.below(3_600);
    Click { day, second, channel, ad, device, is_bot }
}

/// A place among weights.
fn pick(weights: &[u64], dice: &mut Dice) -> usize {
    let mut left = dice.below(weights.iter().sum());
    let within = |weight: &u64| {
        let found = left < *weight;
        left = left.saturating_sub(*weight);
        found
    };
    weights.iter().position(within).unwrap_or_default()
}

/// How many people and programs clicked, by day and channel of the plan.
pub(crate) fn counted(clicks: &[Click]) -> impl Iterator<Item = (Channel, u64, u64)> {
    PLAN.iter().map(|line| {
        let own = clicks.iter().filter(|click| click.channel == line.channel);
        let (bots, people): (Vec<&Click>, Vec<&Click>) = own.partition(|click| click.is_bot);
        (line.channel, count(people.len()), count(bots.len()))
    })
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_click_at_least_as_often_as_analytics_count_visits() {
        let visits = crate::visits::visits(5, &crate::delivery::cells(5));
        let clicks = clicks(5, &visits);
        for (channel, people, bots) in counted(&clicks) {
            let own = visits.iter().filter(|visits| visits.channel == Some(channel));
            let seen: u64 = own.filter(|v| calendar::during().has(v.day)).map(|v| v.sessions).sum();
            assert!(seen < people && people < seen * 13 / 10, "{channel}: {seen} and {people}");
            assert!(bots > 0);
        }
    }
}
