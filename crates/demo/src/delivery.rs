//! What truly is delivered: each advertisement, channel and day.

use domain::{Channel, Day, Span};

use crate::calendar;
use crate::dice::Dice;
use crate::plan::{ADS, Ad, Line, PLAN, RECRUITMENT_AD, RECRUITMENT_PENCE, line, recruitment};
use crate::share::{divide, per_million};

/// What an advertisement truly delivered on a channel and a day.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) ad: &'static Ad,
    pub(crate) channel: Channel,
    pub(crate) day: Day,
    pub(crate) pence: u64,
    /// Millionths of a penny beside them: Meta splits an amount between its platforms, and
    /// does not round the parts.
    pub(crate) fraction: i64,
    pub(crate) impressions: u64,
    pub(crate) clicks: u64,
}

/// Spend of the days of a week in thousandths of the usual, from Monday.
const WEEK: [u64; 7] = [1_000, 1_020, 1_050, 1_080, 1_100, 980, 920];
/// Platforms find their audience in the first days.
const FIRST_DAYS: [u64; 3] = [620, 800, 930];

/// All of it, by day, advertisement and channel.
pub(crate) fn cells(seed: u64) -> Vec<Cell> {
    let dice = |channel: Channel| Dice::new(seed, &format!("delivery {channel}"));
    let mut cells: Vec<Cell> = PLAN.iter().flat_map(|line| of_line(line, &mut dice(line.channel))).collect();
    cells.extend(of_recruitment(&mut Dice::new(seed, "delivery recruitment")));
    cells.sort_by_key(|cell| (cell.day, cell.ad, cell.channel));
    split_fractions(&mut cells, &mut Dice::new(seed, "fractions of a penny"));
    cells
}

fn of_line(line: &'static Line, dice: &mut Dice) -> Vec<Cell> {
    let mut cells = Vec::new();
    for (day, pence) in in_campaign(line, dice).into_iter().chain(run_on(line, dice)) {
        let ads: Vec<(&'static Ad, u64)> = ADS.iter().filter_map(|ad| Some((ad, weight(ad, line.channel)?))).collect();
        let weights: Vec<u64> = ads.iter().map(|(_, weight)| weight * dice.between(80, 120)).collect();
        let parts = ads.iter().zip(divide(pence, &weights));
        cells.extend(parts.map(|((ad, _), pence)| bought(ad, line, day, pence, dice)));
    }
    cells
}

fn weight(ad: &Ad, channel: Channel) -> Option<u64> {
    ad.weights.iter().find(|(of, _)| *of == channel).map(|(_, weight)| *weight)
}

/// What the four weeks cost, day by day; together exactly what was used of the budget.
fn in_campaign(line: &Line, dice: &mut Dice) -> Vec<(Day, u64)> {
    let span = Span { from: calendar::during().from.plus(line.begins), to: calendar::during().to };
    let days: Vec<Day> = span.days().collect();
    let weights: Vec<u64> = days.iter().zip(0..).map(|(day, nth)| pace(*day, nth) * dice.between(900, 1_100)).collect();
    days.into_iter().zip(divide(per_million(line.budget, line.used), &weights)).collect()
}

fn pace(day: Day, nth: usize) -> u64 {
    of_week(&WEEK, day) * FIRST_DAYS.get(nth).copied().unwrap_or(1_000)
}

/// The value of a day's weekday.
pub(crate) fn of_week(week: &[u64; 7], day: Day) -> u64 {
    let at = usize::try_from(day.weekday()).unwrap_or_default();
    week.get(at).copied().unwrap_or(1_000)
}

fn run_on(line: &Line, dice: &mut Dice) -> Vec<(Day, u64)> {
    calendar::after().days().map(|day| (day, line.runs_on * dice.between(850, 1_150) / 1_000)).collect()
}

fn of_recruitment(dice: &mut Dice) -> Vec<Cell> {
    let days = recruitment().days().flat_map(|day| RECRUITMENT_PENCE.map(|(channel, pence)| (day, channel, pence)));
    days.filter_map(|(day, channel, pence)| {
        let pence = pence * dice.between(850, 1_150) / 1_000;
        Some(bought(&RECRUITMENT_AD, line(channel)?, day, pence, dice))
    })
    .collect()
}

/// What so much money buys.
fn bought(ad: &'static Ad, line: &Line, day: Day, pence: u64, dice: &mut Dice) -> Cell {
    let impressions = pence * dice.between(940, 1_060) / line.thousand;
    let clicks = dice.count(per_million(impressions * 1_000, line.clicks));
    Cell { ad, channel: line.channel, day, pence, fraction: 0, impressions, clicks }
}

/// Meta's two platforms share an advertisement's pence in unrounded parts.
fn split_fractions(cells: &mut [Cell], dice: &mut Dice) {
    for pair in cells.chunk_by_mut(|a, b| a.day == b.day && a.ad == b.ad) {
        if let [one, other] = pair {
            let fraction = i64::try_from(dice.below(1_000_000)).unwrap_or_default();
            (one.fraction, other.fraction) = (fraction, -fraction);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_weeks_cost_what_was_used_of_each_budget() {
        let cells = cells(3);
        for line in &PLAN {
            let own = cells.iter().filter(|cell| cell.channel == line.channel && cell.ad.campaign.ours);
            let spent: u64 = own.filter(|cell| calendar::during().has(cell.day)).map(|cell| cell.pence).sum();
            assert_eq!(spent, per_million(line.budget, line.used), "{}", line.channel);
        }
    }

    #[test]
    fn every_advertisement_delivers_on_every_day_of_its_channel() {
        let cells = cells(3);
        assert_eq!(cells.len(), 70 * 4 * 2 + 70 * 2 + 63 + 28 * 2);
        assert!(cells.iter().all(|cell| cell.pence > 1 && cell.impressions > 0));
        assert!(cells.iter().all(|cell| calendar::delivery().has(cell.day)));
    }

    #[test]
    fn fractions_of_a_penny_cancel_between_platforms() {
        let cells = cells(3);
        assert!(cells.iter().any(|cell| cell.fraction != 0));
        for pair in cells.chunk_by(|a, b| a.day == b.day && a.ad == b.ad) {
            assert_eq!(pair.iter().map(|cell| cell.fraction).sum::<i64>(), 0);
        }
    }
}
