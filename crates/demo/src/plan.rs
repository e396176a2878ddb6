//! What was planned and bought. Every name and figure is invented.

use domain::{Channel, Source, Span};

use crate::calendar;

/// What is planned for a channel, and how it turns out.
pub(crate) struct Line {
    pub(crate) channel: Channel,
    /// In pence.
    pub(crate) budget: u64,
    /// How much of it the four weeks use, in parts of a million.
    pub(crate) used: u64,
    /// Days from the campaign's start until the channel's.
    pub(crate) begins: i32,
    /// Pence a day on which it runs on after the four weeks.
    pub(crate) runs_on: u64,
    /// Pence for a thousand impressions.
    pub(crate) thousand: u64,
    /// Link clicks of a million impressions.
    pub(crate) clicks: u64,
    /// Pence for a visit to the helpline's site.
    pub(crate) visit: u64,
    /// The people that endless impressions would reach.
    pub(crate) people: u64,
}

/// The plan: £55,000 for four weeks, of which something is left, and runs on.
pub(crate) const PLAN: [Line; 5] = [
    Line {
        channel: Channel::Facebook,
        budget: 1_800_000,
        used: 975_000,
        begins: 0,
        runs_on: 800,
        thousand: 600,
        clicks: 4_100,
        visit: 1_455,
        people: 1_614_000,
    },
    Line {
        channel: Channel::Instagram,
        budget: 1_200_000,
        used: 1_012_000,
        begins: 0,
        runs_on: 500,
        thousand: 662,
        clicks: 3_500,
        visit: 1_660,
        people: 1_187_000,
    },
    Line {
        channel: Channel::X,
        budget: 500_000,
        used: 838_000,
        begins: 0,
        runs_on: 300,
        thousand: 675,
        clicks: 2_500,
        visit: 2_780,
        people: 318_000,
    },
    Line {
        channel: Channel::Snapchat,
        budget: 900_000,
        used: 984_000,
        begins: 0,
        runs_on: 400,
        thousand: 524,
        clicks: 3_000,
        visit: 2_240,
        people: 838_000,
    },
    Line {
        channel: Channel::Youtube,
        budget: 1_100_000,
        used: 958_000,
        begins: 7,
        runs_on: 500,
        thousand: 1_060,
        clicks: 2_400,
        visit: 4_900,
        people: 760_000,
    },
];

/// The line of a channel.
pub(crate) fn line(channel: Channel) -> Option<&'static Line> {
    PLAN.iter().find(|line| line.channel == channel)
}

/// A campaign as a platform has it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Campaign {
    pub(crate) source: Source,
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    /// What the platform calls its results.
    pub(crate) result: &'static str,
    /// Whether it belongs to the example campaign.
    pub(crate) ours: bool,
}

/// An advertisement, and its weight in the spend of a channel.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ad {
    pub(crate) campaign: &'static Campaign,
    pub(crate) adset: &'static str,
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    /// All clicks of a thousand link clicks: there may be fewer, since both are estimates.
    pub(crate) all_clicks: u64,
    pub(crate) weights: &'static [(Channel, u64)],
}

const AWARENESS: Campaign = Campaign {
    source: Source::Meta,
    id: "120215000000010417",
    name: "GHGC_2026_Wave1_Awareness",
    result: "Reach",
    ours: true,
};
const REELS: Campaign = Campaign {
    source: Source::Meta,
    id: "120215000000010533",
    name: "GHGC_2026_Wave1_Reels",
    result: "Link clicks",
    ours: true,
};
const RECRUITMENT: Campaign = Campaign {
    source: Source::Meta,
    id: "120214000000090208",
    name: "Recruitment_Autumn_2026",
    result: "Link clicks",
    ours: false,
};
const PROMOTED: Campaign =
    Campaign { source: Source::X, id: "hq7d2", name: "GHGC 2026 Promoted video", result: "Video views", ours: true };
const SNAP: Campaign =
    Campaign { source: Source::Snapchat, id: "", name: "GHGC 2026 Snap Ads", result: "Swipe ups", ours: true };
const IN_STREAM: Campaign = Campaign {
    source: Source::GoogleAds,
    id: "21000000417",
    name: "GHGC 2026 YouTube in-stream",
    result: "Views",
    ours: true,
};

