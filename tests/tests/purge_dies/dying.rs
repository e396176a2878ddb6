//! Books in memory, and a process that dies at one of its writes.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::{
    AccountKey, Batch, CampaignDay, Decision, EntityPath, Export, ExportId, LoadId, Presence, Publication, ReachRow,
    SentTo, Slice, Span, Tally, Version,
};
use store::{Dimension, Figures, Gone, Journal, Loads, Memory, Purging, ReachObservation, StoreError};

/// What happens at the fatal write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Death {
    /// It is not done.
    Before,
    /// It is done in part, where it has parts.
    Within,
    /// It is done, and nobody learns of it.
    After,
}

/// The books, as a process has them open.
pub(crate) struct Dying {
    inner: Arc<Memory>,
    at: usize,
    death: Death,
    writes: AtomicUsize,
}

impl Dying {
    pub(crate) fn new(inner: &Arc<Memory>, at: usize, death: Death) -> Self {
        Self { inner: Arc::clone(inner), at, death, writes: AtomicUsize::new(0) }
    }

    /// One that lives.
    pub(crate) fn never(inner: &Arc<Memory>) -> Self {
        Self::new(inner, usize::MAX, Death::After)
    }

    fn alive(&self) -> Result<&Memory, StoreError> {
        if self.writes.load(Ordering::Relaxed) > self.at { Err(gone()) } else { Ok(&self.inner) }
    }

    /// Does a write, all of it or half.
    async fn write<F: Future<Output = Result<(), StoreError>>>(
        &self,
        whole: impl FnOnce() -> F,
        half: impl AsyncFnOnce() -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.alive()?;
        if self.writes.fetch_add(1, Ordering::Relaxed) != self.at {
            return whole().await;
        }
        match self.death {
            Death::Before => {}
            Death::Within => half().await?,
            Death::After => whole().await?,
        }
        Err(gone())
    }
}

fn gone() -> StoreError {
    StoreError::Unavailable("the process has died".to_owned())
}

async fn nothing() -> Result<(), StoreError> {
    Ok(())
}

impl Loads for Dying {
    async fn append(&self, load: LoadId, batches: &[Arc<Batch>]) -> Result<(), StoreError> {
        self.write(|| self.inner.append(load, batches), nothing).await
    }

    async fn append_reach(&self, load: LoadId, rows: &[ReachRow]) -> Result<(), StoreError> {
        self.write(|| self.inner.append_reach(load, rows), nothing).await
    }

    async fn roll_up(&self, load: LoadId) -> Result<(), StoreError> {
        self.write(|| self.inner.roll_up(load), nothing).await
    }

    async fn stands(&self, load: LoadId) -> Result<(Tally, Tally), StoreError> {
        self.alive()?.stands(load).await
    }

    async fn keep(&self, into: LoadId, slices: &[Slice], entities: &[EntityPath]) -> Result<(), StoreError> {
        self.write(|| self.inner.keep(into, slices, entities), nothing).await
    }

    async fn discard(&self, load: LoadId) -> Result<(), StoreError> {
        self.write(|| self.inner.discard(load), nothing).await
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

impl Journal for Dying {
    async fn publications(&self, after: Version) -> Result<Vec<Publication>, StoreError> {
        self.alive()?.publications(after).await
    }

    async fn publish(&self, line: &Publication) -> Result<(), StoreError> {
        self.write(|| self.inner.publish(line), nothing).await
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
        self.write(|| self.inner.record(export), nothing).await
    }

    async fn decisions(&self, report: &SentTo) -> Result<Vec<Decision>, StoreError> {
        self.alive()?.decisions(report).await
    }

    async fn remember(&self, report: &SentTo, decision: &Decision) -> Result<(), StoreError> {
        self.write(|| self.inner.remember(report, decision), nothing).await
    }

    async fn tell(&self, sending: LoadId, outcome: &str) -> Result<(), StoreError> {
        self.alive()?.tell(sending, outcome).await
    }

    async fn told(&self, sending: LoadId) -> Result<Option<String>, StoreError> {
        self.alive()?.told(sending).await
    }
}

impl Purging for Dying {
    async fn campaigns(&self, loads: &[LoadId]) -> Result<Vec<CampaignDay>, StoreError> {
        self.alive()?.campaigns(loads).await
    }

    async fn weigh(&self, load: LoadId, gone: &Gone) -> Result<Tally, StoreError> {
        self.alive()?.weigh(load, gone).await
    }

    /// Half of what stays: what ends before some later day as well is left out.
    async fn spare(&self, load: LoadId, into: LoadId, gone: &Gone) -> Result<(), StoreError> {
        let less = Gone { before: gone.before.map(|day| day.plus(5)), ..gone.clone() };
        self.write(|| self.inner.spare(load, into, gone), async || self.inner.spare(load, into, &less).await).await
    }

    async fn discard_all(&self, loads: &[LoadId]) -> Result<(), StoreError> {
        let (half, _) = loads.split_at(loads.len() / 2);
        self.write(|| self.inner.discard_all(loads), async || self.inner.discard_all(half).await).await
    }

    async fn forget_words(&self, exports: &[ExportId]) -> Result<(), StoreError> {
        self.write(|| self.inner.forget_words(exports), nothing).await
    }

    async fn forget_decisions(&self, account: &AccountKey) -> Result<(), StoreError> {
        self.write(|| self.inner.forget_decisions(account), nothing).await
    }
}

impl Figures for Dying {
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
