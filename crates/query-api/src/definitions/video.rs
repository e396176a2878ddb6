//! How far videos were watched.

use domain::Source::{GoogleAds, Meta, Snapchat, X};

use super::Words;

pub(super) const VIEWS: Words = Words {
    title: "Video views",
    text: "Plays that count as a view by the platform’s own rule. Platforms set the bar at different lengths, so views of \
           two platforms are not the same thing.",
    per_source: &[
        (
            Meta,
            "Meta, “3-second video plays”: plays of at least 3 seconds, or of nearly the whole length of a shorter \
             video, replays left out. Not Meta’s newer “Views”, which also counts photos and text.",
        ),
        (X, "X, “Video views”: at least 2 seconds with half of the video on screen, or a click to watch."),
        (Snapchat, "Snapchat, “2 Second Video Views”: at least 2 seconds in a row, or opening what lies behind."),
        (GoogleAds, "Google Ads, “TrueView views”: 30 seconds, or to the end of a shorter video, or an interaction."),
    ],
};

pub(super) const THRUPLAYS: Words = Words {
    title: "ThruPlays",
    text: "Plays to the end, or for at least 15 seconds.",
    per_source: &[(Meta, "Meta, “ThruPlays”: plays of at least 15 seconds, or of 97 % of a video that is shorter.")],
};

pub(super) const TO_25: Words = played("Plays to 25 %", "Plays that reached a quarter of the video.");
pub(super) const TO_50: Words = played("Plays to 50 %", "Plays that reached half of the video.");
pub(super) const TO_75: Words = played("Plays to 75 %", "Plays that reached three quarters of the video.");
pub(super) const TO_THE_END: Words = played("Plays to the end", "Plays that reached the end of the video.");

const fn played(title: &'static str, text: &'static str) -> Words {
    Words {
        title,
        text,
        per_source: &[
            (
                Meta,
                "Meta, “Video plays at 25 %, 50 %, 75 %, 100 %”: plays that reached that point, people who skipped to it \
                 included. Counts of plays, not of people.",
            ),
            (X, "X, “Video views 25 %, 50 %, 75 %, 100 %”: plays that reached that point."),
            (Snapchat, "Snapchat, “Video Plays at 25%” and so on: plays that reached that point."),
        ],
    }
}
