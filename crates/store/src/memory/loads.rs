use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::{Batch, EntityPath, LoadId, ReachRow, Slice, Tally};

use super::Memory;
use super::rows::Row;
use crate::{Loads, StoreError};

impl Loads for Memory {
    async fn append(&self, load: LoadId, batches: &[Arc<Batch>]) -> Result<(), StoreError> {
        if self.rejects_rows {
            return Err(StoreError::Rejected { code: 321, what: "storing rows" });
        }
        let rows = batches.iter().flat_map(|batch| batch.rows().map(|row| Row::of(&row)).collect::<Vec<_>>());
        self.lock().rows.entry(load).or_default().extend(rows);
        Ok(())
    }

    async fn append_reach(&self, load: LoadId, rows: &[ReachRow]) -> Result<(), StoreError> {
        self.lock().reach.entry(load).or_default().extend(rows.iter().cloned());
        Ok(())
    }

    async fn roll_up(&self, load: LoadId) -> Result<(), StoreError> {
        let mut state = self.lock();
        let rows = state.rows.get(&load).cloned().unwrap_or_default();
        state.rolled.entry(load).or_default().extend(rows);
        Ok(())
    }

    async fn stands(&self, load: LoadId) -> Result<(Tally, Tally), StoreError> {
        let state = self.lock();
        let sum = |rows: Option<&Vec<Row>>| {
            let tallies: Vec<Tally> = rows.into_iter().flatten().map(Row::tally).collect();
            tallies.iter().sum()
        };
        Ok((sum(state.rows.get(&load)), sum(state.rolled.get(&load))))
    }

    async fn keep(&self, into: LoadId, slices: &[Slice], entities: &[EntityPath]) -> Result<(), StoreError> {
        let mut state = self.lock();
        let wanted = state.sliced(slices).filter(|(_, row)| entities.contains(&row.entity));
        let kept: Vec<Row> =
            wanted.map(|(load, row)| Row { origin: Some(row.origin.unwrap_or(load)), ..row.clone() }).collect();
        state.rows.entry(into).or_default().extend(kept);
        Ok(())
    }

    async fn discard(&self, load: LoadId) -> Result<(), StoreError> {
        let mut state = self.lock();
        state.rows.remove(&load);
        state.rolled.remove(&load);
        state.reach.remove(&load);
        Ok(())
    }

    async fn loads(&self) -> Result<Vec<LoadId>, StoreError> {
        let state = self.lock();
        let rows = state.rows.iter().chain(&state.rolled).filter(|(_, rows)| !rows.is_empty()).map(|(load, _)| *load);
        let reach = state.reach.iter().filter(|(_, rows)| !rows.is_empty()).map(|(load, _)| *load);
        Ok(rows.chain(reach).collect::<BTreeSet<_>>().into_iter().collect())
    }

    async fn sizes(&self) -> Result<BTreeMap<LoadId, u64>, StoreError> {
        let state = self.lock();
        let rows = state.rows.iter().filter(|(_, rows)| !rows.is_empty());
        rows.map(|(load, rows)| Ok((*load, u64::try_from(rows.len()).unwrap_or(u64::MAX)))).collect()
    }

    async fn origins(&self, loads: &[LoadId]) -> Result<Vec<(LoadId, LoadId)>, StoreError> {
        let state = self.lock();
        let of = |load: &LoadId| {
            let rows = state.rows.get(load).into_iter().flatten();
            rows.filter_map(|row| row.origin.map(|origin| (*load, origin))).collect::<Vec<_>>()
        };
        let mut origins: Vec<(LoadId, LoadId)> = loads.iter().flat_map(of).collect();
        origins.sort_unstable();
        origins.dedup();
        Ok(origins)
    }
}
