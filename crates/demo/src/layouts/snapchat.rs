//! Snapchat Ads Manager: campaigns by day, with and without ages, and what people a window
//! reached.

use domain::{Day, Span, Zone};

use super::{ONE, grouped_by, total, units};
use crate::audience::reach;
use crate::calendar;
use crate::figures::Figures;
use crate::plan::Campaign;
use crate::reported::Reported;
use crate::share::divide;
use crate::table::{Dialect, Table, ratio, short};

/// Ages and genders of Snapchat, which cuts ages otherwise than Meta, and their weights. One
/// pair stands there twice, since the report leaves out the column that tells its rows apart.
const PEOPLE: [(&str, &str, u64); 9] = [
    ("18-20", "Female", 62),
    ("18-20", "Male", 213),
    ("21-24", "Female", 71),
    ("21-24", "Male", 264),
    ("25-34", "Female", 49),
    ("25-34", "Male", 121),
    ("25-34", "Male", 77),
    ("35+", "Female", 26),
    ("35+", "Male", 117),
];

/// A swipe up was later called a click.
const fn swipes(renamed: bool) -> &'static str {
    if renamed { "Clicks" } else { "Swipe Ups" }
}

/// Campaigns by day.
pub(crate) fn campaigns(rows: &[Reported], renamed: bool) -> Table {
    let headers = [
        "Start Time",
        "End Time",
        "Campaign Start Time",
        "Campaign End Time",
        "Amount Spent",
        swipes(renamed),
        "Total Impressions",
        "Paid Impressions",
        "2 Second Video Views",
        "Campaign Name",
    ];
    let mut table = Table::new(Dialect::Plain, &headers);
    for ((campaign, day), figures) in grouped_by(rows, |cell| (cell.ad.campaign, cell.day)) {
        let mut cells = times(Span::day(day)).to_vec();
        cells.extend(ran());
        cells.extend(counted(&figures));
        cells.extend([figures.views.to_string(), campaign.name.to_owned()]);
        table.push(cells);
    }
    table
}

/// Campaigns by day, age and gender.
pub(crate) fn ages(rows: &[Reported], renamed: bool) -> Table {
    let headers = [
        "Start Time",
        "End Time",
        "Age",
        "Gender",
        "Campaign Start Time",
        "Campaign End Time",
        "Amount Spent",
        swipes(renamed),
        "Total Impressions",
        "Paid Impressions",
        "Campaign Name",
    ];
    let mut table = Table::new(Dialect::Plain, &headers);
    for ((campaign, day), figures) in grouped_by(rows, |cell| (cell.ad.campaign, cell.day)) {
        PEOPLE.iter().zip(parts(&figures)).for_each(|((age, gender, _), part)| {
            table.push(aged(campaign, day, [age, gender], &part));
        });
    }
    table
}

fn aged(campaign: &Campaign, day: Day, people: [&str; 2], figures: &Figures) -> Vec<String> {
    let mut cells = times(Span::day(day)).to_vec();
    cells.extend(people.map(str::to_owned));
    cells.extend(ran());
    cells.extend(counted(figures));
    cells.push(campaign.name.to_owned());
    cells
}

/// People see some snaps because others share them: these impressions cost nothing.
fn counted(figures: &Figures) -> [String; 4] {
    let earned = figures.impressions / 1_900;
    [
        short(figures.spend),
        figures.clicks.to_string(),
        (figures.impressions + earned).to_string(),
        figures.impressions.to_string(),
    ]
}

/// Figures divided among people, whole pence each.
fn parts(all: &Figures) -> Vec<Figures> {
    let weights = PEOPLE.map(|(.., weight)| weight);
    let pence = u64::try_from(all.spend.micros() / 10_000).unwrap_or_default();
    let counts = divide(all.impressions, &weights).into_iter().zip(divide(all.clicks, &weights));
    let parts = counts.zip(divide(pence, &weights));
    parts
        .map(|((impressions, clicks), pence)| {
            let spend = domain::Money::from_units(i128::from(pence) * 100_000_000);
            Figures { impressions, clicks, spend, ..Figures::default() }
        })
        .collect()
}

/// Campaigns in windows: what people each reached.
pub(crate) fn windows(rows: &[Reported], windows: &[Span]) -> Table {
    let headers = [
        "Start Time",
        "End Time",
        "Campaign Name",
        "Amount Spent",
        "Swipe Ups",
        "Swipe Up Rate",
        "Paid Reach",
        "Total Impressions",
        "Paid Impressions",
        "Paid Frequency",
        "Paid eCPM",
    ];
    let mut table = Table::new(Dialect::Plain, &headers);
    for window in windows {
        let own: Vec<Reported> = rows.iter().filter(|row| window.has(row.cell.day)).cloned().collect();
        own.first().into_iter().for_each(|row| table.push(in_window(row, *window, &total(&own))));
    }
    table
}

fn in_window(row: &Reported, window: Span, figures: &Figures) -> Vec<String> {
    let reached = reach(row.cell.channel, figures.impressions);
    let [spend, swipes, total, paid] = counted(figures);
    let mut cells = times(window).to_vec();
    cells.extend([
        row.cell.ad.campaign.name.to_owned(),
        spend,
        swipes,
        ratio(figures.clicks.into(), figures.impressions.into(), 4),
        reached.to_string(),
        total,
        paid,
        ratio(figures.impressions.into(), reached.into(), 4),
        ratio(units(figures.spend) * 1_000, u128::from(figures.impressions) * ONE, 2),
    ]);
    cells
}

/// From midnight to the midnight after the last day, with the abbreviation of London's time.
fn times(span: Span) -> [String; 2] {
    [span.from, span.to.plus(1)].map(|day| format!("{day} 00:00:00 {}", zone_of(day)))
}

fn zone_of(day: Day) -> &'static str {
    // Summer time is an hour ahead: then midnight in London is still the day before.
    let midnight = Zone::london().start_of(day).to_string();
    if midnight.contains("T00:00:00") { "GMT" } else { "BST" }
}

fn ran() -> [String; 2] {
    let (first, last) = (calendar::delivery().from, calendar::delivery().to);
    [format!("{first} 09:00:00 {}", zone_of(first)), format!("{last} 23:59:59 {}", zone_of(last))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_begins_in_summer_time_may_end_in_winter_time() {
        let day = Span::day("2026-10-25".parse().unwrap());
        assert_eq!(times(day), ["2026-10-25 00:00:00 BST", "2026-10-26 00:00:00 GMT"]);
    }
}
