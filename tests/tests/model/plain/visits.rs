//! How many visits a campaign has, by looking at every row.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use domain::{Level, Scope, Source, Span};

use super::answer::fewest;
use super::{Books, Plain, Unit};
use crate::world::Row;

/// The visits of the campaign by bucket, and by channel where that is asked.
pub(crate) fn visits(
    plain: &Plain,
    version: usize,
    by_channel: bool,
    buckets: &[Span],
) -> BTreeMap<(Span, String), i128> {
    let books = &plain.versions[version];
    let value = |channel: &str| if by_channel { channel.to_owned() } else { String::new() };
    let mut answer = BTreeMap::new();
    for bucket in buckets {
        for unit in answering(books, *bucket) {
            for channel in channels(books.rules) {
                answer.entry((*bucket, value(channel))).or_default();
            }
            for (row, channel) in unit.rows.iter().filter_map(|(row, _)| Some((row, channel(books.rules, row)?))) {
                *answer.entry((*bucket, value(channel))).or_default() += i128::from(row.count);
            }
        }
    }
    answer
}

/// Who answers: every day; else windows of one family; else the days that there are.
fn answering(books: &Books, bucket: Span) -> Vec<&Unit> {
    let days: Vec<Option<&Unit>> = bucket.days().map(|day| of_day(books, Span::day(day))).collect();
    let tiled = if days.iter().all(Option::is_some) { None } else { tiled(books, bucket) };
    tiled.unwrap_or_else(|| days.into_iter().flatten().collect())
}

fn of_day(books: &Books, day: Span) -> Option<&Unit> {
    let there = counted(books).filter(|(_, span, _)| *span == day);
    there.max_by_key(|(scope, _, unit)| (said(scope), unit.order, Reverse(*scope))).map(|(.., unit)| unit)
}

fn tiled(books: &Books, bucket: Span) -> Option<Vec<&Unit>> {
    let mut scopes: Vec<&Scope> = counted(books).map(|(scope, ..)| scope).collect();
    scopes.dedup();
    let tilings = scopes.into_iter().filter_map(|scope| {
        let own = counted(books).filter(|(other, span, _)| *other == scope && !span.is_day());
        let tiles = fewest(bucket, &own.map(|(_, span, _)| span).collect::<Vec<_>>())?;
        Some((scope, tiles.iter().map(|tile| &books.units[&(scope.clone(), *tile)]).collect::<Vec<_>>()))
    });
    let oldest = |units: &[&Unit]| units.iter().map(|unit| unit.order).min();
    tilings.max_by_key(|(scope, units)| (said(scope), oldest(units), Reverse(*scope))).map(|(_, units)| units)
}

/// What the account says whose visits count.
fn counted(books: &Books) -> impl Iterator<Item = (&Scope, Span, &Unit)> {
    let source = if books.rules == 2 { Source::Other } else { Source::Ga4 };
    books
        .units
        .iter()
        .filter(move |((scope, _), _)| scope.source == source)
        .map(|((scope, span), unit)| (scope, *span, unit))
}

/// How many of source, medium and campaign.
fn said(scope: &Scope) -> u8 {
    match scope.level {
        Level::SourceMediumUtmCampaign => 3,
        Level::SourceMedium => 2,
        _ => 1,
    }
}

/// The channels that rules of the campaign name.
fn channels(rules: u8) -> &'static [&'static str] {
    match rules {
        0 | 1 => &["facebook", "snapchat"],
        2 => &["facebook"],
        _ => &["x"],
    }
}

/// The campaign's channel that a visit belongs to, if it is one of the campaign.
fn channel(rules: u8, row: &Row) -> Option<&'static str> {
    let (part, campaign) = (row.part.to_lowercase(), row.campaign.to_lowercase());
    let (source, medium) = part.split_once(" / ").unwrap_or_default();
    match rules {
        0 if source == "facebook" => Some("facebook"),
        0 if source.starts_with("snap") => Some("snapchat"),
        // Another campaign's rule comes first.
        1 if source == "snapchat" && campaign.starts_with("other") => None,
        1 if medium == "paid" => Some("facebook"),
        1 if campaign.contains('1') || source == "snapchat" => Some("snapchat"),
        2 if campaign.starts_with("help") => Some("facebook"),
        _ => None,
    }
}
