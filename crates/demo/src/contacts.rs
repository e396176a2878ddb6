//! Contacts with the helpline, as its staff count them.

use domain::Day;

use crate::calendar;
use crate::dice::Dice;
use crate::effect::{Lift, Means, Usual};
use crate::share::per_million;

/// The true effect of the campaign on contacts from Scotland: 1.35 times as many.
pub(crate) const LIFT: Lift = Lift(350_000);

/// What the staff note of somebody who heard of it through the campaign.
pub(crate) const HEARD: &str = "Campaign - social media";
const NOT_RECORDED: &str = "Not recorded";
/// The nation that saw the campaign.
pub(crate) const SCOTLAND: &str = "Scotland";
/// The nations that did not.
pub(crate) const ELSEWHERE: &str = "England and Wales";

/// How many of those whom the campaign makes call say so, in parts of a million; others are
/// not asked.
const SAY_SO: u64 = 300_000;

/// Contacts of one day and kind.
#[derive(Clone, Debug)]
pub(crate) struct Contacts {
    pub(crate) day: Day,
    pub(crate) channel: &'static str,
    pub(crate) nation: &'static str,
    pub(crate) heard: &'static str,
    pub(crate) count: u64,
    /// Nothing where it is not recorded.
    pub(crate) answered: Option<u64>,
    pub(crate) means: Means,
}

/// A way to make contact.
struct Way {
    channel: &'static str,
    nation: &'static str,
    a_day: u64,
    /// Of a million contacts; nothing for what waits to be read.
    answered: Option<u64>,
}

const fn way(channel: &'static str, nation: &'static str, a_day: u64, answered: Option<u64>) -> Way {
    Way { channel, nation, a_day, answered }
}

/// The helpline is the whole country's; only Scotland sees the campaign.
const WAYS: [Way; 7] = [
    way("call", SCOTLAND, 15_000, Some(820_000)),
    way("chat", SCOTLAND, 9_000, Some(900_000)),
    way("email", SCOTLAND, 3_600, None),
    way("call", ELSEWHERE, 30_000, Some(800_000)),
    way("chat", ELSEWHERE, 17_000, Some(890_000)),
    way("email", ELSEWHERE, 6_500, None),
    way("email", NOT_RECORDED, 800, None),
];

const WEEK: [u64; 7] = [1_140, 1_090, 1_060, 1_040, 960, 820, 890];

/// All contacts of the 36 weeks, by day.
pub(crate) fn contacts(seed: u64) -> Vec<Contacts> {
    let mut dice = Dice::new(seed, "contacts");
    let mut all = Vec::new();
    for day in calendar::everything().days() {
        WAYS.iter().for_each(|way| all.extend(of_day(way, day, &mut dice)));
    }
    all
}

fn of_day(way: &Way, day: Day, dice: &mut Dice) -> Vec<Contacts> {
    let exposed = way.nation == SCOTLAND;
    let usual = Usual { a_day: way.a_day, week: WEEK, growth: 150 };
    let means = usual.on(day, if exposed { LIFT } else { Lift::default() });
    let asked = exposed && way.channel == "call" && day >= calendar::during().from;
    let say_so = if asked { per_million(means.added, SAY_SO) } else { 0 };
    let quiet = Means { without: means.without, added: means.added - say_so };
    let mut all = vec![counted(way, day, NOT_RECORDED, quiet, dice)];
    if asked {
        all.push(counted(way, day, HEARD, Means { without: 0, added: say_so }, dice));
    }
    all
}

fn counted(way: &Way, day: Day, heard: &'static str, means: Means, dice: &mut Dice) -> Contacts {
    let count = dice.count(means.without + means.added);
    let answered = way.answered.map(|share| (0..count).filter(|_| dice.happens(share)).count());
    let answered = answered.map(|count| u64::try_from(count).unwrap_or_default());
    Contacts { day, channel: way.channel, nation: way.nation, heard, count, answered, means }
}

/// What the helpline tells of a count on a day: some contacts are written down days later.
pub(crate) fn told(count: u64, day: Day, on: Day) -> u64 {
    let age = u64::try_from(on.epoch_days() - day.epoch_days()).unwrap_or_default();
    let left = 8_u64.saturating_sub(age);
    per_million(count, 1_000_000 - 12_000 * left)
}

/// How the helpline writes a count: of one to four it says no more than that.
pub(crate) fn written(count: u64) -> String {
    if is_hidden(count) { "<5".to_owned() } else { count.to_string() }
}

/// Whether a count is too small to be told.
pub(crate) const fn is_hidden(count: u64) -> bool {
    0 < count && count < 5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_from_scotland_rise_by_a_third_and_others_do_not() {
        let all: Vec<Contacts> = (1..6).flat_map(contacts).collect();
        let rate = |nation: &str, days: domain::Span| {
            let own = all.iter().filter(|some| some.nation == nation && days.has(some.day));
            let count: u64 = own.map(|some| some.count).sum();
            count * 1_000 / u64::try_from(days.len_days()).unwrap()
        };
        let ratio = |nation| 1_000 * rate(nation, calendar::during()) / rate(nation, calendar::before());
        assert!((1_320..1_440).contains(&ratio(SCOTLAND)), "{}", ratio(SCOTLAND));
        assert!((980..1_060).contains(&ratio(ELSEWHERE)), "{}", ratio(ELSEWHERE));
    }

    #[test]
    fn small_counts_are_hidden_and_zero_is_not() {
        assert_eq!([0, 1, 4, 5, 12].map(written), ["0", "<5", "<5", "5", "12"]);
    }

    #[test]
    fn a_late_note_is_added_within_a_week() {
        let day = calendar::during().from;
        assert_eq!([1, 3, 8, 90].map(|age| told(100, day, day.plus(age))), [92, 94, 100, 100]);
    }
}
