//! Meta's Ads Reporting without a day column: ages and genders, regions, and reach.

use domain::{Channel, Money, Span};

use super::meta::everyone;
use super::{grouped_by, total};
use crate::audience::{reach, reach_of_meta};
use crate::figures::Figures;
use crate::reported::Reported;
use crate::share::divide;
use crate::table::{Dialect, Table, or_blank, ratio};

/// Ages and genders, and their weight in impressions. Nobody is in the last but one.
const PEOPLE: [(&str, &str, u64); 15] = [
    ("18-24", "female", 51),
    ("18-24", "male", 242),
    ("18-24", "unknown", 4),
    ("25-34", "female", 58),
    ("25-34", "male", 231),
    ("25-34", "unknown", 4),
    ("35-44", "female", 44),
    ("35-44", "male", 152),
    ("45-54", "female", 32),
    ("45-54", "male", 98),
    ("55-64", "female", 21),
    ("55-64", "male", 55),
    ("65+", "unknown", 1),
    ("Unknown", "male", 0),
    ("Unknown", "unknown", 1),
];

/// Regions, and their weight in impressions.
const REGIONS: [(&str, u64); 9] = [
    ("Glasgow City", 246),
    ("City of Edinburgh", 204),
    ("Fife", 101),
    ("North Lanarkshire", 96),
    ("Aberdeen City", 88),
    ("Highland", 71),
    ("Dundee City", 58),
    ("Dumfries and Galloway", 44),
    ("Unknown", 17),
];

const PEOPLE_HEADERS: [&str; 11] = [
    "Campaign name",
    "Age",
    "Gender",
    "Reach",
    "Impressions",
    "Frequency",
    "Currency",
    "Amount spent (GBP)",
    "Link clicks",
    "Reporting starts",
    "Reporting ends",
];

/// Campaigns by age and gender, for one window.
pub(crate) fn ages(rows: &[Reported], span: Span) -> Table {
    let mut table = Table::new(Dialect::Meta, &PEOPLE_HEADERS);
    table.push(line(&["", "", ""], &total(rows), everyone(rows), span, true));
    let weights = PEOPLE.map(|(.., weight)| weight);
    for campaign in grouped_by(rows, |cell| cell.ad.campaign).into_keys() {
        let own: Vec<Reported> = rows.iter().filter(|row| row.cell.ad.campaign == campaign).cloned().collect();
        let reached = divide(everyone(&own), &weights);
        for (((age, gender, _), part), reached) in PEOPLE.iter().zip(parts(total(&own), &weights)).zip(reached) {
            table.push(line(&[campaign.name, age, gender], &part, reached, span, true));
        }
    }
    table
}

const REGION_HEADERS: [&str; 10] = [
    "Region",
    "Delivery status",
    "Delivery level",
    "Reach",
    "Impressions",
    "Amount spent (GBP)",
    "Link clicks",
    "Landing page views",
    "Reporting starts",
    "Reporting ends",
];

/// Regions, for one window; no column names a campaign. Meta leaves visits to a page blank
/// in every region, though its total has them, and finds fewer people than it reached.
pub(crate) fn regions(rows: &[Reported], span: Span) -> Table {
    let mut table = Table::new(Dialect::Meta, &REGION_HEADERS);
    let all = total(rows);
    let mut summary = line(&["", "", ""], &all, everyone(rows), span, false);
    summary.insert(7, (all.clicks * 7 / 10).to_string());
    table.push(summary);
    let weights = REGIONS.map(|(_, weight)| weight);
    let reached = divide(everyone(rows) * 7 / 10, &weights);
    for (((region, _), part), reached) in REGIONS.iter().zip(parts(all, &weights)).zip(reached) {
        let mut cells = line(&[region, "", ""], &part, reached, span, false);
        cells.insert(7, String::new());
        table.push(cells);
    }
    table
}

const REACH_HEADERS: [&str; 11] = [
    "Platform",
    "Delivery status",
    "Delivery level",
    "Reach",
    "Impressions",
    "Frequency",
    "Currency",
    "Amount spent (GBP)",
    "Link clicks",
    "Reporting starts",
    "Reporting ends",
];

/// Reach of each platform in windows; the total is that of both together, in all of them.
pub(crate) fn reach_by_platform(rows: &[Reported], windows: &[Span], all: Span) -> Table {
    let mut table = Table::new(Dialect::Meta, &REACH_HEADERS);
    let within = |span: Span| rows.iter().filter(|row| span.has(row.cell.day)).cloned().collect::<Vec<_>>();
    table.push(line(&["", "", ""], &total(&within(all)), reached_together(&within(all)), all, true));
    for window in windows {
        for (channel, figures) in grouped_by(&within(*window), |cell| cell.channel) {
            let reached = reach(channel, figures.impressions);
            table.push(line(&[channel.as_str(), "", ""], &figures, reached, *window, true));
        }
    }
    table
}

/// The people that both platforms reach together.
pub(crate) fn reached_together(rows: &[Reported]) -> u64 {
    let on = |channel: Channel| {
        rows.iter().filter(|row| row.cell.channel == channel).map(|row| row.figures.impressions).sum()
    };
    reach_of_meta(on(Channel::Facebook), on(Channel::Instagram))
}

fn line(names: &[&str; 3], figures: &Figures, reach: u64, span: Span, with_frequency: bool) -> Vec<String> {
    let mut cells = names.map(str::to_owned).to_vec();
    cells.extend([reach.to_string(), figures.impressions.to_string()]);
    if with_frequency {
        let frequency = ratio(figures.impressions.into(), reach.into(), 8);
        cells.extend([if frequency.is_empty() { "0".to_owned() } else { frequency }, "GBP".to_owned()]);
    }
    let spend = if figures.spend.is_zero() { "0".to_owned() } else { figures.spend.to_string() };
    cells.extend([spend, or_blank(figures.clicks), span.from.to_string(), span.to.to_string()]);
    cells
}

/// Figures divided by weights; the parts add up, and money is not rounded to pence.
fn parts(all: Figures, weights: &[u64]) -> Vec<Figures> {
    let spend = u64::try_from(all.spend.units() / 100).unwrap_or_default();
    let parts = divide(all.impressions, weights).into_iter().zip(divide(all.clicks, weights));
    let money = divide(spend, weights).into_iter().map(|part| Money::from_units(i128::from(part) * 100));
    let figures = |((impressions, clicks), spend)| Figures { impressions, clicks, spend, ..Figures::default() };
    parts.zip(money).map(figures).collect()
}
