//! Invented exports in the layouts of Meta's Ads Reporting.

use std::fmt::Write;

/// A campaign's day: its name, the day, impressions, and spend in pence.
pub type Day<'a> = (&'a str, &'a str, u64, u64);
/// An ad's day: campaign, ad, the day, impressions, and spend in pence.
pub type Ad<'a> = (&'a str, &'a str, &'a str, u64, u64);

/// A day of September 2026.
pub fn day(day: u32) -> String {
    format!("2026-09-{day:02}")
}

fn pounds(pence: u64) -> String {
    format!("{}.{:02}", pence / 100, pence % 100)
}

/// A table with these columns.
pub fn table(header: &str, rows: impl IntoIterator<Item = String>) -> String {
    let mut text = format!("{header}\n");
    for row in rows {
        text.push_str(&row);
        text.push('\n');
    }
    text
}

/// Campaigns by day.
pub fn campaigns(rows: &[Day<'_>]) -> String {
    table(
        "Campaign name,Day,Reach,Impressions,Amount spent (GBP),Link clicks,Reporting starts,Reporting ends",
        rows.iter().map(|(campaign, day, impressions, pence)| {
            let (spend, clicks) = (pounds(*pence), impressions / 10);
            format!("{campaign},{day},{},{impressions},{spend},{clicks},{day},{day}", impressions / 2)
        }),
    )
}

/// Ads by day.
pub fn ads(rows: &[Ad<'_>]) -> String {
    table(
        "Campaign name,Ad name,Day,Reach,Impressions,Amount spent (GBP),Link clicks,Reporting starts,Reporting ends",
        rows.iter().map(|(campaign, ad, day, impressions, pence)| {
            let (spend, clicks) = (pounds(*pence), impressions / 10);
            format!("{campaign},{ad},{day},{},{impressions},{spend},{clicks},{day},{day}", impressions / 2)
        }),
    )
}

/// Ages and genders by day: campaign, age, gender, day, impressions, pence.
pub fn ages(rows: &[(&str, &str, &str, &str, u64, u64)]) -> String {
    table(
        "Campaign name,Age,Gender,Day,Reach,Impressions,Amount spent (GBP),Reporting starts,Reporting ends",
        rows.iter().map(|(campaign, age, gender, day, impressions, pence)| {
            let reach = impressions / 2;
            format!("{campaign},{age},{gender},{day},{reach},{impressions},{},{day},{day}", pounds(*pence))
        }),
    )
}

/// Regions by day, without a campaign: region, day, impressions, pence.
pub fn regions(rows: &[(&str, &str, u64, u64)]) -> String {
    table(
        "Region,Day,Reach,Impressions,Amount spent (GBP),Reporting starts,Reporting ends",
        rows.iter().map(|(region, day, impressions, pence)| {
            format!("{region},{day},{},{impressions},{},{day},{day}", impressions / 2, pounds(*pence))
        }),
    )
}

/// Campaigns over a window, without days: campaign, impressions, pence.
pub fn window(from: &str, to: &str, rows: &[(&str, u64, u64)]) -> String {
    table(
        "Campaign name,Reach,Impressions,Amount spent (GBP),Link clicks,Reporting starts,Reporting ends",
        rows.iter().map(|(campaign, impressions, pence)| {
            let (spend, clicks) = (pounds(*pence), impressions / 10);
            format!("{campaign},{},{impressions},{spend},{clicks},{from},{to}", impressions / 2)
        }),
    )
}

/// A large export: so many ads on each of 28 days, each row with figures of its own.
///
/// # Panics
///
/// Never: a text can always be written to.
pub fn large(ads: u64) -> String {
    let mut text = ads_header();
    for day in 1..=28 {
        for ad in 0..ads {
            let (impressions, pence) = (1_000 + ad * 7 + day, 100 + ad % 977);
            let spend = pounds(pence);
            let line = writeln!(
                text,
                "Camp A,Ad {ad},2026-09-{day:02},{},{impressions},{spend},{},2026-09-{day:02},2026-09-{day:02}",
                impressions / 2,
                impressions / 10
            );
            line.expect("a text can be written to");
        }
    }
    text
}

fn ads_header() -> String {
    ads(&[])
}
