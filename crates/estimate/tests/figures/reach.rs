use domain::{Day, Reach, Span};
use estimate::reach::{Deduplicated, Doubts, Marginal, across_channels, across_windows};

use crate::file::read;
use crate::{both_close, close};

fn marginal(window: Span, reach: u64, impressions: u64) -> Marginal {
    Marginal { window, reach: Reach::new(reach), impressions: Some(impressions), frequency_cap: None }
}

fn campaign() -> Span {
    Span { from: Day::from_epoch_days(20_710), to: Day::from_epoch_days(20_737) }
}

fn together() -> Deduplicated {
    let figures = read();
    let all = figures.channels.iter().map(|one| marginal(campaign(), one.reach, one.impressions));
    across_channels(&all.collect::<Vec<_>>(), Some(figures.population)).unwrap()
}

#[test]
fn four_channels_together() {
    let (found, expected) = (together(), read().together);
    assert_eq!((found.low(), found.high()), (expected.low, expected.high));
    assert_eq!((found.population(), found.doubts()), (Some(read().population), Doubts::default()));
    close(found.point().unwrap(), expected.point);
    for (lambda, reach) in expected.planning {
        close(found.planning(lambda).unwrap(), reach);
    }
}

#[test]
fn what_follows_for_frequency_and_referrals_is_an_interval() {
    let (found, figures) = (together(), read());
    let frequency = found.frequency().unwrap();
    both_close((frequency.low, frequency.high), figures.together.frequency);
    let referrals = found.per_thousand(figures.channels.iter().map(|one| one.referrals).sum()).unwrap();
    both_close((referrals.low, referrals.high), figures.together.referrals_per_thousand);
}

#[test]
fn referrals_for_a_thousand_reached_by_one_channel_are_one_figure() {
    for one in read().channels {
        let alone = across_channels(&[marginal(campaign(), one.reach, one.impressions)], None).unwrap();
        let referrals = alone.per_thousand(one.referrals).unwrap();
        both_close((referrals.low, referrals.high), (one.referrals_per_thousand, one.referrals_per_thousand));
    }
}

#[test]
fn seven_days_of_one_channel() {
    let (week, population) = (read().week, read().population);
    let days = campaign().days().zip(week.reach).zip(week.impressions);
    let days: Vec<Marginal> =
        days.map(|((day, reach), impressions)| marginal(Span::day(day), reach, impressions)).collect();
    let found = across_windows(&days, Some(population)).unwrap();
    assert_eq!((found.low(), found.high()), (week.low, week.high));
    close(found.point().unwrap(), week.point);
    let frequency = found.frequency().unwrap();
    both_close((frequency.low, frequency.high), week.frequency);
}
