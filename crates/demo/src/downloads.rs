//! When somebody downloads what.

use domain::{Day, Span};
use serde::Serialize;

use crate::calendar;

/// When in the story a file was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The first downloads, up to the day after the campaign's last.
    First,
    /// Downloads of days that were there before, with what the platforms corrected since.
    Restated,
    /// What an analyst adds on the Monday after.
    Monday,
}

impl Stage {
    /// The stage of a file of the landing folder that is made on a day.
    pub(crate) fn of_day(made: Day) -> Self {
        if made <= first() { Self::First } else { Self::Restated }
    }
}

/// The day of the first downloads that have the whole campaign.
pub(crate) const fn first() -> Day {
    calendar::during().to.plus(1)
}

/// The day on which every platform has settled every day of the campaign.
pub(crate) const fn settled() -> Day {
    calendar::during().to.plus(32)
}

/// The Monday on which an analyst drops files.
pub(crate) const fn monday() -> Day {
    calendar::after().to.plus(1)
}

/// A download: the day on which it is made, and the days that it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Download {
    pub(crate) made: Day,
    pub(crate) span: Span,
}

impl Download {
    /// The 28 days before it is made.
    const fn of_last_days(made: Day) -> Self {
        Self { made, span: Span { from: made.plus(-28), to: made.plus(-1) } }
    }
}

/// The downloads of delivery in the landing folder, in order: the last 28 days on each
/// Monday, and all of the campaign once it is settled.
pub(crate) fn of_delivery() -> Vec<Download> {
    let mut all: Vec<Download> = mondays(calendar::during().from.plus(7), monday().plus(-7)).collect();
    all.push(of_campaign(settled()));
    all.sort_by_key(|download| download.made);
    all
}

/// The downloads of what has the campaign as its window: early, and once it is settled.
pub(crate) fn of_windows() -> [Download; 2] {
    [of_campaign(first()), of_campaign(settled())]
}

/// All days of the campaign.
pub(crate) const fn of_campaign(made: Day) -> Download {
    Download { made, span: calendar::during() }
}

/// The downloads of visits: all that there are up to the campaign's end, the last 28 days on
/// each Monday, and all that there are.
pub(crate) fn of_visits() -> Vec<Download> {
    let whole = |made: Day| Download { made, span: Span { from: calendar::before().from, to: made.plus(-1) } };
    let between = mondays(first().plus(7), monday().plus(-7));
    [whole(first())].into_iter().chain(between).chain([whole(monday())]).collect()
}

/// The lists of contacts that the helpline sends: all that it has.
pub(crate) fn of_contacts() -> [Download; 2] {
    [first(), monday()].map(|made| Download { made, span: Span { from: calendar::before().from, to: made.plus(-1) } })
}

/// What is dropped on the last Monday: the 28 days before it.
pub(crate) const fn of_monday() -> Download {
    Download::of_last_days(monday())
}

fn mondays(first: Day, last: Day) -> impl Iterator<Item = Download> {
    Span { from: first, to: last }.days().step_by(7).map(Download::of_last_days)
}

/// The day of the latest download that tells a day, up to a stage.
pub(crate) fn latest(downloads: &[Download], stage: Stage, day: Day) -> Option<Day> {
    let told = downloads.iter().filter(|download| Stage::of_day(download.made) <= stage && download.span.has(day));
    let landed = told.map(|download| download.made).max();
    let dropped = (stage == Stage::Monday && of_monday().span.has(day)).then(monday);
    landed.max(dropped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_the_campaign_is_told_early_and_again_once_settled() {
        let downloads = of_delivery();
        for day in calendar::during().days() {
            assert_eq!(latest(&downloads, Stage::First, day), Some(first()));
            assert_eq!(latest(&downloads, Stage::Restated, day), Some(settled()));
            assert_eq!(latest(&downloads, Stage::Monday, day), Some(settled()));
        }
        assert_eq!(settled().to_string(), "2026-11-12");
    }

    #[test]
    fn the_last_monday_adds_a_week() {
        let downloads = of_delivery();
        let last = downloads.iter().map(|download| download.span.to).max().unwrap();
        assert_eq!(last.plus(7), of_monday().span.to);
        assert_eq!(of_monday().span.to, calendar::everything().to);
        assert_eq!(latest(&downloads, Stage::Restated, last.plus(1)), None);
        assert_eq!(latest(&downloads, Stage::Monday, last.plus(1)), Some(monday()));
    }
}
