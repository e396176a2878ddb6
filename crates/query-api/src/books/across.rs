//! Reach across channels: from reaches of exactly the same days.

use std::collections::BTreeSet;
use std::num::NonZeroU64;

use domain::rules::assign::Campaign;
use domain::{Breakdown, Channel, Level, Source, Span};
use estimate::reach::{Deduplicated, Marginal, across_channels};

use crate::answers::{ReachAcross, ReachInput, ReachRecord};

const NOTE: &str = "Between the largest single reach and the most that the figures allow. The point assumes that audiences \
                    overlap at random; heavy users of one platform tend to use the others, so the truth is more often \
                    below it than above.";

/// Puts reaches of one window together; nothing where none was reported.
pub(super) fn across(
    records: &[ReachRecord],
    impressions: &[(Channel, u64)],
    campaign: &Campaign,
    range: Span,
) -> Option<ReachAcross> {
    let inputs = inputs(records);
    let marginals: Vec<Marginal> = inputs.iter().map(|input| marginal(input, range)).collect();
    let people = campaign.population.as_ref();
    let found = across_channels(&marginals, people.map(|people| people.size)).ok()?;
    let covered = |channel: Channel| inputs.iter().any(|input| channel.is_within(input.channel));
    let missing: Vec<(Channel, u64)> =
        impressions.iter().copied().filter(|(channel, shown)| *shown > 0 && !covered(*channel)).collect();
    let high = highest(&found, &missing);
    let shown: u64 = impressions.iter().map(|(_, shown)| *shown).sum();
    let frequency = |reach: u64| estimate::rate::proportion(shown, reach).map(|rate| rate.value);
    Some(ReachAcross {
        low: found.low(),
        high,
        point: found.point().filter(|_| missing.is_empty()),
        method: "independence",
        population: found.population(),
        population_source: people.map(|people| people.source.clone()),
        population_too_small: found.doubts().population_too_small,
        frequency_low: frequency(high),
        frequency_high: frequency(found.low()),
        missing: missing.iter().map(|(channel, _)| *channel).collect(),
        note: note(&missing),
        inputs,
    })
}

/// Whoever a channel without a reach reached had an impression there.
fn highest(found: &Deduplicated, missing: &[(Channel, u64)]) -> u64 {
    let most = missing.iter().fold(found.high(), |sum, (_, shown)| sum.saturating_add(*shown));
    found.population().map_or(most, |people| most.min(people)).max(found.low())
}

fn note(missing: &[(Channel, u64)]) -> String {
    if missing.is_empty() {
        return NOTE.to_owned();
    }
    let names: Vec<&str> = missing.iter().map(|(channel, _)| channel.title()).collect();
    format!("{NOTE} {} reported no reach for exactly these days: the impressions bound it.", names.join(" and "))
}

fn marginal(input: &ReachInput, window: Span) -> Marginal {
    Marginal { window, reach: input.reach, impressions: None, frequency_cap: None::<NonZeroU64> }
}

/// One set of reaches for each account: of its campaigns as wholes where it has them, else of
/// their parts on each platform; the account's own where that is all there is.
fn inputs(records: &[ReachRecord]) -> Vec<ReachInput> {
    let accounts: BTreeSet<(Source, &str)> =
        records.iter().map(|record| (record.source, record.account.as_str())).collect();
    let of = |(source, account): (Source, &str)| {
        let own = records.iter().filter(move |record| record.source == source && record.account == account);
        let kinds: [fn(&ReachRecord) -> bool; 3] = [is_whole, is_by_platform, is_account];
        let first = |kind: fn(&ReachRecord) -> bool| newest(own.clone().filter(|record| kind(record)).collect());
        kinds.into_iter().map(first).find(|found| !found.is_empty()).unwrap_or_default()
    };
    accounts.into_iter().flat_map(of).collect()
}

fn is_whole(record: &ReachRecord) -> bool {
    record.level == Level::Campaign && record.breakdowns.is_empty()
}

fn is_by_platform(record: &ReachRecord) -> bool {
    record.level == Level::Campaign && record.breakdowns.keys().eq([&Breakdown::Platform])
}

fn is_account(record: &ReachRecord) -> bool {
    record.level == Level::Account && record.breakdowns.is_empty()
}

/// Of records of the same entity and channel in several reports, the newest.
fn newest(mut records: Vec<&ReachRecord>) -> Vec<ReachInput> {
    records.sort_by_key(|record| std::cmp::Reverse(record.exported_at));
    let mut inputs: Vec<ReachInput> = Vec::new();
    for record in records {
        let Some(reach) = record.reach else { continue };
        let known = |input: &ReachInput| input.channel == record.channel && input.entity == record.entity;
        if !inputs.iter().any(known) {
            inputs.push(ReachInput {
                channel: record.channel,
                source: record.source,
                account: record.account.clone(),
                entity: record.entity.clone(),
                reach,
            });
        }
    }
    inputs.sort_by(|a, b| (a.channel, &a.entity).cmp(&(b.channel, &b.entity)));
    inputs
}
