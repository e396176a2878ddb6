//! Google Ads' campaign report: YouTube by day, and what people a window reached.

use domain::{Channel, Day, Span};

use super::{ONE, grouped_by, total, units};
use crate::audience::reach;
use crate::calendar::in_words;
use crate::figures::Figures;
use crate::plan::Campaign;
use crate::reported::Reported;
use crate::table::{Dialect, Table, fixed, grouped};

/// How Google writes what is not there.
const NONE: &str = " --";
/// The columns of figures, the same in both reports.
const FIGURES: [&str; 12] = [
    "Impr.",
    "Interactions",
    "Interaction rate",
    "TrueView views",
    "TrueView avg. CPV",
    "Video played to 25%",
    "Video played to 50%",
    "Video played to 75%",
    "Video played to 100%",
    "Unique users",
    "Avg. impr. freq. / user",
    "Clicks",
];
const LAST: [&str; 2] = ["CTR", "Cost"];
const NAMES: [&str; 5] = ["Campaign status", "Campaign", "Campaign ID", "Campaign type", "Currency code"];

/// Campaigns by day. The form for spreadsheets is UTF-16 with tabs and names the currency
/// twice.
pub(crate) fn campaigns(rows: &[Reported], span: Span, wide: bool) -> Table {
    let dialect = if wide { Dialect::WideTabs } else { Dialect::Plain };
    let mut table = titled(dialect, span, &[&["Day"], &NAMES[..]].concat(), wide);
    let mut days = Vec::new();
    for ((campaign, day), figures) in told(rows, span) {
        table.push(cells(&day.to_string(), &named(campaign), &figures, wide));
        days.push((day, figures));
    }
    if let Some(all) = has_rows(rows) {
        finish(&mut table, &days, all, wide);
    }
    table
}

fn has_rows(rows: &[Reported]) -> Option<Figures> {
    (!rows.is_empty()).then(|| total(rows))
}

/// A campaign that has not begun has rows of zeros.
fn told(rows: &[Reported], span: Span) -> Vec<((&'static Campaign, Day), Figures)> {
    let sums = grouped_by(rows, |cell| (cell.ad.campaign, cell.day));
    let Some((campaign, _)) = sums.keys().next().copied() else { return Vec::new() };
    let begun = crate::calendar::delivery().overlap(span);
    let days = begun.into_iter().flat_map(Span::days);
    days.map(|day| ((campaign, day), sums.get(&(campaign, day)).copied().unwrap_or_default())).collect()
}

/// Campaigns in one window, which stands above the header.
pub(crate) fn window(rows: &[Reported], span: Span) -> Table {
    let mut table = titled(Dialect::Plain, span, &NAMES, false);
    if let (Some(row), Some(all)) = (rows.first(), has_rows(rows)) {
        table.push(figures_after(&named(row.cell.ad.campaign), &all, false));
        table.push(figures_after(&["Total: Campaigns", NONE, NONE, NONE, "GBP"], &all, false));
        table.push(figures_after(&["Total: Account", "", "", "", "GBP"], &with_removed(all), false));
        table.push(figures_after(&["Total: Video", "", "", "Video", "GBP"], &with_removed(all), false));
    }
    table
}

fn titled(dialect: Dialect, span: Span, names: &[&str], twice: bool) -> Table {
    let again: &[&str] = if twice { &["Currency code"] } else { &[] };
    let mut table = Table::new(dialect, &[names, &FIGURES, again, &LAST].concat());
    let range = format!("{} - {}", in_words(span.from), in_words(span.to));
    table.preamble = vec!["Campaign report".to_owned(), range];
    table
}

fn named(campaign: &Campaign) -> [&str; 5] {
    ["Enabled", campaign.name, campaign.id, "Video", "GBP"]
}

/// The totals, which overlap. Their name stands in the first cell; in the form for spreadsheets
/// it stands in the second, behind the day, and each day has a total as well.
fn finish(table: &mut Table, days: &[(Day, Figures)], all: Figures, wide: bool) {
    let mut push = |day: &str, label: &str, rest: &str, kind: &str, figures: &Figures| {
        let (first, second) = if wide { (day, label) } else { (label, rest) };
        table.push(cells(first, &[second, rest, rest, kind, "GBP"], figures, wide));
    };
    push(NONE, "Total: Campaigns", NONE, NONE, &all);
    if wide {
        days.iter().for_each(|(day, figures)| push(&day.to_string(), "Total: Campaigns", NONE, NONE, figures));
    }
    push("", "Total: Account", "", "", &with_removed(all));
    push("", "Total: Video", "", "Video", &with_removed(all));
}

/// The account's totals hold a campaign that was removed, and has no row.
fn with_removed(all: Figures) -> Figures {
    let spend = domain::Money::from_micros(6_200_000);
    all + Figures { impressions: 1_204, clicks: 3, views: 890, engagements: 890, spend, ..Figures::default() }
}

fn cells(day: &str, names: &[&str; 5], figures: &Figures, twice: bool) -> Vec<String> {
    let mut cells = vec![day.to_owned()];
    cells.extend(figures_after(names, figures, twice));
    cells
}

fn figures_after(names: &[&str; 5], figures: &Figures, twice: bool) -> Vec<String> {
    let mut cells = names.map(str::to_owned).to_vec();
    let reached = reach(Channel::Youtube, figures.impressions);
    cells.extend([
        grouped(figures.impressions),
        grouped(figures.engagements),
        percent(figures.engagements, figures.impressions),
        grouped(figures.views),
        or_none(fixed(units(figures.spend), u128::from(figures.views) * ONE, 2)),
    ]);
    cells.extend(figures.quarters.map(|plays| percent(plays, figures.impressions)));
    cells.push(if reached == 0 { NONE.to_owned() } else { grouped(reached) });
    cells.push(or_none(fixed(figures.impressions.into(), reached.into(), 1)));
    cells.push(grouped(figures.clicks));
    cells.extend(twice.then(|| "GBP".to_owned()));
    cells.extend([percent(figures.clicks, figures.impressions), fixed(units(figures.spend), ONE, 2)]);
    cells
}

fn percent(part: u64, whole: u64) -> String {
    let percent = fixed(u128::from(part) * 100, whole.into(), 2);
    if percent.is_empty() { NONE.to_owned() } else { format!("{percent}%") }
}

fn or_none(number: String) -> String {
    if number.is_empty() { NONE.to_owned() } else { number }
}
