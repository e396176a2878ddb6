//! Visits to the helpline's site, by where they come from.

use domain::{Channel, Day};

use crate::calendar;
use crate::delivery::{Cell, of_week};
use crate::dice::Dice;
use crate::effect::{Lift, Means, Usual};
use crate::plan::{Line, PLAN};
use crate::share::per_million;

/// How the campaign's links are tagged: its name in them.
pub(crate) const UTM_CAMPAIGN: &str = "ghgc_2026";

/// Visits of one day from one source.
#[derive(Clone, Debug)]
pub(crate) struct Visits {
    pub(crate) day: Day,
    /// Source and medium, as analytics write them.
    pub(crate) from: &'static str,
    pub(crate) campaign: &'static str,
    /// The channel, where the campaign brought them.
    pub(crate) channel: Option<Channel>,
    pub(crate) sessions: u64,
    pub(crate) means: Means,
}

/// Visits through the campaign's links come more at the weekend, when people are alone.
const WEEK: [u64; 7] = [990, 960, 950, 960, 970, 1_050, 1_120];
/// Others find the site in working hours.
const OFFICE: [u64; 7] = [1_150, 1_120, 1_080, 1_050, 980, 780, 840];
/// A bulletin that goes out on Tuesdays.
const TUESDAYS: [u64; 7] = [150, 4_600, 1_300, 450, 250, 100, 150];
/// What an ordinary day of the campaign leaves in links that people kept, in parts of a
/// million, and what stays of that from one day to the next.
const KEPT: (u64, u64) = (60_000, 850_000);

/// A source that is not the campaign's.
struct Other {
    from: &'static str,
    campaign: &'static str,
    a_day: u64,
    week: [u64; 7],
    /// The campaign makes people search for the helpline, too.
    lift: Lift,
}

const fn other(from: &'static str, campaign: &'static str, a_day: u64, week: [u64; 7], lift: u64) -> Other {
    Other { from, campaign, a_day, week, lift: Lift(lift) }
}

const OTHERS: [Other; 10] = [
    other("(direct) / (none)", "(direct)", 33_000, OFFICE, 180_000),
    other("google / organic", "(organic)", 29_000, OFFICE, 220_000),
    other("police-force.example / signposting", "ghgc_signposting", 7_500, OFFICE, 0),
    other("bing / organic", "(organic)", 3_100, OFFICE, 150_000),
    other("m.facebook.com / referral", "(referral)", 2_800, WEEK, 0),
    other("charity.example / referral", "(referral)", 2_600, OFFICE, 0),
    other("bulletin / email", "partner_bulletin", 2_400, TUESDAYS, 0),
    other("l.facebook.com / referral", "(referral)", 1_900, WEEK, 0),
    other("duckduckgo / organic", "(organic)", 1_500, OFFICE, 150_000),
    other("(not set)", "(not set)", 1_100, OFFICE, 0),
];

/// All visits of the 36 weeks, by day.
pub(crate) fn visits(seed: u64, cells: &[Cell]) -> Vec<Visits> {
    let mut all = Vec::new();
    for line in &PLAN {
        let mut dice = Dice::new(seed, &format!("visits {}", line.channel));
        all.extend(calendar::delivery().days().map(|day| through(line, day, cells, &mut dice)));
    }
    for source in &OTHERS {
        let mut dice = Dice::new(seed, &format!("visits {}", source.from));
        all.extend(calendar::everything().days().map(|day| from(source, day, &mut dice)));
    }
    all.retain(|visits| visits.sessions > 0 || visits.means != Means::default());
    all.sort_by_key(|visits| visits.day);
    all
}

fn through(line: &Line, day: Day, cells: &[Cell], dice: &mut Dice) -> Visits {
    let added = bought(line, day, cells) + kept(line, day);
    let added = added * of_week(&WEEK, day) / 1_000;
    Visits {
        day,
        from: tagged(line.channel, day),
        campaign: UTM_CAMPAIGN,
        channel: Some(line.channel),
        sessions: dice.count(added),
        means: Means { without: 0, added },
    }
}

/// How many the day's spend brings, in thousandths.
fn bought(line: &Line, day: Day, cells: &[Cell]) -> u64 {
    let own = |cell: &&Cell| cell.day == day && cell.channel == line.channel && cell.ad.campaign.ours;
    cells.iter().filter(own).map(|cell| cell.pence).sum::<u64>() * 1_000 / line.visit
}

/// How many use a link that they kept, in thousandths.
fn kept(line: &Line, day: Day) -> u64 {
    let Some(days) = calendar::days_after(day) else { return 0 };
    let ordinary = per_million(line.budget, line.used) * 1_000 / line.visit / 28;
    (0..days).fold(per_million(ordinary, KEPT.0), |left, _| per_million(left, KEPT.1))
}

/// The tags of a channel's links. On the first two days somebody had written Instagram with a
/// capital: analytics keep what they are given.
fn tagged(channel: Channel, day: Day) -> &'static str {
    let second = calendar::during().from.plus(1);
    match channel {
        Channel::Facebook => "facebook / paid_social",
        Channel::Instagram if day <= second => "Instagram / paid_social",
        Channel::Instagram => "instagram / paid_social",
        Channel::X => "x / paid_social",
        Channel::Snapchat => "snapchat / paid_social",
        _ => "youtube / paid_video",
    }
}

fn from(source: &Other, day: Day, dice: &mut Dice) -> Visits {
    let usual = Usual { a_day: source.a_day, week: source.week, growth: 300 };
    let means = usual.on(day, source.lift);
    let sessions = dice.count(means.without + means.added);
    Visits { day, from: source.from, campaign: source.campaign, channel: None, sessions, means }
}

/// What analytics tell of visits on a day: they are still counting for two days.
pub(crate) fn told(visits: &Visits, on: Day) -> u64 {
    match on.epoch_days() - visits.day.epoch_days() {
        ..=0 => 0,
        1 => per_million(visits.sessions, 960_000),
        2 => per_million(visits.sessions, 990_000),
        _ => visits.sessions,
    }
}

/// How many of so many sessions were of people who stayed. Those whom an advertisement brings
/// look around less.
pub(crate) fn engaged(visits: &Visits, sessions: u64) -> u64 {
    sessions * if visits.channel.is_some() { 38 } else { 61 } / 100
}

/// How many events of engaged sessions the site's owner marked as key.
pub(crate) const fn key_events(engaged: u64) -> u64 {
    engaged / 7
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_costs_about_twenty_pounds() {
        let cells = crate::delivery::cells(5);
        let during = calendar::during();
        let brought: u64 = visits(5, &cells)
            .iter()
            .filter(|visits| visits.channel.is_some() && during.has(visits.day))
            .map(|visits| visits.sessions)
            .sum();
        let pence: u64 = PLAN.iter().map(|line| per_million(line.budget, line.used)).sum();
        assert!((1_850..2_150).contains(&(pence / brought)), "{brought} visits");
    }

    #[test]
    fn the_campaign_brings_nobody_before_it_begins() {
        let all = visits(5, &crate::delivery::cells(5));
        assert!(all.iter().all(|visits| visits.channel.is_none() || visits.day >= calendar::during().from));
        assert_eq!(all.first().map(|visits| visits.day), Some(calendar::before().from));
        assert_eq!(all.last().map(|visits| visits.day), Some(calendar::after().to));
    }
}
