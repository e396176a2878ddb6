//! How many people each channel reached, as the platforms say, in exactly these windows.

use domain::{Channel, Source, Span};
use serde::Serialize;

use crate::audience::reach;
use crate::calendar::{during, weeks};
use crate::downloads::{Stage, of_windows};
use crate::layouts::meta_windows::reached_together;
use crate::plan::PLAN;
use crate::reported::Reported;
use crate::world::World;

/// Reach of a channel in one window; never to be added to another.
#[derive(Debug, Serialize)]
pub(crate) struct Reached {
    stage: Stage,
    channel: Channel,
    #[serde(flatten)]
    window: Span,
    impressions: u64,
    reach: u64,
}

/// Of the whole campaign and of each week, for each channel whose exports tell it; for Meta as a whole of the whole
/// campaign.
pub(super) fn all(world: &World) -> Vec<Reached> {
    let mut all = Vec::new();
    for download in of_windows() {
        let stage = Stage::of_day(download.made);
        let told = |source, window| world.told_of_ours(source, download.made, window);
        for window in [during()].into_iter().chain(weeks()) {
            let of = |channel: Channel| of_channel(stage, channel, window, &told(source(channel), window));
            let telling = PLAN.iter().map(|line| line.channel).filter(|channel| *channel != Channel::X);
            all.extend(telling.map(of).filter(|reached| reached.impressions > 0));
        }
        all.push(of_meta(stage, during(), &told(Source::Meta, during())));
    }
    all
}

fn source(channel: Channel) -> Source {
    match channel {
        Channel::Snapchat => Source::Snapchat,
        Channel::Youtube => Source::GoogleAds,
        _ => Source::Meta,
    }
}

fn of_channel(stage: Stage, channel: Channel, window: Span, rows: &[Reported]) -> Reached {
    let own = rows.iter().filter(|row| row.cell.channel == channel);
    let impressions = own.map(|row| row.figures.impressions).sum();
    Reached { stage, channel, window, impressions, reach: reach(channel, impressions) }
}

fn of_meta(stage: Stage, window: Span, rows: &[Reported]) -> Reached {
    let impressions = rows.iter().map(|row| row.figures.impressions).sum();
    Reached { stage, channel: Channel::Meta, window, impressions, reach: reached_together(rows) }
}
