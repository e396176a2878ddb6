//! The landing folder: what is downloaded week by week, and again once it is settled.

use domain::{Day, Source, Span};

use crate::calendar::{during, weeks};
use crate::downloads::{Download, Stage, of_contacts, of_delivery, of_visits, of_windows};
use crate::file::File;
use crate::layouts::{click_log, contacts, ga4, google_ads, meta, meta_windows, snapchat, x};
use crate::places;
use crate::world::World;

/// All files of the landing folder, and those beside it that a person has to explain.
pub(crate) fn files(world: &World) -> Vec<File> {
    let first_morning = during().from;
    let mut files = vec![File::landed(places::META_CAMPAIGNS, "nothing-yet", &meta::nothing_yet(), first_morning, 2)];
    for (download, nth) in of_delivery().into_iter().zip(0..) {
        files.extend(by_day(world, download, nth));
    }
    for download in of_windows() {
        files.extend(by_window(world, download));
        files.extend(reach(world, download.made));
    }
    files.extend(others(world));
    files
}

/// The reports that have a day column.
fn by_day(world: &World, download: Download, nth: usize) -> Vec<File> {
    let Download { made, span } = download;
    let told = |source| world.told(source, made, span);
    let (meta, snapchat) = (told(Source::Meta), told(Source::Snapchat));
    let renamed = Stage::of_day(made) > Stage::First;
    // The first two have no total, and every other report of Google is in the form for
    // spreadsheets.
    let campaigns = meta::campaigns(&meta, span, nth > 1);
    let google = google_ads::campaigns(&told(Source::GoogleAds), span, nth % 2 == 1);
    vec![
        File::landed(places::META_CAMPAIGNS, "campaigns", &campaigns, made, 5),
        File::landed(places::META_ADS, "ads", &meta::ads(&meta, span), made, 6),
        File::landed(places::X_CAMPAIGNS, "campaigns", &x::campaigns(&told(Source::X), renamed), made, 12),
        File::landed(places::SNAPCHAT_CAMPAIGNS, "campaigns", &snapchat::campaigns(&snapchat, renamed), made, 15),
        File::landed(places::SNAPCHAT_AGES, "age-gender", &snapchat::ages(&snapchat, renamed), made, 16),
        File::landed(places::GOOGLE_CAMPAIGNS, "Campaign_report", &google, made, 20),
    ]
}

/// The reports of Meta that have the campaign as their window. That of regions names no
/// campaign, so it is filtered to the example's.
fn by_window(world: &World, download: Download) -> [File; 2] {
    let Download { made, span } = download;
    let ages = meta_windows::ages(&world.told(Source::Meta, made, span), span);
    let regions = meta_windows::regions(&world.told_of_ours(Source::Meta, made, span), span);
    [
        File::landed(places::META_AGES, "age-gender", &ages, made, 7),
        File::landed(places::META_REGIONS, "region", &regions, made, 8),
    ]
}

/// Reach of the whole campaign, and of each of its weeks. X Ads Manager tells none.
fn reach(world: &World, made: Day) -> Vec<File> {
    let whole = during();
    let weekly: Vec<Span> = weeks().collect();
    let every: Vec<Span> = [whole].into_iter().chain(weeks()).collect();
    let told = |source| world.told_of_ours(source, made, whole);
    let meta = |windows: &[Span]| meta_windows::reach_by_platform(&told(Source::Meta), windows, whole);
    let snapchat = snapchat::windows(&told(Source::Snapchat), &every);
    let mut files = vec![
        File::landed(places::META_REACH, "reach_campaign", &meta(&[whole]), made, 9),
        File::landed(places::META_REACH, "reach_weekly", &meta(&weekly), made, 10),
        File::landed(places::SNAPCHAT_REACH, "reach", &snapchat, made, 17),
    ];
    files.extend(every.into_iter().zip(21..).map(|(window, minutes)| one_a_window(world, made, window, minutes)));
    files
}

/// A report that has one window a file.
fn one_a_window(world: &World, made: Day, window: Span, minutes: i64) -> File {
    let told = world.told_of_ours(Source::GoogleAds, made, window);
    let name = format!("reach_{}_{}", window.from, window.to);
    File::landed(places::GOOGLE_REACH, &name, &google_ads::window(&told, window), made, minutes)
}

/// Visits, clicks and contacts.
fn others(world: &World) -> Vec<File> {
    let mut files = Vec::new();
    for Download { made, span } in of_visits() {
        let table = ga4::acquisition(&world.visits, made, span);
        files.push(File::landed(places::VISITS, "Traffic_acquisition_Session_source_medium", &table, made, 30));
    }
    for week in weeks() {
        let table = click_log::clicks(&world.clicks, week);
        files.push(File::landed(places::CLICKS, "clicks", &table, week.to.plus(1), 40));
    }
    for Download { made, span } in of_contacts() {
        let table = contacts::contacts(&world.contacts, made, span);
        files.push(File::landed(places::CONTACTS, "contacts", &table, made, 45));
    }
    files
}
