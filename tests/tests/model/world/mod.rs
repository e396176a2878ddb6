//! A small world: what the exports of its accounts can say, and the measurements in them.

mod family;
mod file;

use domain::{Day, Span};
use jiff::{SignedDuration, Timestamp};

pub(crate) use family::{FAMILIES, Family, OF_DELIVERY, account};

/// Days of the world.
pub(crate) const DAYS: i32 = 7;
const FIRST: i32 = 20_605;

pub(crate) fn day(at: i32) -> Day {
    Day::from_epoch_days(FIRST + at)
}

/// A moment, in steps of 19 hours after the last day: some close to each other, some so
/// late that every day is settled.
pub(crate) fn moment(step: u8) -> Timestamp {
    let base: Timestamp = domain::Zone::london().start_of(day(DAYS));
    base + SignedDuration::from_hours(i64::from(step) * 19)
}

/// A row, as plainly as can be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Row {
    pub(crate) unit: Span,
    pub(crate) campaign_id: String,
    /// The platform's campaign, or the campaign of a link.
    pub(crate) campaign: String,
    pub(crate) part_id: String,
    /// The ad, or the source and medium of a link.
    pub(crate) part: String,
    pub(crate) cell: String,
    /// Impressions, or visits.
    pub(crate) count: i64,
    /// Ten-thousandths of a unit of currency.
    pub(crate) spend: i64,
    pub(crate) reach: Option<i64>,
}

/// What an export is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Recipe {
    pub(crate) family: usize,
    pub(crate) from: i32,
    pub(crate) to: i32,
    /// Which of six ads (two a campaign), or links, are there.
    pub(crate) present: u8,
    /// Which campaigns go by their second name.
    pub(crate) renamed: u8,
    /// Which campaigns have two rows of everything.
    pub(crate) twice: u8,
    /// Which days have no rows.
    pub(crate) gaps: u8,
    /// Tells restated figures apart; 0 repeats what was said before.
    pub(crate) revision: u64,
}

const NAMES: [[&str; 2]; 3] = [["Help 0", "Again 0"], ["Help 1", "Help 1 again"], ["Other 2", "Other 2 again"]];

const ORIGINS: [[&str; 2]; 3] = [
    ["facebook / paid", "snapchat / story"],
    ["Facebook / paid", "newsletter / email"],
    ["snapchat / story", "(direct) / (none)"],
];

/// A campaign, and the place of an ad or a link in it.
type Thing = (usize, usize);

impl Recipe {
    pub(crate) fn family(&self) -> &'static Family {
        &FAMILIES[self.family]
    }

    pub(crate) fn span(&self) -> Span {
        Span { from: day(self.from), to: day(self.to) }
    }

    pub(crate) fn units(&self) -> Vec<Span> {
        if self.family().windows { vec![self.span()] } else { self.span().days().map(Span::day).collect() }
    }

    /// The rows; none where nothing is present.
    pub(crate) fn rows(&self) -> Vec<Row> {
        let units = self.units().into_iter().enumerate();
        let units = units.filter(|(at, _)| self.family().windows || self.gaps & (1 << at) == 0);
        units.flat_map(|(_, unit)| self.rows_of(unit)).collect()
    }

    fn rows_of(&self, unit: Span) -> Vec<Row> {
        let things = self.things();
        let cells = self.family().cells().iter().enumerate();
        let places = cells.flat_map(|(cell, _)| things.iter().map(move |thing| (*thing, cell)));
        let twice = |campaign: usize| self.twice & (1 << campaign) != 0;
        let lines =
            |(thing, cell): (Thing, usize)| (0..=usize::from(twice(thing.0))).map(move |line| (thing, cell, line));
        places.flat_map(lines).map(|(thing, cell, line)| self.row(unit, thing, cell, line)).collect()
    }

    /// What the rows of a unit are about, each once, as far as the family tells it apart.
    fn things(&self) -> Vec<Thing> {
        let family = self.family();
        let all = family.campaigns.iter().flat_map(|campaign| [(*campaign, 0), (*campaign, 1)]);
        let mut things: Vec<Thing> = Vec::new();
        for thing in all.filter(|(campaign, part)| self.present & (1 << (campaign * 2 + part)) != 0) {
            if !things.iter().any(|known| self.called(*known) == self.called(thing)) {
                things.push(thing);
            }
        }
        things
    }

    /// Campaign and part, as the family's rows name them.
    fn called(&self, (campaign, part): Thing) -> (String, String) {
        let family = self.family();
        let generation = usize::from((self.renamed >> campaign) & 1);
        let name = if family.names_campaigns() { NAMES[campaign][generation].to_owned() } else { String::new() };
        let own = if family.counts_visits() { ORIGINS[campaign][part].to_owned() } else { format!("Ad {part}") };
        (name, if family.names_parts() { own } else { String::new() })
    }

    fn row(&self, unit: Span, (campaign, part): Thing, cell: usize, line: usize) -> Row {
        let family = self.family();
        let key = [
            self.family as u64,
            campaign as u64,
            part as u64,
            cell as u64,
            u64::from(unit.from.epoch_days().unsigned_abs()),
            u64::from(unit.to.epoch_days().unsigned_abs()),
            self.revision,
            line as u64,
        ];
        let unique = key.into_iter().fold(0x9e37_79b9_7f4a_7c15, mixed);
        let with_id = |id: String| if family.ids { id } else { String::new() };
        let (name, own) = self.called((campaign, part));
        Row {
            unit,
            campaign_id: with_id(format!("9{campaign}")),
            campaign: name,
            part_id: with_id(format!("8{campaign}{part}")),
            part: own,
            cell: family.cells()[cell].to_owned(),
            count: below_a_trillion(unique),
            spend: if family.counts_visits() { 0 } else { below_a_trillion(unique >> 20) },
            reach: family.reach.then(|| below_a_trillion(mixed(unique, 1))),
        }
    }
}

fn below_a_trillion(unique: u64) -> i64 {
    i64::try_from(unique % (1 << 40)).unwrap() + 1
}

fn mixed(seed: u64, value: u64) -> u64 {
    let mut mixed = seed ^ value.wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^= mixed >> 33;
    mixed = mixed.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    mixed ^ (mixed >> 29)
}
