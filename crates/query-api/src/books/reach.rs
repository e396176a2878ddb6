use std::collections::HashMap;

use domain::rules::answer::{AnswerRow, By, Grain, Ledger, Question, Value, answer};
use domain::rules::assign::Campaign;
use domain::rules::coverage::{Live, Published, slices_of};
use domain::rules::finality::firmness;
use domain::{Assignment, Channel, Entity, EntityPath, Level, LoadId, Metric, Reach, Scope, Slice, Span, Zone};
use store::{ReachObservation, Store};

use super::across::across;
use super::evidence::{self, Fetched};
use super::{Books, campaign, judged_at, unavailable};
use crate::answers::{ReachAcross, ReachAnswer, ReachRecord, State};
use crate::questions::{Moment, ReachQuestion};
use crate::{REACH_DEFINITION, Refusal};

const NOTE: &str = "Reach cannot be added: the same person is counted in each row. Each figure is as its platform reported it, \
                    for exactly the entity and window named.";

impl<S: Store> Books<S> {
    pub(super) async fn tell_reach(&self, question: &ReachQuestion) -> Result<ReachAnswer, Refusal> {
        let live = self.live(&question.at).await?;
        let campaign = campaign(&live, &question.campaign)?;
        let range = Self::range(&live, campaign, question.days)?;
        let (rows, across) = match range {
            Some(range) => {
                let fetched = Fetched::of(&self.recent, &live, range, By::Channel).await.map_err(unavailable)?;
                self.reach_of(&live, &fetched, campaign, range, &question.at).await?
            }
            None => (Vec::new(), None),
        };
        Ok(ReachAnswer {
            as_of: question.at.at,
            data_version: question.at.version,
            campaign: campaign.id.clone(),
            from: range.map(|range| range.from),
            to: range.map(|range| range.to),
            definition: REACH_DEFINITION.to_owned(),
            rows,
            across,
            note: NOTE.to_owned(),
        })
    }

    /// What was reported for exactly these days, and what it says of all channels together;
    /// from evidence about these days, of which totals are enough.
    pub(super) async fn reach_of(
        &self,
        live: &Live,
        fetched: &Fetched,
        campaign: &Campaign,
        range: Span,
        at: &Moment,
    ) -> Result<(Vec<ReachRecord>, Option<ReachAcross>), Refusal> {
        let records = self.reported(live, fetched, campaign, range, at).await?;
        let now = judged_at(at.evaluated_on);
        let question = Question { campaign: &campaign.id, range, grain: Grain::Total, by: By::Channel, now };
        let shown = answer(&fetched.evidence(live), &question).rows.iter().filter_map(shown).collect::<Vec<_>>();
        let across = across(&records, &shown, campaign, range);
        Ok((records, across))
    }

    /// What was reported for exactly the window asked for.
    async fn reported(
        &self,
        live: &Live,
        fetched: &Fetched,
        campaign: &Campaign,
        range: Span,
        at: &Moment,
    ) -> Result<Vec<ReachRecord>, Refusal> {
        let exact: Vec<(&Scope, &Assignment)> = live
            .scopes
            .iter()
            .filter_map(|(scope, units)| Some((scope, units.get(&range)?.as_ref())))
            .filter(|(_, assignment)| assignment.carried.has_reach())
            .collect();
        let slices: Vec<Slice> = exact.iter().flat_map(|(scope, _)| slices_of(live, scope, &[range])).collect();
        let owners: HashMap<LoadId, (&Scope, &Assignment)> =
            exact.iter().flat_map(|found| found.1.loads.iter().map(|load| (*load, *found))).collect();
        let ledgers = Ledger::of_accounts(&fetched.evidence(live), range);
        let observations = self.recent.reach(slices).await.map_err(unavailable)?;
        let mut records: Vec<ReachRecord> = observations
            .iter()
            .filter_map(|row| {
                let (scope, assignment) = owners.get(&row.load)?;
                let channel = channel(&ledgers, scope, row, campaign)?;
                Some(record(scope, assignment, row, channel, state(live, scope, assignment, range, at)))
            })
            .collect();
        records.extend(self.of_totals(live, campaign, range).await?);
        Ok(records)
    }