/// A campaign that only the export that has to be held knows.
pub(crate) const STORIES: Ad = Ad {
    campaign: &Campaign {
        source: Source::Meta,
        id: "120215000000010849",
        name: "GHGC_2026_Wave2_Stories",
        result: "Link clicks",
        ours: true,
    },
    adset: "Adults 18-64, Scotland",
    id: "120215000000031207",
    name: "Stories 10s",
    all_clicks: 1_300,
    weights: &[],
};

use Channel::{Facebook, Instagram, Snapchat, X, Youtube};

/// All advertisements.
pub(crate) const ADS: [Ad; 8] = [
    Ad {
        campaign: &AWARENESS,
        adset: "Adults 18-64, Scotland",
        id: "120215000000030011",
        name: "Film 30s",
        all_clicks: 1_780,
        weights: &[(Facebook, 38), (Instagram, 20)],
    },
    Ad {
        campaign: &AWARENESS,
        adset: "Adults 18-64, Scotland",
        id: "120215000000030012",
        name: "Film 15s",
        all_clicks: 1_550,
        weights: &[(Facebook, 32), (Instagram, 18)],
    },
    Ad {
        campaign: &REELS,
        adset: "Adults 18-34, Scotland",
        id: "120215000000030013",
        name: "Reel 15s",
        all_clicks: 1_240,
        weights: &[(Facebook, 18), (Instagram, 47)],
    },
    Ad {
        campaign: &REELS,
        adset: "Adults 18-34, Scotland",
        id: "120215000000030014",
        name: "Three questions",
        all_clicks: 960,
        weights: &[(Facebook, 12), (Instagram, 15)],
    },
    Ad { campaign: &PROMOTED, adset: "", id: "", name: "Film 30s", all_clicks: 2_700, weights: &[(X, 1)] },
    Ad { campaign: &SNAP, adset: "", id: "", name: "Snap 10s", all_clicks: 1_000, weights: &[(Snapchat, 1)] },
    Ad { campaign: &IN_STREAM, adset: "", id: "", name: "Film 30s", all_clicks: 1_000, weights: &[(Youtube, 1)] },
    RECRUITMENT_AD,
];

/// The advertisement of the campaign that is not ours.
pub(crate) const RECRUITMENT_AD: Ad = Ad {
    campaign: &RECRUITMENT,
    adset: "Adults 18-40, Scotland",
    id: "120214000000070944",
    name: "Join us",
    all_clicks: 1_400,
    weights: &[],
};

/// What the campaign that is not ours spends each day, in pence, and when.
pub(crate) const RECRUITMENT_PENCE: [(Channel, u64); 2] = [(Facebook, 3_500), (Instagram, 2_500)];

/// The days of the campaign that is not ours.
pub(crate) const fn recruitment() -> Span {
    Span { from: calendar::during().from.plus(14), to: calendar::during().to.plus(14) }
}

/// What a platform delivers of a thousand impressions, beside clicks.
pub(crate) struct Mix {
    /// Views, by the platform's own definition.
    pub(crate) views: u64,
    /// Plays to 25, 50, 75 and 100 %.
    pub(crate) quarters: [u64; 4],
    pub(crate) engagements: u64,
}

/// The mix of a channel.
pub(crate) const fn mix(channel: Channel) -> Mix {
    match channel {
        Channel::Instagram => Mix { views: 187, quarters: [142, 81, 52, 37], engagements: 14 },
        Channel::X => Mix { views: 379, quarters: [202, 110, 75, 50], engagements: 15 },
        Channel::Snapchat => Mix { views: 432, quarters: [329, 205, 146, 110], engagements: 5 },
        Channel::Youtube => Mix { views: 777, quarters: [712, 540, 449, 381], engagements: 777 },
        _ => Mix { views: 281, quarters: [164, 90, 59, 43], engagements: 18 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plan_is_55_000_pounds() {
        assert_eq!(PLAN.iter().map(|line| line.budget).sum::<u64>(), 5_500_000);
    }

    #[test]
    fn what_runs_on_is_left_of_the_plan() {
        let used: u64 = PLAN.iter().map(|line| crate::share::per_million(line.budget, line.used)).sum();
        let later: u64 = PLAN.iter().map(|line| line.runs_on * 42).sum();
        assert!(used + later < 5_500_000, "{used} and {later}");
        assert!(used > 5_300_000, "{used}");
    }
}
