//! What platforms count and charge.

use domain::Source::{GoogleAds, Meta, Snapchat, X};

use super::Words;

pub(super) const IMPRESSIONS: Words = Words {
    title: "Impressions",
    text: "How often an ad began to be on screen. One person can account for many impressions.",
    per_source: &[
        (
            Meta,
            "Meta, “Impressions”: the number of times that an ad was on screen, whether or not it was seen in full or \
             played to its end.",
        ),
        (X, "X, “Impressions”: how often an ad was delivered to a timeline, a profile or search results."),
        (Snapchat, "Snapchat, “Paid Impressions”: views that were paid for. Snaps that people share on are left out."),
        (GoogleAds, "Google Ads, “Impr.”: how often an ad was shown on YouTube or on a partner’s page."),
    ],
};

pub(super) const CLICKS: Words = Words {
    title: "Link clicks",
    text: "Clicks on a link of the ad that leads to a destination, on the platform or off it. It is not the number of \
           visits: some people leave before the page has loaded.",
    per_source: &[
        (
            Meta,
            "Meta, “Link clicks”: clicks on links within the ad to destinations or experiences, on or off Meta’s apps. \
             Not “Clicks (all)”, which also counts likes, comments and profile visits.",
        ),
        (X, "X, “Link clicks”: clicks on a link or website card. Not “Clicks”, which counts every kind."),
        (Snapchat, "Snapchat, “Swipe Ups”, now called “Clicks”: how often people opened what lies behind the ad."),
        (GoogleAds, "Google Ads, “Clicks”: clicks that lead to the advertiser’s page."),
    ],
};

pub(super) const CLICKS_ALL: Words = Words {
    title: "Clicks (all)",
    text: "Every click, tap or swipe on an ad, whatever it does. It shows how much an ad is handled, not how many people \
           went anywhere.",
    per_source: &[
        (
            Meta,
            "Meta, “Clicks (all)”: link clicks, and also reactions, comments, shares, clicks on the page’s name or \
             picture, and opening a photo or video. In some rows it is lower than link clicks.",
        ),
        (X, "X, “Clicks”: clicks on links, and also on names, pictures, hashtags and the post itself."),
    ],
};

pub(super) const OUTBOUND_CLICKS: Words = Words {
    title: "Outbound clicks",
    text: "Clicks that lead away from the platform.",
    per_source: &[(
        Meta,
        "Meta, “Outbound clicks”: clicks on links that take people off Meta’s own properties; a part of link clicks.",
    )],
};

pub(super) const LANDING_PAGE_VIEWS: Words = Words {
    title: "Landing page views",
    text: "Clicks after which the destination page loaded. Fewer than link clicks, because some people leave while the \
           page loads.",
    per_source: &[(
        Meta,
        "Meta, “Landing page views”: counted by Meta’s pixel on the destination page, so there are none where the page \
         has no pixel, and none for people who refuse it.",
    )],
};

pub(super) const ENGAGEMENTS: Words = Words {
    title: "Engagements",
    text: "What people do with an ad as a post: reactions, comments, shares, clicks. Platforms count different things; \
           compare within a platform.",
    per_source: &[
        (
            Meta,
            "Meta, “Post engagements”: reactions, comments, shares, saves, link clicks, and views of the post’s photo or \
             video. It includes link clicks and 3-second plays: never add it to them.",
        ),
        (X, "X, “Engagements”: every interaction with an ad, clicks included."),
        (GoogleAds, "Google Ads, “Engagements”: interactions with an ad that opens or plays, such as a view of 10 s."),
    ],
};

pub(super) const SPEND: Words = Words {
    title: "Spend",
    text: "What the platform says was spent on ads in these days, in the account’s currency. Platforms correct it \
           afterwards; the invoice is final.",
    per_source: &[
        (
            Meta,
            "Meta, “Amount spent”: Meta’s estimate of the money spent. Rows carry fractions of a penny: they are added \
             exactly, and rounded only when shown.",
        ),
        (X, "X, “Spend”: an estimate for some days, which may also go down when X writes off too much delivery."),
        (Snapchat, "Snapchat, “Amount Spent”, in the account’s currency, which the file does not name."),
        (GoogleAds, "Google Ads, “Cost”: what clicks, views and impressions cost, before later credits."),
    ],
};
