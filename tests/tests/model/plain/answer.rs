//! What the books answer, by looking at every row.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Breakdown, Level, Scope, Source, Span, Zone};
use jiff::SignedDuration;

use super::{Books, Plain, Unit};
use crate::world::Row;

/// Impressions, and spend in ten-thousandths.
pub(crate) type Figures = (i128, i128);

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    All,
    Channel,
    Ad,
    Age,
}

/// Who a row's campaign is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    Account,
    Id(String),
    Name(String),
    Ambiguous,
}

pub(super) struct Looking<'a> {
    books: &'a Books,
    asked: Asked,
    range: Span,
    /// Names with ids that any visible export ever gave.
    ever: Vec<(Span, &'a Row)>,
    /// Every row of the range, and whose it is.
    pub(super) seen: Vec<(&'a Scope, Span, &'a Row, Who)>,
}

/// The figures of the campaign by bucket and value.
pub(crate) fn answer(
    plain: &Plain,
    version: usize,
    asked: Asked,
    range: Span,
    buckets: &[Span],
) -> BTreeMap<(Span, String), Figures> {
    let looking = Looking::at(plain, version, asked, range);
    let mut answer = BTreeMap::new();
    let fitting = looking.seen.iter().filter(|(scope, ..)| looking.fits(scope));
    let everybody: BTreeSet<Who> = fitting.map(|(.., who)| who.clone()).collect();
    for who in everybody.iter().filter(|who| looking.is_ours(who)) {
        for bucket in buckets {
            looking.add(who, *bucket, &mut answer);
        }
    }
    answer
}

impl<'a> Looking<'a> {
    pub(super) fn at(plain: &'a Plain, version: usize, asked: Asked, range: Span) -> Self {
        let books = &plain.versions[version];
        let published = books.published.iter().flat_map(|export| &plain.exports[*export].rows);
        let ever = published.filter(|row| !row.campaign_id.is_empty());
        let mut looking =
            Self { books, asked, range, ever: ever.map(|row| (row.unit, row)).collect(), seen: Vec::new() };
        let mut known: BTreeMap<(Span, &str, &str), Who> = BTreeMap::new();
        for (scope, span, row) in looking.rows().collect::<Vec<_>>() {
            let who =
                known.entry((span, &row.campaign_id, &row.campaign)).or_insert_with(|| looking.who(span, row)).clone();
            looking.seen.push((scope, span, row, who));
        }
        looking
    }

