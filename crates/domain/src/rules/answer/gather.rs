//! From an account's ledger to the rows of an answer.

use std::collections::BTreeSet;

use crate::rules::naming::CampaignKey;
use crate::{Day, Entity, Span};

use super::campaign::Campaign;
use super::choice::Uses;
use super::ledger::Ledger;
use super::sum::{FigureState, Figures, Rows};
use super::{By, FamilyUse, Grain, Question, bucket::buckets};

/// Adds what an account says to an answer.
pub(super) fn account(ledger: &Ledger<'_>, question: &Question<'_>, rows: &mut Rows, families: &mut Vec<FamilyUse>) {
    let mut uses = Uses::default();
    let source = if question.by.needs_totals_only() { &ledger.totals } else { &ledger.cells };
    for (key, units) in source {
        let entities = ledger.names.all_called(key);
        let channel = match key {
            CampaignKey::Account | CampaignKey::Ambiguous(_) => None,
            _ => ledger
                .assigned(&entities)
                .filter(|found| found.campaign.id == question.campaign)
                .map(|found| found.channel),
        };
        let campaign = Campaign::new(ledger, question, (key, units), channel);
        for bucket in buckets(question.range, question.grain) {
            campaign.add(bucket, rows, &mut uses);
        }
    }
    mark_ambiguous(ledger, rows);
    families.extend(uses.into_families(ledger));
}

/// Rows whose name belongs to two ids are counted through the families that have ids, and
/// the buckets in which they fall say that something was left out.
fn mark_ambiguous(ledger: &Ledger<'_>, rows: &mut Rows) {
    let ambiguous = ledger.totals.iter().filter(|(key, _)| matches!(key, CampaignKey::Ambiguous(_)));
    let units: BTreeSet<Span> = ambiguous.flat_map(|(_, units)| units.keys().copied()).collect();
    if units.is_empty() {
        return;
    }
    let touched = |bucket: Span| units.iter().any(|unit| unit.overlap(bucket).is_some());
    rows.iter_mut()
        .filter(|((bucket, _), _)| touched(*bucket))
        .for_each(|(_, figures)| figures.weaken(FigureState::Partial));
}

/// Campaigns of the platforms that no rule maps, with their rows added up over the range.
pub fn unassigned(ledger: &Ledger<'_>) -> Vec<(Entity, Vec<Span>, Figures)> {
    let question = Question {
        campaign: "",
        range: Span { from: Day::RANGE.0, to: Day::RANGE.1 },
        grain: Grain::Total,
        by: By::None,
        now: ledger.live.visible_at,
    };
    let mut found = Vec::new();
    for (key, units) in &ledger.totals {
        let entities = ledger.names.all_called(key);
        if ledger.assigned(&entities).is_some() || matches!(key, CampaignKey::Ambiguous(_)) {
            continue;
        }
        let campaign = Campaign::new(ledger, &question, (key, units), Some(ledger.account.source.channel()));
        let mut figures = Figures::default();
        let days: Vec<Span> = units
            .keys()
            .copied()
            .filter(|unit| *key != CampaignKey::Account || campaign.account_is_unclaimed(*unit))
            .collect();
        let addable = addable(&days);
        for unit in &addable {
            campaign.parts_of(*unit, None, &mut Uses::default()).into_iter().for_each(|(_, part)| figures.add(&part));
        }
        if !addable.is_empty() {
            found.push((ledger.names.label(key), addable, figures));
        }
    }
    found
}

/// Units that may be added without counting anything twice: the days, or where there is
/// none the longest windows that do not overlap.
fn addable(units: &[Span]) -> Vec<Span> {
    let days: Vec<Span> = units.iter().copied().filter(|unit| unit.is_day()).collect();
    if !days.is_empty() {
        return days;
    }
    units.iter().copied().max_by_key(|unit| unit.len_days()).into_iter().collect()
}
