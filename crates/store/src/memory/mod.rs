//! The books in memory: for tests that run many thousands of lives of exports.

mod figures;
mod journal;
mod loads;
mod purging;
mod rows;
mod tokens;

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::{Decision, Export, ExportId, LoadId, Publication, ReachRow, SentTo, Token};

use rows::Row;

/// Books that are gone with the process. Share one between "processes" with `Arc`.
#[derive(Debug, Default)]
pub struct Memory {
    state: Mutex<State>,
    /// Whether no rows can be taken, as where a value does not fit the tables.
    rejects_rows: bool,
}

#[derive(Debug, Default)]
struct State {
    rows: BTreeMap<LoadId, Vec<Row>>,
    /// How often each load was rolled up: twice would show as a double.
    rolled: BTreeMap<LoadId, Vec<Row>>,
    reach: BTreeMap<LoadId, Vec<ReachRow>>,
    publications: Vec<Publication>,
    exports: BTreeMap<ExportId, Export>,
    decisions: BTreeMap<SentTo, Vec<Decision>>,
    outcomes: BTreeMap<LoadId, String>,
    tokens: BTreeMap<String, Token>,
}

impl Memory {
    /// Books that can take no rows.
    pub fn that_rejects_rows() -> Self {
        Self { rejects_rows: true, ..Self::default() }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
