//! An export is taken back, or counts again.
//!
//! Once it is taken back, each of its units is answered by the newest export that remains;
//! entities that the books kept there stay kept, from the newest export that still has them.

use std::collections::{BTreeMap, BTreeSet};

use domain::rules::coverage::{Live, join_days, slices_in};
use domain::{
    Assignment, Carried, EntityPath, Event, EventKind, Export, ExportState, LoadId, Missing, Money, Outcome, Presence,
    Scope, Span,
};
use store::Store;

use crate::close::{Closing, Keep, Kept, parted};
use crate::life::decide::unfit;
use crate::{Aggregator, AggregatorError, Settings, blank};

impl<S: Store> Aggregator<S> {
    pub(super) async fn withdraw(&self, export: &mut Export) -> Result<(), AggregatorError> {
        match export.state {
            ExportState::Visible => self.take_back(export).await?,
            ExportState::Held | ExportState::Superseded => {}
            _ => return Err(unfit(export, "only an export that is visible, held or superseded can be withdrawn")),
        }
        export.hold = None;
        export.reason = None;
        self.enter(export, ExportState::Withdrawn).await
    }

    pub(super) async fn restore(&self, export: &mut Export) -> Result<(), AggregatorError> {
        if export.state != ExportState::Withdrawn {
            return Err(unfit(export, "only an export that was withdrawn can be restored"));
        }
        // What readers never saw was never decided about either: it closes like a new one.
        let kind = if export.version.is_some() { EventKind::Restore } else { EventKind::Load };
        self.close(export, Closing::of(kind)).await
    }

    async fn take_back(&self, export: &Export) -> Result<(), AggregatorError> {
        let live = self.history.head().await?;
        let Some(scope) = export.facts.as_ref().map(|facts| facts.scope.clone()) else { return Ok(()) };
        let units = self.touched(&live, &scope, export).await?;
        let mut remaining: Vec<Export> = self.all_known().await?;
        remaining.retain(|other| other.id != export.id && may_answer(other, &scope));
        remaining.sort_by_key(|other| std::cmp::Reverse(other.order()));
        let assignments = self.answered_by(&remaining, &units).await?;
        let event = Event {
            export: Some(export.id.clone()),
            scope: Some(scope),
            load: export.load,
            exported: Some(export.exported),
            assignments,
            ..blank(EventKind::Withdraw)
        };
        self.publish(&live, event).await?;
        Ok(())
    }

    /// The units that the export answers, or where rows of it are kept.
    async fn touched(&self, live: &Live, scope: &Scope, export: &Export) -> Result<Vec<Span>, AggregatorError> {
        let loads: BTreeSet<LoadId> =
            live.units(scope).flat_map(|(_, assignment)| assignment.loads.iter().skip(1).copied()).collect();
        let origins = self.store.origins(&loads.into_iter().collect::<Vec<_>>()).await?;
        // Rows say the load that they were first copied from; a purge may have put another in its place.
        let is_own = |origin: LoadId| Some(live.successor(origin)) == export.load;
        let from_it: BTreeSet<LoadId> =
            origins.into_iter().filter(|(_, origin)| is_own(*origin)).map(|(load, _)| load).collect();
        let touched = |assignment: &Assignment| {
            assignment.export.as_ref() == Some(&export.id) || assignment.loads.iter().any(|load| from_it.contains(load))
        };
        Ok(live.units(scope).filter(|(_, assignment)| touched(assignment)).map(|(unit, _)| unit).collect())
    }

    /// Who answers some units once only `remaining` do, newest first.
    async fn answered_by(&self, remaining: &[Export], units: &[Span]) -> Result<Vec<Assignment>, AggregatorError> {
        let mut by_winner: BTreeMap<Option<usize>, Vec<Span>> = BTreeMap::new();
        for unit in units {
            let winner = remaining.iter().position(|export| covers(export, *unit));
            by_winner.entry(winner).or_default().push(*unit);
        }
        let kept_names: Vec<&Missing> = remaining
            .iter()
            .flat_map(|export| &export.missing)
            .filter(|missing| missing.outcome == Outcome::Kept)
            .collect();
        let mut assignments = Vec::new();
        for (winner, units) in by_winner {
            let winner = winner.and_then(|at| remaining.get(at));
            let kept = match winner {
                Some(winner) => self.keep_again(winner, remaining, &units, &kept_names).await?,
                None => None,
            };
            for (units, kept) in parted(&units, kept.as_ref()) {
                let runs = join_days(&units).into_iter();
                assignments.extend(runs.map(|(span, by_day)| assignment(&self.settings, winner, kept, span, by_day)));
            }
        }
        Ok(assignments)
    }

