//! What one campaign of a platform contributes to an answer.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::rules::family::is_stale;
use crate::rules::finality::firmness;
use crate::rules::naming::CampaignKey;
use crate::rules::tiling;
use crate::{Channel, Span, Tally};

use super::choice::{Choice, Uses};
use super::ledger::{ByUnit, Ledger, Piece};
use super::sum::{FigureState, Part, Rows};
use super::{By, Question, Value};

/// One campaign of the platform, or the account as a whole, under one question.
pub(super) struct Campaign<'a> {
    ledger: &'a Ledger<'a>,
    question: &'a Question<'a>,
    key: &'a CampaignKey,
    units: &'a ByUnit<'a>,
    channel: Option<Channel>,
    scopes: Vec<usize>,
}

impl<'a> Campaign<'a> {
    /// `channel`: where the question's rules put it; nothing where they do not.
    pub(super) fn new(
        ledger: &'a Ledger<'a>,
        question: &'a Question<'a>,
        (key, units): (&'a CampaignKey, &'a ByUnit<'a>),
        channel: Option<Channel>,
    ) -> Self {
        let mut scopes: Vec<usize> = units.values().flatten().map(|piece| piece.scope).collect();
        scopes.sort_unstable();
        scopes.dedup();
        Self { ledger, question, key, units, channel, scopes }
    }

    /// Adds what the campaign delivered in a bucket.
    pub(super) fn add(&self, bucket: Span, rows: &mut Rows, uses: &mut Uses) {
        let days: Vec<Span> = bucket.days().map(Span::day).filter(|day| self.is_asked_about(*day)).collect();
        let whole = days.len() == bucket.days().count();
        let covered = !days.is_empty() && days.iter().all(|day| self.knows(*day));
        let windows = if (covered && whole) || !self.is_asked_about(bucket) { None } else { self.tiling(bucket) };
        let family = windows.as_ref().map(|(scope, _)| *scope);
        let mut touched = BTreeSet::new();
        for unit in windows.as_ref().map_or(&days, |(_, tiles)| tiles) {
            for (value, part) in self.parts_of(*unit, family, uses) {
                rows.entry((bucket, value.clone())).or_default().add(&part);
                touched.insert((bucket, value));
            }
        }
        let weakest = match windows {
            Some(_) => FigureState::Ok,
            None if covered => self.weakest(&days),
            None => FigureState::Partial,
        };
        rows.iter_mut().filter(|(place, _)| touched.contains(place)).for_each(|(_, figures)| figures.weaken(weakest));
        if covered && windows.is_none() && touched.is_empty() {
            self.add_nothing(bucket, &days, rows);
        }
    }

    /// The weakest state of the days that a family covers without a row for the campaign.
    fn weakest(&self, days: &[Span]) -> FigureState {
        let silent = days.iter().filter(|day| !self.units.contains_key(day));
        let state = |day: &Span| {
            let assignment = self.scopes().find_map(|scope| self.ledger.assignment(scope, *day))?;
            Some(self.firmness(*day, assignment))
        };
        silent.filter_map(state).max().unwrap_or_default()
    }

    /// Days that a family covers without a row for the campaign: it delivered nothing.
    fn add_nothing(&self, bucket: Span, days: &[Span], rows: &mut Rows) {
        let value = match (self.question.by, self.channel) {
            (By::None, _) => Value::All,
            (By::Campaign, _) => self.own_value(),
            (By::Channel, Some(channel)) if !self.is_ever_split() => Value::Channel(channel),
            _ => return,
        };
        let figures = rows.entry((bucket, value)).or_default();
        for day in days {
            if let Some(assignment) = self.scopes().find_map(|scope| self.ledger.assignment(scope, *day)) {
                let state = self.firmness(*day, assignment);
                figures.add(&Part {
                    tally: Tally::default(),
                    carried: assignment.carried,
                    state,
                    currency: assignment.currency,
                });
            }
        }
    }

    /// Whether the question is about this campaign in `unit`.
    fn is_asked_about(&self, unit: Span) -> bool {
        match self.key {
            CampaignKey::Account => self.account_answers(unit),
            _ => self.channel.is_some(),
        }
    }

    /// An export without a campaign column answers for a campaign only where its report is
    /// assigned to it, or every campaign of the account on those days is; and never beside
    /// families that name campaigns.
    fn account_answers(&self, unit: Span) -> bool {
        if self.ledger.campaigns_cover(unit, self.question.by.needs_totals_only()) {
            return false;
        }
        self.all_are_ours(unit) || self.scopes().any(|scope| self.is_claimed(scope))
    }

    /// Whether every campaign that the account names in `unit` belongs to ours.
    fn all_are_ours(&self, unit: Span) -> bool {
        let ours = |key: &CampaignKey| {
            let found = self.ledger.assigned(&self.ledger.names.all_called(key));
            found.is_some_and(|found| found.campaign.id == self.question.campaign)
        };
        let campaigns = self.ledger.campaigns_in(unit);
        !campaigns.is_empty() && campaigns.into_iter().all(ours)
    }

    pub(super) fn account_is_unclaimed(&self, unit: Span) -> bool {
        !self.ledger.campaigns_cover(unit, true) && !self.scopes().any(|scope| self.claimed_by(scope).is_some())
    }

    fn is_claimed(&self, scope: usize) -> bool {
        self.claimed_by(scope) == Some(self.question.campaign)
    }

    fn claimed_by(&self, scope: usize) -> Option<&str> {
        let report = &self.ledger.scopes.get(scope)?.report;
        self.ledger.live.rules.campaign_of_report(&self.ledger.account, report)
    }

    /// The scopes that have rows of this campaign within the range.
    fn scopes(&self) -> impl Iterator<Item = usize> + use<'_, 'a> {
        self.scopes.iter().copied()
    }

    /// Whether a family that has rows of this campaign covers the day.
    fn knows(&self, day: Span) -> bool {
        self.units.contains_key(&day) || self.scopes().any(|scope| self.ledger.assignment(scope, day).is_some())
    }

    /// The best family that has rows of the campaign in windows which tile the bucket exactly,
    /// and those windows.
    fn tiling(&self, bucket: Span) -> Option<(usize, Vec<Span>)> {
        let tilings = self.scopes().filter_map(|scope| {
            let windows = self
                .ledger
                .live
                .units(self.ledger.scopes.get(scope)?)
                .filter(|(_, assignment)| !assignment.loads.is_empty());
            let windows: Vec<Span> =
                windows.map(|(unit, _)| unit).filter(|unit| !unit.is_day() || bucket.is_day()).collect();
            let tiles = tiling::tile(bucket, &windows)?;
            let speaks = |tile: &Span| self.units.get(tile).into_iter().flatten().any(|piece| piece.scope == scope);
            tiles.iter().any(speaks).then(|| (self.exported_at(scope, &tiles), scope, tiles))
        });
        let tilings: Vec<(Timestamp, usize, Vec<Span>)> = tilings.collect();
        let freshest = tilings.iter().map(|(exported_at, ..)| *exported_at).max()?;
        let settled_at = self.ledger.zone.settled_at(bucket.to, self.ledger.account.source);
        let fresh = tilings.into_iter().filter(|(exported_at, ..)| !is_stale(*exported_at, freshest, settled_at));
        let best = fresh.min_by(|a, b| self.rank(a.1, &a.2).cmp(&self.rank(b.1, &b.2)))?;
        Some((best.1, best.2))
    }

    /// When the oldest export behind some windows of a scope was produced.
    fn exported_at(&self, scope: usize, tiles: &[Span]) -> Timestamp {
        let exported = tiles.iter().filter_map(|tile| self.ledger.assignment(scope, *tile)?.exported);
        exported.map(|exported| exported.at).min().unwrap_or_default()
    }

    fn rank(&self, scope: usize, tiles: &[Span]) -> impl Ord + use<'a> {
        let exported = tiles.iter().filter_map(|tile| self.ledger.assignment(scope, *tile)?.order()).min();
        let scope: Option<&'a crate::Scope> = self.ledger.scopes.get(scope).copied();
        let extra = scope.map(|scope| scope.breakdowns.beyond(self.question.by.asked()));
        (
            extra,
            std::cmp::Reverse(exported),
            scope.map(|scope| (scope.level, scope.report.as_str(), scope.breakdowns.to_string())),
        )
    }

