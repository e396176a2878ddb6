//! Data are removed for good: of old days, of an account, or of a campaign.
//!
//! A load never changes. Of one that loses a part of its rows, the rest is copied into a load
//! that takes its place. Then one line of the journal says so; from that moment nobody reads
//! the old loads. What follows is removing them, which whoever comes next finishes.

mod campaign;
mod concerned;
mod finish;
mod lost;
mod plan;
mod rows;

use domain::rules::coverage::Live;
use domain::{AccountKey, Day, Event, EventKind, ExportId, LoadId, Publication, Purge, Purged, Removed};
use store::{Gone, Purging, Store, StoreError};

use crate::overtaken::Overtaken;
use crate::{Aggregator, AggregatorError, blank};

pub use finish::Finished;
pub use lost::Lost;

/// Times that rows that stay are copied before giving up.
const ATTEMPTS: usize = 4;

/// Whose data are to be removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Days and windows that end before a day.
    Before(Day),
    /// All of an account.
    Account(AccountKey),
    /// All of a campaign of ours, by its id.
    Campaign(String),
}

/// What a purge removes.
#[derive(Clone, Debug, Default)]
pub struct Planned {
    /// Rows of exports, in every version of the books.
    pub rows: u64,
    /// Exports of which nothing is left.
    pub exports: Vec<ExportId>,
    /// Exports that lose a part of their rows.
    pub parts: Vec<ExportId>,
    /// What readers see today, and will not see any more.
    pub lost: Vec<Lost>,
    what: Option<Purged>,
    loads: Vec<Losing>,
    campaigns: Vec<String>,
}

/// A load that loses rows.
#[derive(Clone, Debug)]
struct Losing {
    load: LoadId,
    /// Which rows; nothing where all of them go.
    gone: Option<Gone>,
    /// Whether something stays, if only days without rows.
    partly: bool,
}

impl Planned {
    /// Whether there is nothing to remove.
    pub fn is_empty(&self) -> bool {
        self.loads.is_empty() && self.exports.is_empty()
    }
}

impl<S: Store + Purging> Aggregator<S> {
    /// What a purge would remove. Changes nothing.
    ///
    /// # Errors
    /// There is no such campaign, or the books cannot be read.
    pub async fn plan_purge(&self, target: &Target) -> Result<Planned, AggregatorError> {
        let _turn = self.turn.take().await?;
        self.planned(target).await
    }

    /// Removes data for good. Says what, and in which version; in none where there was nothing.
    /// Dead at any point, it is to be said again, or finished by
    /// [`finish_purges`](Self::finish_purges).
    ///
    /// # Errors
    /// There is no such campaign, or the books cannot be read or written.
    pub async fn purge(&self, target: &Target) -> Result<(Planned, Option<Publication>), AggregatorError> {
        let _turn = self.turn.take().await?;
        let mut overtaken = Overtaken::counted(self.metrics.as_deref());
        let (planned, line) = loop {
            match self.purge_once(target).await {
                Err(error) if overtaken.plans_anew(&error) => {}
                done => break done?,
            }
        };
        if let Target::Account(account) = target {
            self.store.forget_decisions(account).await?;
        }
        self.finish().await?;
        Ok((planned, line))
    }

    async fn purge_once(&self, target: &Target) -> Result<(Planned, Option<Publication>), AggregatorError> {
        let live = self.history.head().await?;
        let planned = self.planned(target).await?;
        let line = if planned.is_empty() { None } else { Some(self.publish_purge(&planned, &live).await?) };
        Ok((planned, line))
    }

    async fn publish_purge(&self, planned: &Planned, live: &Live) -> Result<Publication, AggregatorError> {
        let mut loads = Vec::with_capacity(planned.loads.len());
        for losing in &planned.loads {
            let into = if losing.partly { Some(self.spared(losing).await?) } else { None };
            loads.push(Removed { load: losing.load, into });
        }
        let (exports, campaigns) = (planned.exports.clone(), planned.campaigns.clone());
        let purge = planned.what.clone().map(|what| Purge { what, loads, exports, campaigns });
        self.publish(live, Event { purge, ..blank(EventKind::Purge) }).await
    }

    /// Copies what stays of a load, and counts it.
    async fn spared(&self, losing: &Losing) -> Result<LoadId, AggregatorError> {
        let (all, _) = self.store.stands(losing.load).await?;
        let gone = self.weigh(losing).await?;
        for _ in 0..ATTEMPTS {
            let into = self.ids.next();
            self.store.spare(losing.load, into, losing.gone.as_ref().unwrap_or(&Gone::default())).await?;
            self.store.roll_up(into).await?;
            let (stays, campaign_days) = self.store.stands(into).await?;
            if stays == campaign_days && [stays, gone].iter().sum::<domain::Tally>() == all {
                return Ok(into);
            }
            self.store.discard(into).await?;
        }
        Err(StoreError::Unavailable("rows that stay do not add up to what they were copied from".to_owned()).into())
    }
}
