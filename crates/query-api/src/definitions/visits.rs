//! Visits to the helpline's site, and what they cost.

use domain::Source::{ClickLog, Ga4};

use super::Words;

pub(super) const REFERRALS: Words = Words {
    title: "Referral clicks",
    text: "Visits to the helpline’s site that came from the campaign, by the tags of its links. Counts of visits, not of \
           people, and not of calls for help. Two counts of the same visits are never added: the campaign names the one \
           that counts.",
    per_source: &[
        (
            Ga4,
            "Google Analytics, “Sessions” by session source, medium and campaign. People who refuse to be counted are \
             not in it. A session can be counted under two of them, so sums differ a little with the table.",
        ),
        (ClickLog, "Click log: clicks on the campaign’s links, those of known robots left out. More than visits."),
    ],
};

pub(super) const KEY_EVENTS: Words = Words {
    title: "Key events",
    text: "Events of these visits that the owner of the site has marked as important, such as opening the page with the \
           telephone number.",
    per_source: &[(Ga4, "Google Analytics, “Key events” (earlier “Conversions”). The owner decides what counts.")],
};

pub(super) const COST_PER_REFERRAL: Words = Words {
    title: "Cost per referral click",
    text: "Spend divided by referral clicks of the same days and channels, with the 95 % interval that the number of \
           clicks allows (exact Poisson interval, Garwood 1936). It is answered only where both sides are known.",
    per_source: &[],
};
