//! Rows that were read a moment ago, for the next question about the same days.

use std::future::Future;
use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

use domain::{CampaignDay, LoadId, ReachRow, Slice, Span};
use moka::future::Cache;
use store::{Dimension, Figures, ReachObservation, StoreError};

/// How long rows are remembered. Short, so that what was purged is soon gone from memory too.
const REMEMBERED: Duration = Duration::from_secs(60);

/// How many rows are remembered of each kind.
const ROWS: u64 = 200_000;

type Rows<T> = Arc<Vec<T>>;
type Remembered<K, T> = Cache<K, Rows<T>>;

/// Reads the figures of a store; the questions of one page, asked at once about the same days,
/// read them once. Rows of a load never change, so what was read stays right.
pub(super) struct Recent<S> {
    store: Arc<S>,
    sums: Remembered<Sums, CampaignDay>,
    reach: Remembered<Vec<Slice>, ReachObservation>,
    totals: Remembered<(Vec<LoadId>, Span), (LoadId, ReachRow)>,
}

#[derive(PartialEq, Eq, Hash)]
enum Sums {
    CampaignDays(Vec<Slice>),
    Cells(Vec<Slice>, Dimension),
    Names(Vec<LoadId>, Span),
}

impl<S: Figures> Recent<S> {
    pub(super) fn new(store: Arc<S>) -> Self {
        Self { store, sums: remembering(), reach: remembering(), totals: remembering() }
    }

    pub(super) async fn campaign_days(&self, slices: Vec<Slice>) -> Result<Rows<CampaignDay>, StoreError> {
        let read = self.store.campaign_days(&slices);
        once(&self.sums, Sums::CampaignDays(slices.clone()), read).await
    }

    pub(super) async fn cells(&self, slices: Vec<Slice>, by: Dimension) -> Result<Rows<CampaignDay>, StoreError> {
        let read = self.store.cells(&slices, by);
        once(&self.sums, Sums::Cells(slices.clone(), by), read).await
    }

    pub(super) async fn names(&self, loads: Vec<LoadId>, range: Span) -> Result<Rows<CampaignDay>, StoreError> {
        let read = self.store.names(&loads, range);
        once(&self.sums, Sums::Names(loads.clone(), range), read).await
    }

    pub(super) async fn reach(&self, slices: Vec<Slice>) -> Result<Rows<ReachObservation>, StoreError> {
        let read = self.store.reach(&slices);
        once(&self.reach, slices.clone(), read).await
    }

    pub(super) async fn totals_reach(
        &self,
        loads: Vec<LoadId>,
        span: Span,
    ) -> Result<Rows<(LoadId, ReachRow)>, StoreError> {
        let read = self.store.totals_reach(&loads, span);
        once(&self.totals, (loads.clone(), span), read).await
    }
}

fn remembering<K, T>() -> Remembered<K, T>
where
    K: Hash + Eq + Send + Sync + 'static,
    T: Send + Sync + 'static,
{
    let weight = |_: &K, rows: &Rows<T>| u32::try_from(rows.len()).unwrap_or(u32::MAX).saturating_add(1);
    Cache::builder().weigher(weight).max_capacity(ROWS).time_to_live(REMEMBERED).build()
}

/// What was read for this key, or is being read; else reads it.
async fn once<K, T>(
    cache: &Remembered<K, T>,
    key: K,
    read: impl Future<Output = Result<Vec<T>, StoreError>>,
) -> Result<Rows<T>, StoreError>
where
    K: Hash + Eq + Send + Sync + 'static,
    T: Send + Sync + 'static,
{
    cache.try_get_with(key, async { read.await.map(Arc::new) }).await.map_err(Arc::unwrap_or_clone)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn what_is_asked_at_once_is_read_once() {
        let (cache, reads) = (remembering::<u8, u8>(), AtomicUsize::new(0));
        let read = async || {
            reads.fetch_add(1, Ordering::Relaxed);
            tokio::task::yield_now().await;
            Ok(vec![7])
        };
        let (first, second) = tokio::join!(once(&cache, 1, read()), once(&cache, 1, read()));
        assert_eq!((first, second), (Ok(Arc::new(vec![7])), Ok(Arc::new(vec![7]))));
        assert_eq!(once(&cache, 2, read()).await, Ok(Arc::new(vec![7])));
        assert_eq!(reads.into_inner(), 2);
    }

    #[tokio::test]
    async fn a_failure_is_not_remembered() {
        let cache = remembering::<u8, u8>();
        let failing = async { Err(StoreError::Unavailable("away".to_owned())) };
        assert_eq!(once(&cache, 1, failing).await, Err(StoreError::Unavailable("away".to_owned())));
        assert_eq!(once(&cache, 1, async { Ok(vec![1]) }).await, Ok(Arc::new(vec![1])));
    }

    #[tokio::test]
    async fn more_rows_than_are_remembered_are_still_answered() {
        let cache = remembering::<u8, u8>();
        let rows = usize::try_from(ROWS).unwrap() + 1;
        assert_eq!(once(&cache, 1, async { Ok(vec![0; rows]) }).await.unwrap().len(), rows);
    }
}
