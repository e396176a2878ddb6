//! X Ads Manager: campaigns by day.

use super::grouped_by;
use crate::calendar;
use crate::figures::Figures;
use crate::plan::Campaign;
use crate::reported::Reported;
use crate::table::{Dialect, Table, grouped, or_blank, ratio, short};

/// The columns that X's help page lists, and what the objective adds. Reposts were retweets.
const DAILY: [&str; 21] = [
    "Id",
    "Campaign",
    "Campaign url",
    "Funding instrument id",
    "Funding instrument name",
    "Time",
    "Campaign start date",
    "Campaign end date",
    "Spend",
    "Impressions",
    "Engagements",
    "Billed engagements",
    "Retweets",
    "Replies",
    "Follows",
    "Clicks",
    "Likes",
    "Card engagements",
    "Unfollows",
    "Engagement rate",
    "Link clicks",
];

/// Campaigns by day. Cells where nothing happened are empty, and thousands have commas.
pub(crate) fn campaigns(rows: &[Reported], renamed: bool) -> Table {
    let headers = DAILY.map(|header| if renamed && header == "Retweets" { "Reposts" } else { header });
    let mut table = Table::new(Dialect::Plain, &headers);
    for ((campaign, day), figures) in grouped_by(rows, |cell| (cell.ad.campaign, cell.day)) {
        let mut cells = named(campaign);
        cells.push(day.to_string());
        cells.extend(ran());
        cells.extend(counted(&figures));
        table.push(cells);
    }
    table
}

fn named(campaign: &Campaign) -> Vec<String> {
    let url = format!("https://ads.x.com/accounts/18ce5demo/campaigns/{}", campaign.id);
    [campaign.id, campaign.name, &url, "lx4p1", "Example Police insertion order"].map(str::to_owned).to_vec()
}

fn ran() -> [String; 2] {
    [calendar::delivery().from, calendar::delivery().to].map(|day| day.to_string())
}

fn counted(figures: &Figures) -> Vec<String> {
    let of = |share: u64| or_blank(figures.engagements * share / 1_000);
    let number = |count: u64| if count == 0 { String::new() } else { grouped(count) };
    vec![
        short(figures.spend),
        number(figures.impressions),
        number(figures.engagements),
        of(655),
        of(16),
        of(8),
        of(1),
        number(figures.all_clicks),
        of(46),
        String::new(),
        String::new(),
        ratio(figures.engagements.into(), figures.impressions.into(), 8),
        or_blank(figures.clicks),
    ]
}
