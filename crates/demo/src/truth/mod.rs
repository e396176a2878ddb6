//! What a reader of the files should find, known to whoever invented them.

mod contacts;
mod delivery;
mod effect;
mod reach;
mod visits;

use std::collections::BTreeMap;

use domain::{Channel, Span};
use serde::Serialize;

use crate::calendar;
use crate::downloads::Stage;
use crate::plan::PLAN;
use crate::world::World;

/// All of it, as it is written to `truth.json`.
#[derive(Serialize)]
pub(crate) struct Truth {
    invented: &'static str,
    seed: u64,
    campaign: Campaign,
    /// Totals as they are after each stage: the first downloads, the restated ones, and the
    /// good files of the Monday.
    stages: BTreeMap<Stage, delivery::Totals>,
    visits: BTreeMap<Stage, visits::Sessions>,
    clicks: BTreeMap<Channel, visits::Clicks>,
    reach: Vec<reach::Reached>,
    contacts: BTreeMap<Stage, contacts::Lists>,
    effect: effect::Effects,
}

#[derive(Serialize)]
struct Campaign {
    id: &'static str,
    before: Span,
    during: Span,
    after: Span,
    budget_micros: u64,
    budgets_micros: BTreeMap<Channel, u64>,
}

/// A stage of the landing folder.
const LANDED: [Stage; 2] = [Stage::First, Stage::Restated];

impl Truth {
    pub(crate) fn of(seed: u64, world: &World) -> Self {
        let stages = [Stage::First, Stage::Restated, Stage::Monday];
        Self {
            invented: crate::INVENTED,
            seed,
            campaign: Campaign::planned(),
            stages: stages.into_iter().map(|stage| (stage, delivery::Totals::at(world, stage))).collect(),
            visits: LANDED.into_iter().map(|stage| (stage, visits::Sessions::at(world, stage))).collect(),
            clicks: visits::clicks(world),
            reach: reach::all(world),
            contacts: LANDED.into_iter().map(|stage| (stage, contacts::Lists::at(world, stage))).collect(),
            effect: effect::Effects::of(world),
        }
    }
}

impl Campaign {
    fn planned() -> Self {
        let micros = |pence: u64| pence * 10_000;
        Self {
            id: "ghgc",
            before: calendar::before(),
            during: calendar::during(),
            after: calendar::after(),
            budget_micros: micros(PLAN.iter().map(|line| line.budget).sum()),
            budgets_micros: PLAN.iter().map(|line| (line.channel, micros(line.budget))).collect(),
        }
    }
}