    fn units(&self) -> impl Iterator<Item = (&'a Scope, Span, &'a Unit)> + use<'a> {
        let range = self.range;
        self.books
            .units
            .iter()
            .filter(move |((scope, span), _)| scope.source == Source::Meta && range.contains(*span))
            .map(|((scope, span), unit)| (scope, *span, unit))
    }

    fn rows(&self) -> impl Iterator<Item = (&'a Scope, Span, &'a Row)> + use<'a> {
        self.units().flat_map(|(scope, span, unit)| unit.rows.iter().map(move |(row, _)| (scope, span, row)))
    }

    fn fits(&self, scope: &Scope) -> bool {
        match self.asked {
            Asked::All | Asked::Channel => true,
            Asked::Ad => scope.level == Level::Ad,
            Asked::Age => scope.breakdowns.has(Breakdown::Age),
        }
    }

    /// Every name that a campaign has had, by the recorded renames.
    fn names(&self, name: &str) -> BTreeSet<String> {
        let mut names = BTreeSet::from([name.to_owned()]);
        loop {
            let before = names.len();
            for (old, new) in &self.books.renames {
                let plain = old.0.id.is_empty() && new.0.id.is_empty();
                if plain && (names.contains(&old.0.name) || names.contains(&new.0.name)) {
                    names.extend([old.0.name.clone(), new.0.name.clone()]);
                }
            }
            if names.len() == before {
                return names;
            }
        }
    }

    fn who(&self, unit: Span, row: &Row) -> Who {
        if !row.campaign_id.is_empty() {
            return Who::Id(row.campaign_id.clone());
        }
        if row.campaign.is_empty() {
            return Who::Account;
        }
        let names = self.names(&row.campaign);
        let latest = self.latest(&row.campaign, &names);
        for name in [latest.as_str(), row.campaign.as_str()] {
            let now = ids(self.rows().map(|(_, unit, row)| (unit, row)), unit, name);
            let ever = || ids(self.ever.iter().copied(), unit, name);
            let found = if now.is_empty() { ever() } else { now };
            match found.len() {
                0 => {}
                1 => return Who::Id(found.into_iter().next().unwrap()),
                _ => return Who::Ambiguous,
            }
        }
        Who::Name(latest)
    }

    /// The name that the last recorded rename of any of them gave.
    fn latest(&self, own: &str, names: &BTreeSet<String>) -> String {
        let last = self.books.renames.iter().rev().find(|(_, new)| names.contains(&new.0.name) && new.0.id.is_empty());
        last.map_or_else(|| own.to_owned(), |(_, new)| new.0.name.clone())
    }

    fn is_ours(&self, who: &Who) -> bool {
        match who {
            Who::Account => true,
            Who::Ambiguous => false,
            _ => self.is_assigned(who),
        }
    }

    pub(super) fn is_assigned(&self, who: &Who) -> bool {
        let called = self.seen.iter().filter(|(.., own)| own == who).map(|(_, _, row, _)| row.campaign.clone());
        let mut called: BTreeSet<String> = called.collect();
        if let Who::Name(name) = who {
            called.extend(self.names(name));
        }
        if let Who::Id(id) = who {
            called.extend(
                self.ever.iter().filter(|(_, row)| row.campaign_id == *id).map(|(_, row)| row.campaign.clone()),
            );
        }
        match self.books.rules {
            0 | 2 => called.iter().any(|name| name.starts_with("Help")),
            1 => true,
            _ => false,
        }
    }

    fn add(&self, who: &Who, bucket: Span, answer: &mut BTreeMap<(Span, String), Figures>) {
        let days: Vec<Span> =
            bucket.days().map(Span::day).filter(|day| *who != Who::Account || self.account_speaks(*day)).collect();
        let covered = !days.is_empty()
            && days.iter().all(|day| {
                self.knowing(who).iter().any(|scope| self.books.units.contains_key(&((*scope).clone(), *day)))
            });
        let whole = days.len() == bucket.days().count();
        let speaks = *who != Who::Account || self.account_speaks(bucket);
        let tiled = if (covered && whole) || !speaks { None } else { self.tiled(who, bucket) };
        let units = tiled.as_ref().map_or(&days, |(_, tiles)| tiles);
        let mut any = false;
        for unit in units {
            for (value, figures) in self.chosen(who, *unit, tiled.as_ref().map(|(scope, _)| *scope)) {
                let sum = answer.entry((bucket, value)).or_default();
                sum.0 += figures.0;
                sum.1 += figures.1;
                any = true;
            }
        }
        if covered && tiled.is_none() && !any {
            let never_split = self
                .seen
                .iter()
                .filter(|(.., own)| own == who)
                .all(|(scope, ..)| !scope.breakdowns.has(Breakdown::Platform));
            let value = match self.asked {
                Asked::All => String::new(),
                Asked::Channel if never_split && *who != Who::Account => "meta".to_owned(),
                _ => return,
            };
            answer.entry((bucket, value)).or_default();
        }
    }

    /// Scopes with a row of this campaign within the range.
    fn knowing(&self, who: &Who) -> BTreeSet<&'a Scope> {
        let rows = self.seen.iter().filter(|(scope, ..)| self.fits(scope));
        rows.filter(|(.., own)| own == who).map(|(scope, ..)| *scope).collect()
    }

    /// The account as a whole speaks for the campaign where its report is claimed, or all is
    /// the campaign's; never beside rows that name campaigns.
    fn account_speaks(&self, day: Span) -> bool {
        let totals = matches!(self.asked, Asked::All | Asked::Channel);
        let named = self.rows().filter(|(scope, _, row)| !row.campaign.is_empty() && (totals || self.fits(scope)));
        let scopes: BTreeSet<&Scope> = named.map(|(scope, ..)| scope).collect();
        if self.books.units.keys().any(|(scope, span)| scopes.contains(scope) && span.overlap(day).is_some()) {
            return false;
        }
        let claimed =
            || self.rows().any(|(scope, _, row)| row.campaign.is_empty() && self.fits(scope) && self.is_claimed(scope));
        self.all_ours(day) || claimed()
    }

    fn is_claimed(&self, scope: &Scope) -> bool {
        self.books.rules == 2 && scope.report == "region"
    }

    fn all_ours(&self, day: Span) -> bool {
        let named =
            self.seen.iter().filter(|(_, unit, row, _)| !row.campaign.is_empty() && unit.overlap(day).is_some());
        let who: BTreeSet<&Who> = named.map(|(.., who)| who).collect();
        !who.is_empty() && who.iter().all(|who| self.is_assigned(who))
    }

    fn tiled(&self, who: &Who, bucket: Span) -> Option<(&'a Scope, Vec<Span>)> {
        let tilings = self.knowing(who).into_iter().filter_map(|scope| {
            let own = self.units().filter(|(own, span, _)| *own == scope && (!span.is_day() || bucket.is_day()));
            let tiles = fewest(bucket, &own.map(|(_, span, _)| span).collect::<Vec<_>>())?;
            let known = |tile: &Span| self.of(who, scope, *tile).next().is_some();
            tiles.iter().any(known).then_some((scope, tiles))
        });
        let tilings: Vec<(&Scope, Vec<Span>)> = tilings.collect();
        let age = |scope: &Scope, tiles: &[Span]| {
            tiles.iter().map(|tile| self.books.units[&(scope.clone(), *tile)].order.0).min().unwrap()
        };
        let freshest = tilings.iter().map(|(scope, tiles)| age(scope, tiles)).max()?;
        let settled = Zone::london().settled_at(bucket.to, Source::Meta);
        let fresh = tilings.into_iter().filter(|(scope, tiles)| {
            let at = age(scope, tiles);
            at >= settled || freshest.duration_since(at) <= SignedDuration::from_hours(36)
        });
        fresh.min_by_key(|(scope, tiles)| {
            let oldest = tiles.iter().map(|tile| self.books.units[&((*scope).clone(), *tile)].order).min();
            (scope.breakdowns.iter().count(), std::cmp::Reverse(oldest), scope.level, scope.report.clone())
        })
    }

    /// Rows of one campaign in one unit of a scope.
    fn of(&self, who: &Who, scope: &Scope, unit: Span) -> impl Iterator<Item = &'a Row> {
        let own = self.seen.iter().filter(move |(own, span, _, whose)| *own == scope && *span == unit && whose == who);
        own.map(|(_, _, row, _)| *row)
    }

    /// What the one family says that answers.
    fn chosen(&self, who: &Who, unit: Span, only: Option<&Scope>) -> Vec<(String, Figures)> {
        let mut there: Vec<(&Scope, &Unit)> = self
            .units()
            .filter(|(scope, span, _)| *span == unit && self.fits(scope))
            .map(|(scope, _, unit)| (scope, unit))
            .collect();
        there.retain(|(scope, _)| only.is_none_or(|only| only == *scope) && self.of(who, scope, unit).next().is_some());
        there.retain(|(scope, _)| *who != Who::Account || self.is_claimed(scope) || self.all_ours(unit));
        let Some(freshest) = there.iter().map(|(_, found)| found.order.0).max() else { return Vec::new() };
        let settled = Zone::london().settled_at(unit.to, Source::Meta);
        there.retain(|(_, found)| {
            found.order.0 >= settled || freshest.duration_since(found.order.0) <= SignedDuration::from_hours(36)
        });
        let asked = |scope: &Scope| {
            scope.breakdowns.iter().filter(|own| self.asked != Asked::Age || *own != Breakdown::Age).count()
        };
        there.sort_by(|(a, x), (b, y)| {
            let rank = |scope: &Scope, unit: &Unit, extra: usize| {
                (
                    extra,
                    std::cmp::Reverse(unit.order.0),
                    scope.level,
                    scope.report.clone(),
                    scope.breakdowns.to_string(),
                )
            };
            rank(a, x, asked(a)).cmp(&rank(b, y, asked(b)))
        });
        let split =
            there.iter().find(|(scope, _)| self.asked == Asked::Channel && scope.breakdowns.has(Breakdown::Platform));
        let Some((scope, _)) = split.or(there.first()) else { return Vec::new() };
        let mut values: BTreeMap<String, Figures> = BTreeMap::new();
        for row in self.of(who, scope, unit) {
            let value = match self.asked {
                Asked::All => String::new(),
                Asked::Channel if split.is_some() => row.cell.clone(),
                Asked::Channel => "meta".to_owned(),
                Asked::Ad => format!("{}/{}", row.part, row.part_id),
                Asked::Age => row.cell.clone(),
            };
            let sum = values.entry(value).or_default();
            sum.0 += i128::from(row.count);
            sum.1 += i128::from(row.spend);
        }
        values.into_iter().collect()
    }
}

fn ids<'r>(rows: impl Iterator<Item = (Span, &'r Row)>, unit: Span, name: &str) -> BTreeSet<String> {
    let named = rows
        .filter(|(there, row)| row.campaign == name && !row.campaign_id.is_empty() && there.overlap(unit).is_some());
    named.map(|(_, row)| row.campaign_id.clone()).collect()
}

/// The fewest windows that cover a range exactly, by trying them all.
pub(super) fn fewest(range: Span, windows: &[Span]) -> Option<Vec<Span>> {
    let first = windows.iter().filter(|window| window.from == range.from && window.to <= range.to);
    let rest = |window: &Span| {
        if window.to == range.to {
            return Some(vec![*window]);
        }
        let left = Span { from: window.to.plus(1), to: range.to };
        fewest(left, windows).map(|tail| [vec![*window], tail].concat())
    };
    first.filter_map(rest).min_by_key(|tiles| (tiles.len(), tiles.clone()))
}
