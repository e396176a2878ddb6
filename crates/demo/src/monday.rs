//! What an analyst drops on the Monday after: one file of each layout that adds a week, and
//! three that go wrong.

use domain::{Channel, Day, Money, Source, Span};

use crate::calendar::{during, in_a_spreadsheet};
use crate::downloads::{Download, Stage, of_monday};
use crate::figures::Figures;
use crate::file::{Expected, File, Sent};
use crate::layouts::{google_ads, meta, snapchat, x};
use crate::places::{self, Place};
use crate::plan::STORIES;
use crate::reported::Reported;
use crate::table::{Dialect, Table};
use crate::world::World;

/// All files of the folder.
pub(crate) fn files(world: &World) -> Vec<File> {
    let mut files = fine(world);
    files.extend([held(world), refused(world), wrong(world)]);
    files
}

fn dropped(name: &str, table: &Table, place: Place, minutes: i64, expected: Expected) -> File {
    let sent = Sent::new(place, Stage::Monday, of_monday().made, minutes).expecting(expected);
    File::beside(format!("monday/{name}.csv"), table, sent)
}

fn fine(world: &World) -> Vec<File> {
    let Download { made, span } = of_monday();
    let told = |source| world.told(source, made, span);
    let (meta, snapchat) = (told(Source::Meta), told(Source::Snapchat));
    let fine = |name, table: &Table, place, minutes| dropped(name, table, place, minutes, Expected::Visible);
    vec![
        fine("meta_campaigns", &meta::campaigns(&meta, span, true), places::META_CAMPAIGNS, 60),
        fine("meta_ads", &meta::ads(&meta, span), places::META_ADS, 61),
        fine("x_campaigns", &x::campaigns(&told(Source::X), true), places::X_CAMPAIGNS, 62),
        fine("snapchat_campaigns", &snapchat::campaigns(&snapchat, true), places::SNAPCHAT_CAMPAIGNS, 63),
        fine("snapchat_age-gender", &snapchat::ages(&snapchat, true), places::SNAPCHAT_AGES, 64),
        fine(
            "google-ads_Campaign_report",
            &google_ads::campaigns(&told(Source::GoogleAds), span, true),
            places::GOOGLE_CAMPAIGNS,
            65,
        ),
    ]
}

/// A download that lacks a campaign with delivery, while one appears that nobody knows and
/// that has other figures: it may be a rename, a filter, or another account.
fn held(world: &World) -> File {
    let Download { made, span } = of_monday();
    let mut rows = world.told(Source::Meta, made, span);
    rows.iter_mut().filter(|row| row.cell.ad.campaign.name.ends_with("_Reels")).for_each(replace);
    let table = meta::campaigns(&rows, span, true);
    dropped("held_meta_campaigns", &table, places::META_CAMPAIGNS, 70, Expected::Held)
}

fn replace(row: &mut Reported) {
    row.cell.ad = &STORIES;
    let Figures { impressions, clicks, spend, .. } = row.figures;
    let spend = spend + spend + Money::from_micros(110_000);
    row.figures = Figures { impressions: impressions * 5 / 2, clicks: clicks + 3, spend, ..row.figures };
}

/// The ads, opened and saved by a spreadsheet: dates as it writes them, and ids rounded.
fn refused(world: &World) -> File {
    let Download { made, span } = of_monday();
    let mut table = meta::ads(&world.told(Source::Meta, made, span), span);
    table.dialect = Dialect::Resaved;
    table.rows.iter_mut().flatten().for_each(|cell| *cell = resaved(cell));
    dropped("refused_meta_ads", &table, places::META_ADS, 75, Expected::Refused)
}

fn resaved(cell: &str) -> String {
    if let Ok(day) = cell.parse::<Day>() {
        return in_a_spreadsheet(day);
    }
    let is_id = cell.len() > 15 && cell.bytes().all(|byte| byte.is_ascii_digit());
    match cell.split_at_checked(1).zip(cell.get(1..6)) {
        Some(((first, rest), next)) if is_id => format!("{first}.{next}E+{}", rest.len()),
        _ => cell.to_owned(),
    }
}

/// The ads on Facebook alone, all of the campaign: another saved report, put where the
/// campaigns belong. Nothing looks wrong with it, and Instagram is gone from the totals.
fn wrong(world: &World) -> File {
    let (made, span): (Day, Span) = (of_monday().made, during());
    let mut rows = world.told(Source::Meta, made, span);
    rows.retain(|row| row.cell.channel == Channel::Facebook);
    let table = meta::ads(&rows, span);
    dropped("wrong_meta_ads-on-facebook", &table, places::META_CAMPAIGNS, 80, Expected::VisibleThenWithdrawn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_rewrites_dates_and_long_ids_alone() {
        assert_eq!(resaved("2026-11-02"), "02/11/2026");
        assert_eq!(resaved("120215000000030011"), "1.20215E+17");
        assert_eq!(resaved("Film 30s"), "Film 30s");
        assert_eq!(resaved("1204"), "1204");
    }
}