    /// Reach of the platforms' own totals rows: the account's, where every export of the
    /// scope's report belongs to this campaign.
    async fn of_totals(&self, live: &Live, campaign: &Campaign, range: Span) -> Result<Vec<ReachRecord>, Refusal> {
        let published: HashMap<LoadId, &Published> =
            live.published.values().map(|published| (published.load, published)).collect();
        let rows = self.recent.totals_reach(evidence::loads(live), range).await.map_err(unavailable)?;
        let mut newest: HashMap<&Scope, (&Published, Reach)> = HashMap::new();
        for (load, row) in rows.iter() {
            let Some(own) = published.get(load) else { continue };
            let known = newest.entry(&own.scope).or_insert((own, row.reach));
            if (own.exported.at, own.version) >= (known.0.exported.at, known.0.version) {
                *known = (own, row.reach);
            }
        }
        let claims =
            |scope: &Scope| live.rules.campaign_of_report(&scope.account_key(), &scope.report) == Some(&campaign.id);
        let mut found: Vec<ReachRecord> = newest
            .into_values()
            .filter(|(own, _)| claims(&own.scope))
            .map(|(own, reach)| of_account(own, range, reach))
            .collect();
        found.sort_by(|a, b| {
            (a.source, &a.account, &a.report, a.level).cmp(&(b.source, &b.account, &b.report, b.level))
        });
        Ok(found)
    }
}

/// Impressions of a channel.
fn shown(row: &AnswerRow) -> Option<(Channel, u64)> {
    match row.value {
        Value::Channel(channel) => {
            Some((channel, row.figures.count(Metric::Impressions).unwrap_or_default().unsigned_abs()))
        }
        _ => None,
    }
}

/// The channel of an observation, if it belongs to the campaign.
fn channel(ledgers: &[Ledger<'_>], scope: &Scope, row: &ReachObservation, campaign: &Campaign) -> Option<Channel> {
    let ledger = ledgers.iter().find(|ledger| ledger.account == scope.account_key())?;
    let names = ledger.called(row.unit, &row.entity.campaign);
    let found = ledger.assigned(&names).filter(|found| found.campaign.id == campaign.id)?;
    let platform = row.cells.iter().find(|(breakdown, _)| *breakdown == domain::Breakdown::Platform);
    Some(platform.map_or(found.channel, |(_, value)| Channel::of_platform(value, scope.source.channel())))
}

fn record(
    scope: &Scope,
    assignment: &Assignment,
    row: &ReachObservation,
    channel: Channel,
    state: State,
) -> ReachRecord {
    let entity = deepest(&row.entity);
    ReachRecord {
        source: scope.source,
        account: scope.account.clone(),
        report: scope.report.clone(),
        level: scope.level,
        channel,
        entity: entity.label().to_owned(),
        entity_id: (!entity.id.is_empty()).then(|| entity.id.clone()),
        breakdowns: row.cells.iter().cloned().collect(),
        from: row.unit.from,
        to: row.unit.to,
        reach: row.reach,
        state: if row.reach.is_some() { state } else { State::Missing },
        exported_at: assignment.exported.map(|exported| exported.at).unwrap_or_default(),
    }
}

fn of_account(own: &Published, range: Span, reach: Reach) -> ReachRecord {
    ReachRecord {
        source: own.scope.source,
        account: own.scope.account.clone(),
        report: own.scope.report.clone(),
        level: Level::Account,
        channel: own.scope.source.channel(),
        entity: String::new(),
        entity_id: None,
        breakdowns: std::collections::BTreeMap::new(),
        from: range.from,
        to: range.to,
        reach: Some(reach),
        state: State::Ok,
        exported_at: own.exported.at,
    }
}

fn deepest(path: &EntityPath) -> &Entity {
    [&path.ad, &path.adset].into_iter().find(|part| !part.is_absent()).unwrap_or(&path.campaign)
}

fn state(live: &Live, scope: &Scope, assignment: &Assignment, range: Span, at: &Moment) -> State {
    let zone = live.rules.account(&scope.account_key()).and_then(|account| Zone::named(&account.time_zone).ok());
    let confirmed = live.confirmed_at(assignment).unwrap_or_default();
    let firm =
        firmness(range.to, scope.source, &zone.unwrap_or_else(Zone::london), confirmed, judged_at(at.evaluated_on));
    super::words::state(firm.into())
}
