//! Books on a disk that fails, in a process that dies.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use domain::{
    Batch, CampaignDay, Decision, EntityPath, Export, ExportId, LoadId, Presence, Publication, ReachRow, SentTo, Slice,
    Span, Tally, Version,
};
use store::{Dimension, Figures, Journal, Loads, ReachObservation, Store, StoreError};

use crate::operation::Trouble;

/// Books that are hit by one piece of trouble, and then are dead if the process is.
pub(crate) struct Mortal<S> {
    inner: Arc<S>,
    trouble: Mutex<Trouble>,
    writes: AtomicU32,
    dead: AtomicBool,
}

/// What to do with a write.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Once,
    Never,
    Twice,
    ThenDie,
    HalfThenDie,
}

impl<S: Store> Mortal<S> {
    pub(crate) fn new(inner: Arc<S>, trouble: Trouble) -> Self {
        Self { inner, trouble: Mutex::new(trouble), writes: AtomicU32::new(0), dead: AtomicBool::new(false) }
    }

    fn gone() -> StoreError {
        StoreError::Unavailable("the process has died".to_owned())
    }

    fn alive(&self) -> Result<&S, StoreError> {
        if self.dead.load(Ordering::Relaxed) { Err(Self::gone()) } else { Ok(&self.inner) }
    }

    /// `rows`: a write of rows, which the disk may lose or double; other writes it reads back.
    fn fate(&self, rows: bool) -> Result<Fate, StoreError> {
        self.alive()?;
        let at = self.writes.fetch_add(1, Ordering::Relaxed);
        let trouble = *self.trouble.lock().unwrap();
        let fate = match trouble {
            Trouble::DiesBefore(n) if at == u32::from(n) => {
                self.dead.store(true, Ordering::Relaxed);
                return Err(Self::gone());
            }
            Trouble::DiesAfter(n) if at == u32::from(n) => Fate::ThenDie,
            Trouble::DiesHalfway(n) if at == u32::from(n) => Fate::HalfThenDie,
            Trouble::Swallowed(n) if rows && at == u32::from(n) => Fate::Never,
            Trouble::Doubled(n) if rows && at == u32::from(n) => Fate::Twice,
            _ => Fate::Once,
        };
        Ok(fate)
    }

    fn after(&self, fate: Fate) -> Result<(), StoreError> {
        if matches!(fate, Fate::ThenDie | Fate::HalfThenDie) {
            self.dead.store(true, Ordering::Relaxed);
            return Err(Self::gone());
        }
        Ok(())
    }
}

impl Fate {
    const fn times(self) -> usize {
        match self {
            Self::Never => 0,
            Self::Twice => 2,
            _ => 1,
        }
    }
}

impl<S: Store> Loads for Mortal<S> {
    async fn append(&self, load: LoadId, batches: &[Arc<Batch>]) -> Result<(), StoreError> {
        let fate = self.fate(true)?;
        let batches = if fate == Fate::HalfThenDie { &batches[..batches.len() / 2] } else { batches };
        for _ in 0..fate.times() {
            self.inner.append(load, batches).await?;
        }
        self.after(fate)
    }

    async fn append_reach(&self, load: LoadId, rows: &[ReachRow]) -> Result<(), StoreError> {
        let fate = self.fate(false)?;
        self.inner.append_reach(load, rows).await?;
        self.after(fate)
    }

    async fn roll_up(&self, load: LoadId) -> Result<(), StoreError> {
        let fate = self.fate(true)?;
        for _ in 0..fate.times() {
            self.inner.roll_up(load).await?;
        }
        self.after(fate)
    }

    async fn stands(&self, load: LoadId) -> Result<(Tally, Tally), StoreError> {
        self.alive()?.stands(load).await
    }

    async fn keep(&self, into: LoadId, slices: &[Slice], entities: &[EntityPath]) -> Result<(), StoreError> {
        let fate = self.fate(true)?;
        for _ in 0..fate.times() {
            self.inner.keep(into, slices, entities).await?;
        }
        self.after(fate)
    }

    async fn discard(&self, load: LoadId) -> Result<(), StoreError> {
        let fate = self.fate(false)?;
        self.inner.discard(load).await?;
        self.after(fate)
    }

    async fn loads(&self) -> Result<Vec<LoadId>, StoreError> {
        self.alive()?.loads().await
    }

    async fn sizes(&self) -> Result<BTreeMap<LoadId, u64>, StoreError> {
        self.alive()?.sizes().await
    }

    async fn origins(&self, loads: &[LoadId]) -> Result<Vec<(LoadId, LoadId)>, StoreError> {
        self.alive()?.origins(loads).await
    }
}

impl<S: Store> Journal for Mortal<S> {
    async fn publications(&self, after: Version) -> Result<Vec<Publication>, StoreError> {
        self.alive()?.publications(after).await
    }

    async fn publish(&self, line: &Publication) -> Result<(), StoreError> {
        let fate = self.fate(false)?;
        self.inner.publish(line).await?;
        self.after(fate)
    }

    async fn exports(&self) -> Result<Vec<Export>, StoreError> {
        self.alive()?.exports().await
    }

    async fn export(&self, id: &ExportId) -> Result<Option<Export>, StoreError> {
        self.alive()?.export(id).await
    }

    async fn count_exports(&self) -> Result<u64, StoreError> {
        self.alive()?.count_exports().await
    }

    async fn record(&self, export: &Export) -> Result<(), StoreError> {
        let fate = self.fate(false)?;
        self.inner.record(export).await?;
        self.after(fate)
    }

    async fn decisions(&self, report: &SentTo) -> Result<Vec<Decision>, StoreError> {
        self.alive()?.decisions(report).await
    }

    async fn remember(&self, report: &SentTo, decision: &Decision) -> Result<(), StoreError> {
        let fate = self.fate(false)?;
        self.inner.remember(report, decision).await?;
        self.after(fate)
    }

    async fn tell(&self, sending: LoadId, outcome: &str) -> Result<(), StoreError> {
        self.alive()?.tell(sending, outcome).await
    }

    async fn told(&self, sending: LoadId) -> Result<Option<String>, StoreError> {
        self.alive()?.told(sending).await
    }
}

impl<S: Store> Figures for Mortal<S> {
    async fn presences(&self, slices: &[Slice]) -> Result<Vec<Presence>, StoreError> {
        self.alive()?.presences(slices).await
    }

    async fn campaign_days(&self, slices: &[Slice]) -> Result<Vec<CampaignDay>, StoreError> {
        self.alive()?.campaign_days(slices).await
    }

    async fn cells(&self, slices: &[Slice], dimension: Dimension) -> Result<Vec<CampaignDay>, StoreError> {
        self.alive()?.cells(slices, dimension).await
    }

    async fn names(&self, loads: &[LoadId], range: Span) -> Result<Vec<CampaignDay>, StoreError> {
        self.alive()?.names(loads, range).await
    }

    async fn reach(&self, slices: &[Slice]) -> Result<Vec<ReachObservation>, StoreError> {
        self.alive()?.reach(slices).await
    }

    async fn totals_reach(&self, loads: &[LoadId], span: Span) -> Result<Vec<(LoadId, ReachRow)>, StoreError> {
        self.alive()?.totals_reach(loads, span).await
    }
}