    /// Copies rows of entities that stay kept: each unit's from the newest export that has them.
    async fn keep_again(
        &self,
        winner: &Export,
        remaining: &[Export],
        units: &[Span],
        names: &[&Missing],
    ) -> Result<Option<Kept>, AggregatorError> {
        let Some(own) = winner.load.filter(|_| !names.is_empty()) else { return Ok(None) };
        let named = self
            .store
            .presences(&slices_in(own, &winner.facts.as_ref().map(|facts| facts.window.units()).unwrap_or_default()))
            .await?;
        let lacking: Vec<&Missing> =
            names.iter().copied().filter(|missing| !named.iter().any(|row| is_of(row, missing))).collect();
        let mut done: BTreeSet<(Span, EntityPath)> = BTreeSet::new();
        let mut keeping = Vec::new();
        for export in remaining.iter().filter(|export| export.id != winner.id) {
            let Some(load) = export.load else { continue };
            let mut rows = self.store.presences(&slices_in(load, units)).await?;
            rows.retain(|row| {
                lacking.iter().any(|missing| is_of(row, missing)) && done.insert((row.unit, row.entity.clone()))
            });
            keeping.extend(by_entity(load, rows));
        }
        self.keep(&keeping).await
    }
}

/// What to keep of a load, entity by entity.
fn by_entity(load: LoadId, rows: Vec<Presence>) -> Vec<Keep> {
    let mut entities: BTreeMap<EntityPath, Keep> = BTreeMap::new();
    for row in rows {
        let blank = || Keep {
            slices: Vec::new(),
            entities: vec![row.entity.clone()],
            sums: (0, Money::ZERO),
            units: Vec::new(),
        };
        let keep = entities.entry(row.entity.clone()).or_insert_with(blank);
        keep.units.push(row.unit);
        keep.sums.0 += row.impressions;
        keep.sums.1 += row.spend;
    }
    let sliced = |keep: Keep| Keep { slices: slices_in(load, &keep.units), ..keep };
    entities.into_values().map(sliced).collect()
}

fn may_answer(export: &Export, scope: &Scope) -> bool {
    matches!(export.state, ExportState::Visible | ExportState::Superseded)
        && export.facts.as_ref().is_some_and(|facts| facts.scope == *scope)
}

fn covers(export: &Export, unit: Span) -> bool {
    export.facts.as_ref().is_some_and(|facts| match &facts.window {
        domain::Window::Days(days) => unit.is_day() && days.contains(unit),
        domain::Window::Windows(windows) => windows.contains(&unit),
        domain::Window::Nothing => false,
    })
}

fn is_of(row: &Presence, missing: &Missing) -> bool {
    let within = |whole: &domain::Entity, part: &domain::Entity| whole.is_absent() || whole.is_same(part);
    within(&missing.entity.campaign, &row.entity.campaign)
        && within(&missing.entity.adset, &row.entity.adset)
        && within(&missing.entity.ad, &row.entity.ad)
}

fn assignment(
    settings: &Settings,
    winner: Option<&Export>,
    kept: Option<LoadId>,
    span: Span,
    by_day: bool,
) -> Assignment {
    let facts = winner.and_then(|winner| winner.facts.as_ref());
    Assignment {
        span,
        by_day,
        loads: winner.and_then(|winner| winner.load).into_iter().chain(kept).collect(),
        exported: winner.map(|winner| winner.exported),
        export: winner.map(|winner| winner.id.clone()),
        seen: winner.map_or(0, |winner| winner.seen),
        carried: facts.map_or(Carried::NOTHING, |facts| facts.carried),
        currency: facts.and_then(|facts| settings.currency_of(facts)),
    }
}
