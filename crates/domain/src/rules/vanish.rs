//! What vanishes when a newer export replaces an older one, and what is only a rename.
//!
//! The check goes down the levels: campaigns first, then the ad sets and ads of those that
//! are still there, so that a renamed campaign carries its ads along.

use std::collections::{BTreeSet, HashMap};

use crate::coding::words;
use crate::{Decision, Entity, EntityPath, Level, Measures, Missing, Money, Outcome, Presence};

mod census;

use census::{Census, Figures};

/// What a report does with entities that a newer export lacks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OnMissing {
    /// Renames are recognised; what is then missing is kept where nothing new is left to
    /// explain it, and held otherwise.
    #[default]
    Auto,
    /// Kept.
    Keep,
    /// Dropped.
    Drop,
    /// Held.
    Hold,
}

words!(OnMissing, "way to treat what is missing", { Auto => "auto", Keep => "keep", Drop => "drop", Hold => "hold" });

/// What is to be done about entities that the newer side lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Every missing entity, and what becomes of it.
    pub missing: Vec<Missing>,
    /// Renames found: level, what it was called, what it is called now.
    pub renames: Vec<(Level, EntityPath, EntityPath)>,
    /// The entities, as the older side's rows name them, whose rows still count.
    pub kept: BTreeSet<EntityPath>,
}

impl Verdict {
    /// Whether a person has to say.
    pub fn is_held(&self) -> bool {
        self.missing.iter().any(|missing| missing.outcome == Outcome::Held)
    }
}

/// Judges the units that both an older and a newer export of a scope cover.
///
/// `decisions` are a person's, remembered for the report; they come before everything else.
/// Only platforms rename: tags of links and contacts that go are gone.
pub fn judge(
    level: Level,
    older: &[Presence],
    newer: &[Presence],
    policy: OnMissing,
    decisions: &[Decision],
) -> Verdict {
    let mut verdict = Verdict::default();
    let mut older: Vec<Known> = older.iter().map(Known::new).collect();
    let deepest = level.deepest();
    let levels = Level::ALL
        .iter()
        .copied()
        .filter(|at| (*at == Level::Account) == (deepest == Level::Account) && *at <= deepest);
    let renames = policy != OnMissing::Hold && level.measures() == Measures::Delivery;
    for level in levels {
        judge_level((level, renames), &mut older, newer, policy, decisions, &mut verdict);
    }
    verdict
}

/// An older presence, as its rows name it and as the newer side does.
struct Known {
    original: EntityPath,
    now: Presence,
}

impl Known {
    fn new(presence: &Presence) -> Self {
        Self { original: presence.entity.clone(), now: presence.clone() }
    }
}

fn judge_level(
    (level, renames): (Level, bool),
    older: &mut Vec<Known>,
    newer: &[Presence],
    policy: OnMissing,
    decisions: &[Decision],
    verdict: &mut Verdict,
) {
    let (before, after) = (Census::of(older.iter().map(|known| &known.now), level), Census::of(newer, level));
    let (mut missing, fresh) = (before.lacking(&after), after.lacking(&before));
    missing.retain(|figures| figures.has_delivery());
    let decided = |entity: &EntityPath| {
        decisions.iter().find(|decision| covers(&decision.entity, entity)).map(|found| found.keep)
    };
    let open: Vec<&Figures> = missing.iter().copied().filter(|figures| decided(&figures.entity).is_none()).collect();
    let pairs = if renames { pair(&open, &fresh) } else { Vec::new() };
    let unexplained = fresh.len() > pairs.len();
    let mut gone = HashMap::new();
    for figures in missing {
        let outcome = match decided(&figures.entity) {
            Some(true) => Outcome::Kept,
            Some(false) => Outcome::Dropped,
            None if pairs.iter().any(|(old, _)| *old == figures.entity) => Outcome::Renamed,
            None => outcome(policy, unexplained),
        };
        verdict.missing.push(figures.missing(outcome));
        gone.insert(figures.identity(level), outcome);
    }
    let renamed: HashMap<EntityPath, &EntityPath> =
        pairs.iter().map(|(old, new)| (census::identity(old, level), new)).collect();
    older.retain_mut(|known| carry_on(level, known, &after, &gone, &renamed, &mut verdict.kept));
    verdict.renames.extend(pairs.into_iter().map(|(from, to)| (level, from, to)));
}

/// Prepares the next level: what is missing is settled as a whole, and the rest is called
/// what the newer side calls it. Says whether the presence goes on.
fn carry_on(
    level: Level,
    known: &mut Known,
    after: &Census,
    gone: &HashMap<EntityPath, Outcome>,
    renamed: &HashMap<EntityPath, &EntityPath>,
    kept: &mut BTreeSet<EntityPath>,
) -> bool {
    let own = census::truncated(&known.now.entity, level);
    let identity = census::identity(&own, level);
    match gone.get(&identity) {
        Some(Outcome::Renamed) | None => {
            if let Some(now) = renamed.get(&identity).copied().or_else(|| after.counterpart(&own)) {
                census::rename(&mut known.now.entity, level, now);
            }
            true
        }
        Some(outcome) => {
            if *outcome == Outcome::Kept {
                kept.insert(known.original.clone());
            }
            false
        }
    }
}

/// Whether a decision about `decided` also speaks of `entity`: it is the same, or part of it.
fn covers(decided: &EntityPath, entity: &EntityPath) -> bool {
    let part = |whole: &Entity, part: &Entity| whole.is_absent() || whole.is_same(part);
    let deepest_same = |whole: &EntityPath, own: &EntityPath| {
        part(&whole.campaign, &own.campaign) && part(&whole.adset, &own.adset) && part(&whole.ad, &own.ad)
    };
    decided == entity || (*decided != EntityPath::default() && deepest_same(decided, entity))
}

const fn outcome(policy: OnMissing, unexplained: bool) -> Outcome {
    match policy {
        OnMissing::Auto if unexplained => Outcome::Held,
        OnMissing::Auto | OnMissing::Keep => Outcome::Kept,
        OnMissing::Drop => Outcome::Dropped,
        OnMissing::Hold => Outcome::Held,
    }
}

/// Missing and new entities that carry the same figures, where each is the other's only match.
fn pair(missing: &[&Figures], fresh: &[&Figures]) -> Vec<(EntityPath, EntityPath)> {
    let likes = |old: &Figures| fresh.iter().filter(|new| old.carries_the_same(new)).copied().collect::<Vec<_>>();
    let liked_by = |new: &Figures| missing.iter().filter(|old| old.carries_the_same(new)).count();
    let mut pairs = Vec::new();
    for old in missing {
        if let [only] = likes(old).as_slice()
            && liked_by(only) == 1
        {
            pairs.push((old.entity.clone(), only.entity.clone()));
        }
    }
    pairs
}

/// Whether an export that is dated by nothing but a file time looks older than what it
/// would replace: it lowers impressions or spend by more than 0.5 % in the sum of the
/// settled days. What is kept is lowered by nothing and is left out of both sums.
pub fn looks_older(older: (i64, Money), newer: (i64, Money)) -> bool {
    let lowered = |old: i128, new: i128| (old - new) * 200 > old;
    lowered(older.0.into(), newer.0.into()) || lowered(older.1.units(), newer.1.units())
}

#[cfg(test)]
mod tests;
