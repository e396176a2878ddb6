//! Meta's Ads Reporting, by day: campaigns split by platform, and ads that are not.

use domain::{Channel, Span};

use super::{ONE, grouped_by, total, units};
use crate::audience::{reach, reach_of_parts};
use crate::figures::Figures;
use crate::plan::Campaign;
use crate::reported::Reported;
use crate::table::{Dialect, Table, or_blank, ratio};

const CAMPAIGNS: [&str; 20] = [
    "Campaign name",
    "Campaign ID",
    "Day",
    "Platform",
    "Delivery status",
    "Delivery level",
    "Reach",
    "Impressions",
    "Frequency",
    "Currency",
    "Amount spent (GBP)",
    "Link clicks",
    "Clicks (all)",
    "CPC (cost per link click)",
    "CTR (link click-through rate)",
    "Result type",
    "Results",
    "Cost per result",
    "Reporting starts",
    "Reporting ends",
];

/// Campaigns by day and platform. The platform's own total stands first, where it is asked
/// for.
pub(crate) fn campaigns(rows: &[Reported], span: Span, with_total: bool) -> Table {
    let mut table = Table::new(Dialect::Meta, &CAMPAIGNS);
    if with_total {
        table.push(line(["", "", "", ""], ["", ""], &total(rows), everyone(rows), None, span));
    }
    let key = |cell: &crate::delivery::Cell| (cell.ad.campaign, cell.day, cell.channel);
    for ((campaign, day, channel), figures) in grouped_by(rows, key) {
        let names = [campaign.name, campaign.id, &day.to_string(), channel.as_str()];
        let reached = reach(channel, figures.impressions);
        table.push(line(names, ["active", "campaign"], &figures, reached, Some(campaign), Span::day(day)));
    }
    table
}

/// The people that all rows reach together.
pub(super) fn everyone(rows: &[Reported]) -> u64 {
    let parts: Vec<(Channel, Figures)> = rows.iter().map(|row| (row.cell.channel, row.figures)).collect();
    reach_of_parts(&parts)
}

fn line(
    names: [&str; 4],
    delivery: [&str; 2],
    figures: &Figures,
    reach: u64,
    campaign: Option<&Campaign>,
    span: Span,
) -> Vec<String> {
    let spend = units(figures.spend);
    let (impressions, clicks) = (u128::from(figures.impressions), u128::from(figures.clicks));
    let mut cells: Vec<String> = names.into_iter().chain(delivery).map(str::to_owned).collect();
    cells.extend([
        reach.to_string(),
        figures.impressions.to_string(),
        ratio(impressions, reach.into(), 8),
        "GBP".to_owned(),
        figures.spend.to_string(),
        or_blank(figures.clicks),
        figures.all_clicks.to_string(),
        ratio(spend, clicks * ONE, 8),
        ratio(clicks * 100, impressions, 8),
    ]);
    cells.extend(results(campaign, figures, reach));
    cells.extend([span.from.to_string(), span.to.to_string()]);
    cells
}

/// Results differ in kind between campaigns, so the total has none.
fn results(campaign: Option<&Campaign>, figures: &Figures, reach: u64) -> [String; 3] {
    let Some(campaign) = campaign else { return ["mixed".to_owned(), String::new(), String::new()] };
    let results = if campaign.result == "Reach" { reach } else { figures.clicks };
    let cost = ratio(units(figures.spend), u128::from(results) * ONE, 8);
    [campaign.result.to_owned(), or_blank(results), cost]
}

const CLASSIC: [&str; 14] = [
    "Reporting starts",
    "Reporting ends",
    "Campaign name",
    "Campaign delivery",
    "Ad set budget",
    "Ad set budget type",
    "Attribution setting",
    "Results",
    "Result indicator",
    "Reach",
    "Impressions",
    "Cost per results",
    "Amount spent (GBP)",
    "Ends",
];

/// The table of Ads Manager on a day before anything was delivered.
pub(crate) fn nothing_yet() -> Table {
    let mut table = Table::new(Dialect::Unmarked, &CLASSIC);
    table.push(["No data available.".to_owned()]);
    table
}

const ADS: [&str; 20] = [
    "Campaign name",
    "Ad set name",
    "Ad name",
    "Ad ID",
    "Day",
    "Delivery status",
    "Delivery level",
    "Reach",
    "Impressions",
    "Amount spent (GBP)",
    "Link clicks",
    "Clicks (all)",
    "3-second video plays",
    "Video plays at 25%",
    "Video plays at 50%",
    "Video plays at 75%",
    "Video plays at 100%",
    "* Plays→clicks ratio",
    "Reporting starts",
    "Reporting ends",
];

/// Ads by day, both platforms together.
pub(crate) fn ads(rows: &[Reported], span: Span) -> Table {
    let mut table = Table::new(Dialect::Meta, &ADS);
    table.push(ad_line([""; 7], &total(rows), everyone(rows), span));
    for ((ad, day), figures) in grouped_by(rows, |cell| (cell.ad, cell.day)) {
        let own: Vec<_> = rows.iter().filter(|row| row.cell.ad == ad && row.cell.day == day).cloned().collect();
        let day_text = day.to_string();
        let names = [ad.campaign.name, ad.adset, ad.name, ad.id, &day_text, "active", "ad"];
        table.push(ad_line(names, &figures, everyone(&own), Span::day(day)));
    }
    table
}

fn ad_line(names: [&str; 7], figures: &Figures, reach: u64, span: Span) -> Vec<String> {
    let mut cells = names.map(str::to_owned).to_vec();
    cells.extend([
        reach.to_string(),
        figures.impressions.to_string(),
        figures.spend.to_string(),
        or_blank(figures.clicks),
        figures.all_clicks.to_string(),
        or_blank(figures.views),
    ]);
    cells.extend(figures.quarters.map(or_blank));
    cells.push(ratio(figures.clicks.into(), figures.views.into(), 8));
    cells.extend([span.from.to_string(), span.to.to_string()]);
    cells
}