    /// What the family that answers a unit says, by value; `only` this one where windows of
    /// one family are added.
    pub(super) fn parts_of(&self, unit: Span, only: Option<usize>, uses: &mut Uses) -> Vec<(Value, Part)> {
        let pieces: Vec<&Piece<'_>> =
            self.units.get(&unit).into_iter().flatten().filter(|piece| self.may_answer(piece, unit, only)).collect();
        let Some(choice) = Choice::make(self.ledger, self.question.by, unit, &pieces) else { return Vec::new() };
        uses.note(&choice);
        let own = pieces.iter().filter(|piece| piece.scope == choice.scope);
        own.map(|piece| (self.value(piece, choice.split), self.part(unit, piece, choice.disputed))).collect()
    }

    fn may_answer(&self, piece: &Piece<'_>, unit: Span, only: Option<usize>) -> bool {
        let Some(scope) = self.ledger.scopes.get(piece.scope) else { return false };
        only.is_none_or(|only| only == piece.scope) && self.question.by.fits(scope) && self.may_speak(piece.scope, unit)
    }

    /// Whether a scope may speak of the campaign: one of the account as a whole only where
    /// its report is assigned to ours, or everything in the account is ours.
    fn may_speak(&self, scope: usize, unit: Span) -> bool {
        match (self.key, self.claimed_by(scope)) {
            (CampaignKey::Account, Some(campaign)) => campaign == self.question.campaign,
            (CampaignKey::Account, None) => self.question.campaign.is_empty() || self.all_are_ours(unit),
            _ => true,
        }
    }

    fn value(&self, piece: &Piece<'_>, split: bool) -> Value {
        let whole = self.channel.unwrap_or_else(|| self.ledger.account.source.channel());
        match self.question.by {
            By::None => Value::All,
            By::Channel if split => {
                Value::Channel(Channel::of_platform(&piece.value.name, self.ledger.account.source.channel()))
            }
            By::Channel => Value::Channel(whole),
            By::Campaign => self.own_value(),
            By::Adset | By::Ad => {
                let campaign = self.ledger.names.label(self.key);
                Value::Entity(self.ledger.account.clone(), campaign, Some(piece.value.clone()))
            }
            By::Breakdown(_) => Value::Cell(piece.value.name.clone()),
        }
    }

    fn own_value(&self) -> Value {
        Value::Entity(self.ledger.account.clone(), self.ledger.names.label(self.key), None)
    }

    fn is_ever_split(&self) -> bool {
        self.units.values().flatten().any(|piece| !piece.value.is_absent())
    }

    fn part(&self, unit: Span, piece: &Piece<'_>, disputed: bool) -> Part {
        let state = if disputed { FigureState::Partial } else { self.firmness(unit, piece.assignment) };
        Part { tally: *piece.tally, carried: piece.assignment.carried, state, currency: piece.assignment.currency }
    }

    fn firmness(&self, unit: Span, assignment: &crate::Assignment) -> FigureState {
        let confirmed = self.ledger.live.confirmed_at(assignment).unwrap_or_default();
        firmness(unit.to, self.ledger.account.source, &self.ledger.zone, confirmed, self.question.now).into()
    }
}
