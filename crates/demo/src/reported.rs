//! What a platform says of a day at a time: at first too little or too much, and in the end
//! what was truly delivered.

use domain::{Day, Money, Source, Span};

use crate::delivery::Cell;
use crate::figures::Figures;
use crate::plan::mix;
use crate::share::per_million;

/// A row of figures as a platform tells them, and what they are about.
#[derive(Clone, Debug)]
pub(crate) struct Reported {
    pub(crate) cell: Cell,
    pub(crate) figures: Figures,
}

/// What a platform tells on a day of another span.
pub(crate) fn reported(cells: &[Cell], source: Source, on: Day, span: Span) -> Vec<Reported> {
    let own = cells.iter().filter(|cell| cell.ad.campaign.source == source);
    let told = own.filter(|cell| span.has(cell.day) && cell.day < on);
    told.map(|cell| Reported { cell: cell.clone(), figures: figures(cell, on) }).collect()
}

/// How far a figure is off on the day after, in parts of a million, and from how many days
/// on it is right.
struct Off(i64, i64);

/// How far impressions, clicks and spend of a source are off.
const fn off(source: Source) -> [Off; 3] {
    match source {
        Source::Meta => [Off(-20_000, 28), Off(-25_000, 28), Off(-15_000, 28)],
        // Only X's spend moves after a day, and it goes down.
        Source::X => [Off(0, 2), Off(0, 2), Off(25_000, 14)],
        Source::Snapchat => [Off(-30_000, 4), Off(-20_000, 4), Off(-15_000, 4)],
        // Invalid clicks are credited.
        Source::GoogleAds => [Off(3_000, 30), Off(15_000, 30), Off(4_000, 30)],
        _ => [Off(0, 2), Off(0, 2), Off(0, 2)],
    }
}

/// What is said of a cell on a day.
pub(crate) fn figures(cell: &Cell, on: Day) -> Figures {
    let age = on.epoch_days() - cell.day.epoch_days();
    let [impressions, clicks, spend] = off(cell.ad.campaign.source);
    let impressions = impressions.told(cell.impressions, age);
    let clicks = clicks.told(cell.clicks, age);
    let mix = mix(cell.channel);
    let of_impressions = |share: u64| per_million(impressions, share * 1_000);
    Figures {
        impressions,
        clicks,
        all_clicks: per_million(clicks, cell.ad.all_clicks * 1_000),
        views: of_impressions(mix.views),
        quarters: mix.quarters.map(of_impressions),
        engagements: of_impressions(mix.engagements),
        spend: money(spend.told(cell.pence, age), cell.fraction),
    }
}

impl Off {
    /// What is told of a number that is so many days old.
    fn told(&self, number: u64, age: i32) -> u64 {
        let Self(first, right) = *self;
        let left = (right - i64::from(age)).clamp(0, right - 1);
        let parts = 1_000_000 + first * left * left / ((right - 1) * (right - 1));
        per_million(number, u64::try_from(parts).unwrap_or_default())
    }
}

/// Pence and millionths of a penny.
fn money(pence: u64, fraction: i64) -> Money {
    Money::from_units(i128::from(pence) * 100_000_000 + i128::from(fraction) * 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_comes_nearer_to_the_truth_and_stays_there() {
        let off = Off(-20_000, 28);
        let told: Vec<u64> = (1..40).map(|age| off.told(100_000, age)).collect();
        assert_eq!(told.first(), Some(&98_000));
        assert!(told.is_sorted());
        assert!(told.iter().skip(27).all(|number| *number == 100_000));
    }

    #[test]
    fn spend_of_x_goes_down() {
        let off = Off(25_000, 14);
        assert_eq!([1, 8, 14, 90].map(|age| off.told(10_000, age)), [10_250, 10_053, 10_000, 10_000]);
    }

    #[test]
    fn fractions_of_a_penny_are_beside_the_pence() {
        assert_eq!(money(120, 345_678).to_string(), "1.20345678");
        assert_eq!(money(120, -345_678).to_string(), "1.19654322");
    }
}
