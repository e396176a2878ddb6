//! A small account: what its exports can say, and the measurements in them.

use domain::{Breakdown, BreakdownSet, Day, Level, Scope, Source, Span};
use jiff::{SignedDuration, Timestamp};

pub(crate) const ACCOUNT: &str = "plain";
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

/// One kind of export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Family {
    pub(crate) report: &'static str,
    pub(crate) level: Level,
    pub(crate) breakdown: Option<Breakdown>,
    /// Whether rows name campaigns and ads by id as well.
    pub(crate) ids: bool,
    /// Whether rows are for whole windows.
    pub(crate) windows: bool,
    /// The campaigns that its filter lets through.
    pub(crate) campaigns: &'static [usize],
}

const ALL: &[usize] = &[0, 1, 2];

pub(crate) const FAMILIES: &[Family] = &[
    Family { report: "default", level: Level::Ad, breakdown: None, ids: false, windows: false, campaigns: ALL },
    Family { report: "default", level: Level::Campaign, breakdown: None, ids: false, windows: false, campaigns: ALL },
    Family {
        report: "default",
        level: Level::Campaign,
        breakdown: Some(Breakdown::Age),
        ids: false,
        windows: false,
        campaigns: ALL,
    },
    Family { report: "other", level: Level::Campaign, breakdown: None, ids: false, windows: false, campaigns: &[2] },
    Family {
        report: "region",
        level: Level::Account,
        breakdown: Some(Breakdown::Region),
        ids: false,
        windows: false,
        campaigns: &[0],
    },
    Family { report: "window", level: Level::Campaign, breakdown: None, ids: false, windows: true, campaigns: ALL },
    Family { report: "ids", level: Level::Ad, breakdown: None, ids: true, windows: false, campaigns: ALL },
    Family {
        report: "default",
        level: Level::Campaign,
        breakdown: Some(Breakdown::Platform),
        ids: false,
        windows: false,
        campaigns: ALL,
    },
    Family {
        report: "window",
        level: Level::Campaign,
        breakdown: Some(Breakdown::Age),
        ids: false,
        windows: true,
        campaigns: ALL,
    },
    Family {
        report: "region",
        level: Level::Account,
        breakdown: Some(Breakdown::Region),
        ids: false,
        windows: true,
        campaigns: &[0],
    },
];

impl Family {
    pub(crate) fn scope(&self, report: &str) -> Scope {
        let breakdowns = self.breakdown.map_or(BreakdownSet::EMPTY, |breakdown| BreakdownSet::EMPTY.with(breakdown));
        Scope {
            source: Source::Meta,
            account: ACCOUNT.to_owned(),
            report: report.to_owned(),
            level: self.level,
            breakdowns,
        }
    }

    pub(crate) fn cells(&self) -> &'static [&'static str] {
        match self.breakdown {
            None => &[""],
            Some(Breakdown::Age) => &["18-24", "25-34"],
            Some(Breakdown::Platform) => &["facebook", "instagram"],
            Some(_) => &["Fife", "Moray"],
        }
    }
}

/// A row, as plainly as can be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Row {
    pub(crate) unit: Span,
    pub(crate) campaign_id: String,
    pub(crate) campaign: String,
    pub(crate) ad_id: String,
    pub(crate) ad: String,
    pub(crate) cell: String,
    pub(crate) impressions: i64,
    /// Ten-thousandths of a unit of currency.
    pub(crate) spend: i64,
}

