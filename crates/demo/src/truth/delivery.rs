//! Impressions, clicks, spend and referral clicks after each stage.

use std::collections::BTreeMap;

use domain::{Channel, Day, Money, Source, Span};
use serde::Serialize;

use crate::calendar;
use crate::delivery::Cell;
use crate::downloads::{Stage, latest, of_delivery};
use crate::plan::Campaign;
use crate::reported::figures;
use crate::world::World;

use super::visits::known;

/// Delivery; money is exact until it is written, and then in micros.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
struct Delivered {
    impressions: u64,
    clicks: u64,
    #[serde(rename = "spend_micros", serialize_with = "micros")]
    spend: Money,
}

/// Sums of some days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
struct Sums {
    /// Nothing where no file tells the days.
    #[serde(flatten)]
    delivered: Option<Delivered>,
    /// Sessions of the helpline's site that came through the campaign's links.
    referrals: u64,
}

fn micros<S: serde::Serializer>(spend: &Money, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_i64(spend.micros())
}

/// Of some days, by channel and in all.
#[derive(Debug, Default, Serialize)]
struct Part {
    total: Sums,
    channels: BTreeMap<Channel, Sums>,
}

/// A campaign of a platform, all of its days.
#[derive(Debug, Serialize)]
struct OfPlatform {
    source: Source,
    campaign: &'static str,
    ours: bool,
    #[serde(flatten)]
    delivered: Delivered,
}

/// All that is known after a stage.
#[derive(Debug, Serialize)]
pub(crate) struct Totals {
    /// The four weeks.
    campaign: Part,
    /// All days that are told.
    all: Part,
    days: BTreeMap<Day, BTreeMap<Channel, Sums>>,
    platform_campaigns: Vec<OfPlatform>,
}

impl Totals {
    pub(super) fn at(world: &World, stage: Stage) -> Self {
        let days = by_day(world, stage);
        Self {
            campaign: Part::of(&days, calendar::during()),
            all: Part::of(&days, calendar::everything()),
            platform_campaigns: by_campaign(world, stage),
            days,
        }
    }
}

impl Part {
    fn of(days: &BTreeMap<Day, BTreeMap<Channel, Sums>>, span: Span) -> Self {
        let mut part = Self::default();
        for (channel, sums) in days.range(span.from..=span.to).flat_map(|(_, channels)| channels) {
            part.total.add(*sums);
            part.channels.entry(*channel).or_default().add(*sums);
        }
        part
    }
}

impl Sums {
    fn add(&mut self, other: Self) {
        if let Some(more) = other.delivered {
            self.delivered.get_or_insert_default().add(more);
        }
        self.referrals += other.referrals;
    }
}

impl Delivered {
    fn add(&mut self, other: Self) {
        self.impressions += other.impressions;
        self.clicks += other.clicks;
        self.spend += other.spend;
    }
}

/// What the newest download of each day says of each cell.
fn told(world: &World, stage: Stage) -> impl Iterator<Item = (&Cell, Delivered)> {
    let downloads = of_delivery();
    world.cells.iter().filter_map(move |cell| {
        let told = figures(cell, latest(&downloads, stage, cell.day)?);
        Some((cell, Delivered { impressions: told.impressions, clicks: told.clicks, spend: told.spend }))
    })
}

fn by_day(world: &World, stage: Stage) -> BTreeMap<Day, BTreeMap<Channel, Sums>> {
    let ours = told(world, stage).filter(|(cell, _)| cell.ad.campaign.ours);
    let delivery = ours.map(|(cell, told)| (cell.day, cell.channel, Sums { delivered: Some(told), referrals: 0 }));
    let referrals = known(world, stage).filter_map(|(visits, sessions)| {
        Some((visits.day, visits.channel?, Sums { delivered: None, referrals: sessions }))
    });
    let mut days: BTreeMap<Day, BTreeMap<Channel, Sums>> = BTreeMap::new();
    for (day, channel, sums) in delivery.chain(referrals) {
        days.entry(day).or_default().entry(channel).or_default().add(sums);
    }
    days
}

fn by_campaign(world: &World, stage: Stage) -> Vec<OfPlatform> {
    let mut campaigns: BTreeMap<&Campaign, Delivered> = BTreeMap::new();
    told(world, stage).for_each(|(cell, told)| campaigns.entry(cell.ad.campaign).or_default().add(told));
    let named = campaigns.into_iter().map(|(campaign, delivered)| OfPlatform {
        source: campaign.source,
        campaign: campaign.name,
        ours: campaign.ours,
        delivered,
    });
    named.collect()
}
