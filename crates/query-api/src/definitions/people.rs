//! People: how many were reached, and how many sought help.

use domain::Source::{GoogleAds, Helpline, Meta, Snapchat};

use super::{Words, defined};
use crate::answers::Definition;

pub(super) const CONTACTS: Words = Words {
    title: "Contacts",
    text: "Contacts with the helpline as it counts them itself: calls, chats, e-mails. Not all of them come from the \
           campaign.",
    per_source: &[(Helpline, "The helpline’s own count by day. Cells that it withholds are counted apart.")],
};

pub(super) const CONTACTS_WITHHELD: Words = Words {
    title: "Withheld contacts",
    text: "Cells in which the helpline says only that there were fewer than five contacts. Each may stand for 1 to 4.",
    per_source: &[(Helpline, "Cells written as “<5”. They are neither 0 nor 5.")],
};

const REACH: Words = Words {
    title: "Reach",
    text: "How many accounts saw an ad at least once, as the platform reports it for exactly one campaign, ad set or ad \
           and one window of days. Accounts, not people: one person can have several. It is never added up: the same \
           account is counted again on the next day, in the next ad and on the next platform.",
    per_source: &[
        (
            Meta,
            "Meta, “Reach”: an estimate of the Meta accounts in which an ad was on screen at least once, each counted \
             once however many profiles belong to it.",
        ),
        (Snapchat, "Snapchat, “Paid Reach”: accounts to which an ad was shown at least once."),
        (
            GoogleAds,
            "Google Ads, “Unique users”: an estimate of people across devices, from samples of signed-in users.",
        ),
    ],
};

/// The definition of reach.
pub(super) fn reach() -> Definition {
    defined(super::REACH_DEFINITION, "reach", &REACH, "accounts", false)
}