/// What an export is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Recipe {
    pub(crate) family: usize,
    pub(crate) from: i32,
    pub(crate) to: i32,
    /// Which of six ads (two a campaign) are there.
    pub(crate) present: u8,
    /// Which campaigns go by their second name.
    pub(crate) renamed: u8,
    /// Which days have no rows.
    pub(crate) gaps: u8,
    /// Tells restated figures apart; 0 repeats what was said before.
    pub(crate) revision: u64,
}

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
        let family = self.family();
        let ads = family.campaigns.iter().flat_map(|campaign| [(*campaign, 0), (*campaign, 1)]);
        let there = ads.filter(|(campaign, ad)| self.present & (1 << (campaign * 2 + ad)) != 0);
        let entities: Vec<(usize, usize)> = if family.level == Level::Ad {
            there.collect()
        } else {
            let mut campaigns: Vec<(usize, usize)> = there.map(|(campaign, _)| (campaign, 0)).collect();
            campaigns.dedup();
            campaigns
        };
        let cells = family.cells().iter().enumerate();
        cells
            .flat_map(|(cell, value)| entities.iter().map(move |entity| self.row(unit, *entity, cell, value)))
            .collect()
    }

    fn row(&self, unit: Span, (campaign, ad): (usize, usize), cell: usize, value: &str) -> Row {
        let family = self.family();
        let generation = (self.renamed >> campaign) & 1;
        let names = [["Help 0", "Again 0"], ["Help 1", "Help 1 again"], ["Other 2", "Other 2 again"]];
        let name = names[campaign][usize::from(generation)].to_owned();
        let key = [
            self.family as u64,
            campaign as u64,
            ad as u64,
            cell as u64,
            u64::from(unit.from.epoch_days().unsigned_abs()),
            u64::from(unit.to.epoch_days().unsigned_abs()),
            self.revision,
        ];
        let unique = key.into_iter().fold(0x9e37_79b9_7f4a_7c15, mixed);
        let of_ad = |text: String| if family.level == Level::Ad { text } else { String::new() };
        let with_id = |id: String| if family.ids { id } else { String::new() };
        Row {
            unit,
            campaign_id: with_id(format!("9{campaign}")),
            campaign: if family.level == Level::Account { String::new() } else { name },
            ad_id: with_id(of_ad(format!("8{campaign}{ad}"))),
            ad: of_ad(format!("Ad {ad}")),
            cell: value.to_owned(),
            impressions: below_a_trillion(unique),
            spend: below_a_trillion(unique >> 20),
        }
    }

    /// The export as its platform would write it.
    pub(crate) fn csv(&self, salt: u64) -> String {
        let family = self.family();
        let mut header = Vec::new();
        if family.ids {
            header.push("Campaign ID");
        }
        if family.level != Level::Account {
            header.push("\"Campaign name\"");
        }
        if family.level == Level::Ad {
            header.extend(if family.ids { &["\"Ad ID\"", "\"Ad name\""][..] } else { &["\"Ad name\""][..] });
        }
        if !family.windows {
            header.push("Day");
        }
        header.extend(family.breakdown.map(|breakdown| match breakdown {
            Breakdown::Age => "Age",
            Breakdown::Platform => "Platform",
            _ => "Region",
        }));
        // A column that no reader needs makes the content, and so the export, another one.
        let custom = format!("\"* Ratio {salt}\"");
        header.extend([
            "Impressions",
            "\"Amount spent (GBP)\"",
            custom.as_str(),
            "\"Reporting starts\"",
            "\"Reporting ends\"",
        ]);
        let mut csv = format!("\u{feff}{}\n", header.join(","));
        self.rows().iter().for_each(|row| self.line(row, &mut csv));
        csv
    }

    fn line(&self, row: &Row, csv: &mut String) {
        let family = self.family();
        let mut cells = Vec::new();
        if family.ids {
            cells.push(row.campaign_id.clone());
        }
        if family.level != Level::Account {
            cells.push(row.campaign.clone());
        }
        if family.level == Level::Ad {
            cells.extend(family.ids.then(|| row.ad_id.clone()));
            cells.push(row.ad.clone());
        }
        if !family.windows {
            cells.push(row.unit.from.to_string());
        }
        cells.extend(family.breakdown.map(|_| row.cell.clone()));
        let spend = format!("{}.{:04}", row.spend / 10_000, row.spend % 10_000);
        cells.extend([
            row.impressions.to_string(),
            spend,
            String::new(),
            row.unit.from.to_string(),
            row.unit.to.to_string(),
        ]);
        csv.push_str(&cells.join(","));
        csv.push('\n');
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
