//! Visits to the helpline's site, and clicks on the campaign's links.

use std::collections::BTreeMap;

use domain::{Channel, Day};
use serde::Serialize;

use crate::clicks::counted;
use crate::downloads::{Stage, latest, of_visits};
use crate::visits::{Visits, engaged, key_events, told};
use crate::world::World;

/// Sessions of one day.
#[derive(Debug, Default, Serialize)]
struct OfDay {
    /// From everywhere.
    all: u64,
    /// Through the campaign's links.
    referrals: u64,
}

/// Sessions after a stage.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Sessions {
    all: u64,
    referrals: u64,
    /// Key events of the referrals.
    key_events: u64,
    sources: BTreeMap<&'static str, u64>,
    days: BTreeMap<Day, OfDay>,
}

/// Clicks of the four weeks. They are the same visits, and never added to them.
#[derive(Debug, Serialize)]
pub(crate) struct Clicks {
    people: u64,
    bots: u64,
}

/// What analytics say of visits after a stage.
pub(super) fn known(world: &World, stage: Stage) -> impl Iterator<Item = (&Visits, u64)> {
    // Nothing of analytics is dropped on the Monday.
    let downloads = of_visits();
    let stage = stage.min(Stage::Restated);
    world.visits.iter().filter_map(move |visits| {
        let made = latest(&downloads, stage, visits.day)?;
        Some((visits, told(visits, made)))
    })
}

impl Sessions {
    pub(super) fn at(world: &World, stage: Stage) -> Self {
        let mut sessions = Self::default();
        for (visits, told) in known(world, stage) {
            let own = if visits.channel.is_some() { told } else { 0 };
            sessions.key_events += key_events(engaged(visits, own));
            let day = sessions.days.entry(visits.day).or_default();
            (day.all, day.referrals) = (day.all + told, day.referrals + own);
            (sessions.all, sessions.referrals) = (sessions.all + told, sessions.referrals + own);
            *sessions.sources.entry(visits.from).or_default() += told;
        }
        sessions
    }
}

/// Clicks by channel.
pub(super) fn clicks(world: &World) -> BTreeMap<Channel, Clicks> {
    counted(&world.clicks).map(|(channel, people, bots)| (channel, Clicks { people, bots })).collect()
}
