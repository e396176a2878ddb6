//! What every figure means. The text is shown to readers word by word, so that a page never
//! invents a meaning of its own. A changed meaning gets the next number in its id.

use std::collections::BTreeMap;

use domain::{Metric, Source};

use crate::MetricName;
use crate::answers::{Definition, DefinitionsAnswer};

/// Id of the definition of reach.
pub const REACH_DEFINITION: &str = "def:reach/1";

/// Id of a metric's definition.
pub fn definition_id(metric: MetricName) -> String {
    format!("def:{}/1", metric.as_str())
}

/// Every definition: counts, spend and reach.
pub fn definitions() -> DefinitionsAnswer {
    let counts = Metric::ALL.iter().copied().map(MetricName::Count);
    let additive = counts.chain([MetricName::Spend]).map(additive);
    DefinitionsAnswer { definitions: additive.chain([reach()]).collect() }
}

struct Words {
    title: &'static str,
    text: &'static str,
    meta: &'static str,
}

fn additive(metric: MetricName) -> Definition {
    let (words, unit) = match metric {
        MetricName::Count(count) => (of_count(count), "count"),
        MetricName::Spend => (of_spend(), "currency"),
    };
    Definition {
        id: definition_id(metric),
        metric: metric.as_str(),
        title: words.title,
        unit,
        additive: true,
        text: words.text,
        per_source: BTreeMap::from([(Source::Meta, words.meta)]),
    }
}

fn of_count(metric: Metric) -> Words {
    match metric {
        Metric::Impressions => Words {
            title: "Impressions",
            text: "How often an ad began to be on screen. One person can account for many impressions.",
            meta: "Meta, “Impressions”: the number of times that an ad was on screen, whether or not it was seen in full \
                   or played to its end.",
        },
        Metric::Clicks => Words {
            title: "Link clicks",
            text: "Clicks on a link of the ad that leads to a destination, on the platform or off it. It is not the \
                   number of visits: some people leave before the page has loaded.",
            meta: "Meta, “Link clicks”: clicks on links within the ad to destinations or experiences, on or off \
                   Meta’s apps. Not “Clicks (all)”, which also counts likes, comments and profile visits.",
        },
        Metric::ClicksAll => Words {
            title: "Clicks (all)",
            text: "Every click, tap or swipe on an ad, whatever it does. It shows how much an ad is handled, not how \
                   many people went anywhere.",
            meta: "Meta, “Clicks (all)”: link clicks, and also reactions, comments, shares, clicks on the page’s name \
                   or picture, and opening a photo or video. In some rows it is lower than link clicks.",
        },
        other => of_journey(other),
    }
}

fn of_journey(metric: Metric) -> Words {
    match metric {
        Metric::OutboundClicks => Words {
            title: "Outbound clicks",
            text: "Clicks that lead away from the platform.",
            meta: "Meta, “Outbound clicks”: clicks on links that take people off Meta’s own properties; a part of link \
                   clicks.",
        },
        Metric::LandingPageViews => Words {
            title: "Landing page views",
            text: "Clicks after which the destination page loaded. Fewer than link clicks, because some people leave \
                   while the page loads.",
            meta: "Meta, “Landing page views”: counted by Meta’s pixel on the destination page, so there are none where \
                   the page has no pixel, and none for people who refuse it.",
        },
        Metric::Engagements => Words {
            title: "Engagements",
            text: "What people do with an ad as a post: reactions, comments, shares, clicks. Platforms count different \
                   things; compare within a platform.",
            meta: "Meta, “Post engagements”: reactions, comments, shares, saves, link clicks, and views of the post’s \
                   photo or video. It includes link clicks and 3-second plays: never add it to them.",
        },
        other => of_video(other),
    }
}

fn of_video(metric: Metric) -> Words {
    match metric {
        Metric::Views => Words {
            title: "Video views",
            text: "Plays that count as a view by the platform’s own rule. Platforms set the bar at different lengths, so \
                   views of two platforms are not the same thing.",
            meta: "Meta, “3-second video plays”: plays of at least 3 seconds, or of nearly the whole length of a shorter \
                   video, replays left out. Not Meta’s newer “Views”, which also counts photos and text.",
        },
        Metric::Thruplays => Words {
            title: "ThruPlays",
            text: "Plays to the end, or for at least 15 seconds.",
            meta: "Meta, “ThruPlays”: plays of at least 15 seconds, or of 97 % of a video that is shorter.",
        },
        Metric::Video25 => played("Plays to 25 %", "Plays that reached a quarter of the video."),
        Metric::Video50 => played("Plays to 50 %", "Plays that reached half of the video."),
        Metric::Video75 => played("Plays to 75 %", "Plays that reached three quarters of the video."),
        _ => played("Plays to the end", "Plays that reached the end of the video."),
    }
}

fn played(title: &'static str, text: &'static str) -> Words {
    let meta = "Meta, “Video plays at 25 %, 50 %, 75 %, 100 %”: plays that reached that point, people who skipped \
                to it included. Counts of plays, not of people.";
    Words { title, text, meta }
}

fn of_spend() -> Words {
    Words {
        title: "Spend",
        text: "What the platform says was spent on ads in these days, in the account’s currency. Platforms correct it \
               afterwards; the invoice is final.",
        meta: "Meta, “Amount spent”: Meta’s estimate of the money spent. Rows carry fractions of a penny: they are \
               added exactly, and rounded only when shown.",
    }
}

fn reach() -> Definition {
    let meta = "Meta, “Reach”: an estimate of the Meta accounts in which an ad was on screen at least once, each counted \
                once however many profiles belong to it.";
    Definition {
        id: REACH_DEFINITION.to_owned(),
        metric: "reach",
        title: "Reach",
        unit: "accounts",
        additive: false,
        text: "How many accounts saw an ad at least once, as the platform reports it for exactly one campaign, ad set or \
               ad and one window of days. Accounts, not people: one person can have several. It is never added up: \
               the same account is counted again on the next day, in the next ad and on the next platform.",
        per_source: BTreeMap::from([(Source::Meta, meta)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_metric_is_defined_once_and_only_reach_is_not_additive() {
        let all = definitions().definitions;
        assert_eq!(all.len(), Metric::COUNT + 2);
        let ids: std::collections::BTreeSet<&str> = all.iter().map(|one| one.id.as_str()).collect();
        let titles: std::collections::BTreeSet<&str> = all.iter().map(|one| one.title).collect();
        assert_eq!((ids.len(), titles.len()), (all.len(), all.len()));
        assert!(all.iter().all(|one| one.additive == (one.metric != "reach")));
    }
}
