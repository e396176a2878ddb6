//! How many visits to the helpline's site came from a campaign.
//!
//! One family answers a whole day of an account: the one that says the most of source,
//! medium and campaign, then the newest. Two cuts of the same visits are never added, nor
//! are the counts of two accounts: a campaign names the one that counts.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::rules::coverage::Live;
use crate::rules::finality::firmness;
use crate::rules::tiling;
use crate::{AccountKey, Assignment, CampaignDay, Channel, Level, LoadId, Measures, Origin, Scope, Span, Tally, Zone};

use super::sum::{FigureState, Part, Rows};
use super::{AnswerRow, Grain, Value, buckets, ledger};

/// A question about the visits that one account counted.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The campaign's id.
    pub campaign: &'a str,
    /// The account that counted them.
    pub account: &'a AccountKey,
    /// The days asked about.
    pub range: Span,
    /// How days are added up.
    pub grain: Grain,
    /// Whether they are split by channel.
    pub by_channel: bool,
    /// The moment at which firmness is judged.
    pub now: Timestamp,
}

/// Visits of a campaign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visits {
    /// Figures by bucket and channel.
    pub rows: Vec<AnswerRow>,
    /// What the answering families say of where visits came from: sums over different cuts
    /// of the same visits differ a little.
    pub levels: BTreeSet<Level>,
}

/// Answers a question from the rows of the account's visits, by source and medium.
pub fn answer(live: &Live, cells: &[CampaignDay], question: &Question<'_>) -> Visits {
    let counting = Counting::new(live, cells, question);
    let (mut rows, mut levels) = (Rows::new(), BTreeSet::new());
    for bucket in buckets(question.range, question.grain) {
        counting.add(bucket, &mut rows, &mut levels);
    }
    let rows = rows.into_iter().map(|((bucket, value), figures)| AnswerRow { bucket, value, figures });
    Visits { rows: rows.collect(), levels }
}

/// Whether rows of a scope are visits that the account counted.
pub fn counts(account: &AccountKey, scope: &Scope) -> bool {
    scope.level.measures() == Measures::Referrals && scope.account_key() == *account
}

struct Counting<'a> {
    live: &'a Live,
    question: &'a Question<'a>,
    zone: Zone,
    scopes: Vec<&'a Scope>,
    rows: BTreeMap<(LoadId, Span), Vec<&'a CampaignDay>>,
    channels: BTreeSet<Channel>,
}

impl<'a> Counting<'a> {
    fn new(live: &'a Live, cells: &'a [CampaignDay], question: &'a Question<'a>) -> Self {
        let mut rows: BTreeMap<(LoadId, Span), Vec<&CampaignDay>> = BTreeMap::new();
        for row in cells {
            rows.entry((row.load, row.unit)).or_default().push(row);
        }
        let campaign = live.rules.campaign(question.campaign);
        Self {
            live,
            question,
            zone: ledger::zone(live, question.account),
            scopes: live.scopes.keys().filter(|scope| counts(question.account, scope)).collect(),
            rows,
            channels: campaign.iter().flat_map(|campaign| &campaign.utm).map(|rule| rule.channel).collect(),
        }
    }

    fn add(&self, bucket: Span, rows: &mut Rows, levels: &mut BTreeSet<Level>) {
        let days: Vec<Span> = bucket.days().map(Span::day).collect();
        let by_day: Vec<_> = days.iter().filter_map(|day| Some((*day, self.answering(*day)?))).collect();
        let covered = by_day.len() == days.len();
        let windows = if covered { None } else { self.tiling(bucket) };
        let partial = !covered && windows.is_none();
        for (unit, (scope, assignment)) in windows.unwrap_or(by_day) {
            levels.insert(scope.level);
            self.add_unit(bucket, unit, assignment, partial, rows);
        }
    }

    fn add_unit(&self, bucket: Span, unit: Span, assignment: &Assignment, partial: bool, rows: &mut Rows) {
        let confirmed = self.live.confirmed_at(assignment).unwrap_or_default();
        let firm = firmness(unit.to, self.question.account.source, &self.zone, confirmed, self.question.now);
        let state = if partial { FigureState::Partial } else { firm.into() };
        for (value, tally) in self.tallies(unit, assignment) {
            let part = Part { tally, carried: assignment.carried, state, currency: None };
            rows.entry((bucket, value)).or_default().add(&part);
        }
    }

    /// What a unit has for each channel that a rule names, and be it nothing.
    fn tallies(&self, unit: Span, assignment: &Assignment) -> BTreeMap<Value, Tally> {
        let value = |channel: Channel| if self.question.by_channel { Value::Channel(channel) } else { Value::All };
        let mut tallies: BTreeMap<Value, Tally> =
            self.channels.iter().map(|channel| (value(*channel), Tally::default())).collect();
        let rows = assignment.loads.iter().flat_map(|load| self.rows.get(&(*load, unit)).into_iter().flatten());
        for row in rows {
            if let Some(channel) = self.channel(row) {
                tallies.entry(value(channel)).or_default().add(&row.tally);
            }
        }
        tallies
    }

    fn channel(&self, row: &CampaignDay) -> Option<Channel> {
        let found = self.live.rules.assign_visit(Origin::parse(&row.value.name), &row.campaign.name)?;
        (found.campaign.id == self.question.campaign).then_some(found.channel)
    }

    /// The family that answers a unit.
    fn answering(&self, unit: Span) -> Option<(&'a Scope, &'a Assignment)> {
        let found = self.scopes.iter().filter_map(|scope| Some((*scope, self.assignment(scope, unit)?)));
        found.max_by_key(|(scope, assignment)| (scope.level.origins(), assignment.order(), std::cmp::Reverse(*scope)))
    }

    fn assignment(&self, scope: &Scope, unit: Span) -> Option<&'a Assignment> {
        let assignment = self.live.scopes.get(scope)?.get(&unit)?;
        (!assignment.loads.is_empty()).then_some(assignment.as_ref())
    }

    /// The windows of one family that tile the bucket: of the family that says the most, then
    /// of the newest.
    fn tiling(&self, bucket: Span) -> Option<Vec<(Span, (&'a Scope, &'a Assignment))>> {
        let tilings = self.scopes.iter().filter_map(|scope| {
            let answered = self.live.units(scope).filter(|(_, assignment)| !assignment.loads.is_empty());
            let windows: Vec<Span> = answered.map(|(unit, _)| unit).filter(|unit| !unit.is_day()).collect();
            let tiles = tiling::tile(bucket, &windows)?;
            tiles.into_iter().map(|tile| Some((tile, (*scope, self.assignment(scope, tile)?)))).collect()
        });
        let rank = |tiles: &Vec<(Span, (&Scope, &Assignment))>| {
            let oldest = tiles.iter().map(|(_, (_, assignment))| assignment.order()).min();
            let scope = tiles.first().map(|(_, (scope, _))| *scope);
            (scope.map(|scope| scope.level.origins()), oldest, std::cmp::Reverse(scope.cloned()))
        };
        tilings.max_by_key(rank)
    }
}
