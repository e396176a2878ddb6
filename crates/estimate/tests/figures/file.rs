use domain::Money;
use serde::Deserialize;

#[derive(Deserialize)]
pub(crate) struct Figures {
    pub(crate) population: u64,
    pub(crate) channels: Vec<Channel>,
    pub(crate) together: Together,
    pub(crate) week: Week,
    pub(crate) pacing: Pacing,
}

#[derive(Deserialize)]
pub(crate) struct Channel {
    pub(crate) spend: Money,
    pub(crate) impressions: u64,
    pub(crate) reach: u64,
    pub(crate) clicks: u64,
    pub(crate) views: u64,
    pub(crate) completions: u64,
    pub(crate) referrals: u64,
    pub(crate) click_through: f64,
    pub(crate) click_through_95: (f64, f64),
    pub(crate) per_mille: f64,
    pub(crate) per_click: f64,
    pub(crate) view_rate: f64,
    pub(crate) per_view: f64,
    pub(crate) completion_rate: f64,
    pub(crate) frequency: f64,
    pub(crate) per_thousand_reached: f64,
    pub(crate) referrals_95: (f64, f64),
    pub(crate) per_referral: f64,
    pub(crate) per_referral_95: (f64, f64),
    pub(crate) click_to_referral: f64,
    pub(crate) referrals_per_thousand: f64,
}

#[derive(Deserialize)]
pub(crate) struct Together {
    pub(crate) low: u64,
    pub(crate) high: u64,
    pub(crate) point: f64,
    pub(crate) planning: Vec<(f64, f64)>,
    pub(crate) click_through: f64,
    pub(crate) per_mille: f64,
    pub(crate) per_click: f64,
    pub(crate) per_referral: f64,
    pub(crate) frequency: (f64, f64),
    pub(crate) referrals_per_thousand: (f64, f64),
}

#[derive(Deserialize)]
pub(crate) struct Week {
    pub(crate) reach: Vec<u64>,
    pub(crate) impressions: Vec<u64>,
    pub(crate) low: u64,
    pub(crate) high: u64,
    pub(crate) point: f64,
    pub(crate) frequency: (f64, f64),
}

#[derive(Deserialize)]
pub(crate) struct Pacing {
    pub(crate) budget: Money,
    pub(crate) days: i32,
    pub(crate) elapsed: i32,
    pub(crate) spent: Money,
    pub(crate) last_seven_days: Money,
    pub(crate) planned: f64,
    pub(crate) index: f64,
    pub(crate) required_daily: f64,
    pub(crate) trailing_mean: f64,
    pub(crate) projected: f64,
    pub(crate) exhausted_in: f64,
    pub(crate) weekday_weights: Vec<u32>,
    pub(crate) weighted_planned: f64,
    pub(crate) weighted_index: f64,
}

pub(crate) fn read() -> Figures {
    serde_json::from_str(include_str!("figures.json")).unwrap()
}
