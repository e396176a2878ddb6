//! The effect that is built in: a lift of a known size during the campaign, which fades.

use domain::Day;

use crate::calendar;
use crate::delivery::of_week;
use crate::share::per_million;

/// A lift above what there would have been, in parts of a million, during the campaign.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lift(pub(crate) u64);

/// What stays of a lift from one day to the next after the campaign, in parts of a million.
pub(crate) const STAYS: u64 = 930_000;

impl Lift {
    /// Its size on a day.
    pub(crate) fn on(self, day: Day) -> u64 {
        match calendar::days_after(day) {
            Some(days) => (0..days).fold(self.0, |left, _| per_million(left, STAYS)),
            None if calendar::during().has(day) => self.0,
            None => 0,
        }
    }
}

/// What happens a day, were there no campaign.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Usual {
    /// Thousandths a day.
    pub(crate) a_day: u64,
    /// Thousandths of the usual on the days of a week, from Monday.
    pub(crate) week: [u64; 7],
    /// Growth a day, in parts of a million.
    pub(crate) growth: u64,
}

/// Means of one thing and day, in thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Means {
    /// Without the campaign.
    pub(crate) without: u64,
    /// What the campaign adds.
    pub(crate) added: u64,
}

impl Usual {
    /// The means of a day, with a lift.
    pub(crate) fn on(&self, day: Day, lift: Lift) -> Means {
        let since = u64::try_from(day.epoch_days() - calendar::before().from.epoch_days()).unwrap_or_default();
        let grown = per_million(self.a_day, 1_000_000 + self.growth * since);
        let without = grown * of_week(&self.week, day) / 1_000;
        Means { without, added: per_million(without, lift.on(day)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lift_begins_with_the_campaign_and_fades_after_it() {
        let (lift, during) = (Lift(350_000), calendar::during());
        assert_eq!(lift.on(during.from.plus(-1)), 0);
        assert_eq!((lift.on(during.from), lift.on(during.to)), (350_000, 350_000));
        assert_eq!(lift.on(during.to.plus(1)), 325_500);
        assert_eq!(lift.on(during.to.plus(2)), 302_715);
        assert!(lift.on(calendar::after().to) < 20_000);
    }

    #[test]
    fn the_usual_grows_and_has_its_week() {
        let usual = Usual { a_day: 10_000, week: [1_000, 1_000, 1_000, 1_000, 1_000, 800, 700], growth: 400 };
        let monday = calendar::before().from;
        assert_eq!(usual.on(monday, Lift(0)), Means { without: 10_000, added: 0 });
        assert_eq!(usual.on(monday.plus(6), Lift(0)).without, 7_016);
        assert_eq!(usual.on(calendar::during().from, Lift(350_000)), Means { without: 10_728, added: 3_755 });
    }
}
