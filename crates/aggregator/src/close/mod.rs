//! Closing an export: what would vanish, who answers from here on, one line of the journal.

mod holds;
mod plan;

use domain::rules::coverage::Live;
use domain::{Assignment, Event, EventKind, Export, ExportFacts, ExportState, LoadId, Missing, Outcome, Rename, Span};
use store::{Store, StoreError};

use crate::{Aggregator, AggregatorError, blank};

use holds::Held;
use plan::Plan;
pub(crate) use plan::{Keep, Kept, parted};

/// Times that kept rows are copied before giving up.
const ATTEMPTS: usize = 4;

/// How an export is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Closing {
    kind: EventKind,
}

impl Closing {
    pub(crate) const fn of(kind: EventKind) -> Self {
        Self { kind }
    }

    /// A person who restores an export has seen what it says: nothing holds it any more.
    pub(crate) fn is_settled(self) -> bool {
        self.kind == EventKind::Restore
    }
}

impl<S: Store> Aggregator<S> {
    /// Closes an export whose rows stand in the books: it becomes visible, superseded or
    /// held. The turn must be taken.
    pub(crate) async fn close(&self, export: &mut Export, how: Closing) -> Result<(), AggregatorError> {
        let live = self.history.head().await?;
        let (Some(facts), Some(load)) = (export.facts.clone(), export.load) else { return Ok(()) };
        let plan = self.plan(export, &facts, load, how, &live).await?;
        if plan.changes_nothing() {
            return self.settle(export, ExportState::Superseded, plan.missing).await;
        }
        if let Some(held) = self.held(export, &facts, &plan, how, &live).await? {
            return self.hold(export, held, plan).await;
        }
        let kept = self.keep(&plan.keeping).await?;
        let facts = ExportFacts { currency: self.settings.currency_of(&facts), ..facts };
        let event = event(export, &facts, load, how, &plan, kept.as_ref(), &live);
        let line = self.publish(&live, event).await?;
        export.version = Some(line.version);
        self.settle(export, ExportState::Visible, plan.missing).await
    }

    async fn hold(&self, export: &mut Export, held: Held, plan: Plan) -> Result<(), AggregatorError> {
        let missing = plan.missing.into_iter();
        let (open, decided): (Vec<Missing>, Vec<Missing>) =
            missing.partition(|missing| missing.outcome == Outcome::Held);
        export.hold = Some(held.hold);
        export.reason = Some(held.reason);
        export.missing = open.into_iter().chain(decided).collect();
        self.enter(export, ExportState::Held).await
    }

    async fn settle(
        &self,
        export: &mut Export,
        state: ExportState,
        missing: Vec<Missing>,
    ) -> Result<(), AggregatorError> {
        export.hold = None;
        export.reason = None;
        export.missing = missing;
        self.enter(export, state).await
    }

    pub(crate) async fn enter(&self, export: &mut Export, state: ExportState) -> Result<(), AggregatorError> {
        export.state = state;
        export.since = self.clock.now();
        Ok(self.store.record(export).await?)
    }

    /// Copies the rows that are kept into a load of their own, and counts them.
    pub(crate) async fn keep(&self, keeping: &[Keep]) -> Result<Option<Kept>, AggregatorError> {
        if keeping.is_empty() {
            return Ok(None);
        }
        for _ in 0..ATTEMPTS {
            let into = self.ids.next();
            for keep in keeping {
                self.store.keep(into, &keep.slices, &keep.entities).await?;
            }
            self.store.roll_up(into).await?;
            let (rows, campaign_days) = self.store.stands(into).await?;
            if rows == campaign_days && (rows.measured(), rows.spend) == plan::sums_of(keeping) {
                return Ok(Some(Kept::new(into, keeping)));
            }
            self.store.discard(into).await?;
        }
        Err(StoreError::Unavailable("kept rows do not add up to what they were copied from".to_owned()).into())
    }
}

fn event(
    export: &Export,
    facts: &ExportFacts,
    load: LoadId,
    how: Closing,
    plan: &Plan,
    kept: Option<&Kept>,
    live: &Live,
) -> Event {
    let own = |(units, kept): (Vec<Span>, Option<LoadId>)| {
        let assignment = |(span, by_day)| Assignment {
            span,
            by_day,
            loads: [load].into_iter().chain(kept).collect(),
            exported: Some(export.exported),
            export: Some(export.id.clone()),
            seen: export.seen,
            carried: facts.carried,
            currency: facts.currency,
        };
        domain::rules::coverage::join_days(&units).into_iter().map(assignment).collect::<Vec<_>>()
    };
    let beside = kept.into_iter().flat_map(|kept| beside(live, &facts.scope, &plan.lost_with_kept, kept.load));
    Event {
        export: Some(export.id.clone()),
        scope: Some(facts.scope.clone()),
        load: Some(load),
        exported: Some(export.exported),
        assignments: parted(&plan.won, kept).into_iter().flat_map(own).chain(beside).collect(),
        renames: plan.renames.clone(),
        ..blank(how.kind)
    }
}

/// Units that a newer export goes on answering, with kept rows of the older one beside it.
fn beside(live: &Live, scope: &domain::Scope, units: &[Span], kept: LoadId) -> Vec<Assignment> {
    let answering = live.units(scope).filter(|(unit, _)| units.contains(unit));
    answering
        .map(|(unit, assignment)| Assignment {
            span: unit,
            by_day: unit.is_day(),
            loads: assignment.loads.iter().copied().chain([kept]).collect(),
            ..assignment.clone()
        })
        .collect()
}

fn renames(facts: &ExportFacts, found: &[(domain::Level, domain::EntityPath, domain::EntityPath)]) -> Vec<Rename> {
    let account = facts.scope.account_key();
    let rename = |(level, from, to): &(domain::Level, domain::EntityPath, domain::EntityPath)| Rename {
        account: account.clone(),
        level: *level,
        from: from.clone(),
        to: to.clone(),
    };
    found.iter().map(rename).collect()
}
