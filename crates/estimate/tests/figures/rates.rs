use domain::{Money, Reach};
use estimate::interval::{Alpha, Interval, cost_per_event, poisson, wilson};
use estimate::rate::{
    Rate, click_through, cost_per, cost_per_click, cost_per_mille, cost_per_referral, cost_per_thousand_reached,
    frequency, proportion,
};

use crate::file::{Channel, read};
use crate::{both_close, close};

fn is(rate: Option<Rate>, value: f64, base: u64) {
    let rate = rate.unwrap();
    close(rate.value, value);
    assert_eq!(rate.base, base);
}

fn ends(interval: Interval) -> (f64, f64) {
    (interval.low, interval.high)
}

#[test]
fn rates_of_each_channel() {
    for one in read().channels {
        is(click_through(one.clicks, one.impressions), one.click_through, one.impressions);
        is(cost_per_mille(one.spend, one.impressions), one.per_mille, one.impressions);
        is(cost_per_click(one.spend, one.clicks), one.per_click, one.clicks);
        is(cost_per_referral(one.spend, one.referrals), one.per_referral, one.referrals);
        is(proportion(one.views, one.impressions), one.view_rate, one.impressions);
        is(proportion(one.completions, one.impressions), one.completion_rate, one.impressions);
        is(proportion(one.referrals, one.clicks), one.click_to_referral, one.clicks);
        is(cost_per(one.spend, one.views), one.per_view, one.views);
    }
}

#[test]
fn rates_over_the_reach_of_one_channel() {
    for one in read().channels {
        is(frequency(one.impressions, Reach::new(one.reach)), one.frequency, one.reach);
        is(cost_per_thousand_reached(one.spend, Reach::new(one.reach)), one.per_thousand_reached, one.reach);
    }
}

#[test]
fn intervals_of_each_channel() {
    for one in read().channels {
        let alpha = Alpha::default();
        both_close(ends(wilson(one.clicks, one.impressions, alpha).unwrap()), one.click_through_95);
        both_close(ends(poisson(one.referrals, alpha)), one.referrals_95);
        let cost = cost_per_event(one.spend, one.referrals, alpha).unwrap();
        both_close((cost.low, cost.high.unwrap()), one.per_referral_95);
    }
}

#[test]
fn rates_of_all_channels_come_from_sums_and_not_from_means() {
    let figures = read();
    let sum = |part: fn(&Channel) -> u64| figures.channels.iter().map(part).sum::<u64>();
    let spend: Money = figures.channels.iter().map(|one| one.spend).sum();
    let (impressions, clicks, referrals) =
        (sum(|one| one.impressions), sum(|one| one.clicks), sum(|one| one.referrals));
    is(click_through(clicks, impressions), figures.together.click_through, impressions);
    is(cost_per_mille(spend, impressions), figures.together.per_mille, impressions);
    is(cost_per_click(spend, clicks), figures.together.per_click, clicks);
    is(cost_per_referral(spend, referrals), figures.together.per_referral, referrals);
}
