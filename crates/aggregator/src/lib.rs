//! From the bus to a stored, verified, published export.
//!
//! [`Aggregator::run`] takes chunks and manifests off the bus: `storing` brings rows into the
//! books, and what stands there is closed, one export at a time. What is said of an export, and
//! when that changes, is in `life`; what a closing computes is in `close`.

mod close;
mod error;
mod life;
mod loads;
mod outcome;
mod overtaken;
mod patience;
mod purge;
mod run;
mod settings;
mod storing;
mod sweep;
mod turn;

pub use error::AggregatorError;
pub use life::decide::Decree;
pub use life::refuse::Refused;
pub use loads::LoadIds;
pub use outcome::{Outcome, Status, Tell};
pub use patience::Patience;
pub use purge::{Finished, Lost, Planned, Target};
pub use settings::{AccountSettings, ReportSettings, Settings};
pub use sweep::referenced;
pub use turn::{Closer, Turn, closer};

use std::sync::Arc;

use domain::rules::assign::Rules;
use domain::rules::coverage::Live;
use domain::{Event, EventKind, Publication};
use store::{History, Store};
use telemetry::{Clock, Metrics};

use overtaken::Overtaken;

/// Brings exports into the books, one closing at a time.
pub struct Aggregator<S> {
    store: Arc<S>,
    history: History<S>,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn LoadIds>,
    turn: Turn,
    settings: Settings,
    patience: Patience,
    metrics: Option<Arc<Metrics>>,
}

impl<S: Store> Aggregator<S> {
    /// An aggregator over some books. `turn` keeps closings one after another, across
    /// processes where it is a lock on a file.
    pub fn new(store: Arc<S>, clock: Arc<dyn Clock>, ids: Arc<dyn LoadIds>, turn: Turn, settings: Settings) -> Self {
        Self {
            history: History::new(Arc::clone(&store)),
            store,
            clock,
            ids,
            turn,
            settings,
            patience: Patience::default(),
            metrics: None,
        }
    }

    /// Waits as `patience` says before it tries again what may pass.
    #[must_use]
    pub fn patient(mut self, patience: Patience) -> Self {
        self.patience = patience;
        self
    }

    /// Counts what it gives up and plans anew.
    #[must_use]
    pub fn counted(mut self, metrics: Arc<Metrics>) -> Self {
        self.metrics = Some(metrics);
        self
    }

    /// Publishes the rules that assign, where they differ from those in force.
    ///
    /// # Errors
    /// The books cannot be read or written.
    pub async fn apply_rules(&self, rules: &Rules) -> Result<bool, AggregatorError> {
        let _turn = self.turn.take().await?;
        let mut overtaken = Overtaken::counted(self.metrics.as_deref());
        loop {
            match self.apply_once(rules).await {
                Err(error) if overtaken.plans_anew(&error) => {}
                applied => return applied,
            }
        }
    }

    async fn apply_once(&self, rules: &Rules) -> Result<bool, AggregatorError> {
        let live = self.history.head().await?;
        if *live.rules == *rules {
            return Ok(false);
        }
        self.publish(&live, Event { rules: Some(rules.clone()), ..blank(EventKind::Rules) }).await?;
        Ok(true)
    }

    /// Does some work while nobody closes, decides or sweeps: the journal, the exports and the
    /// rows behind them stand still.
    ///
    /// # Errors
    /// The turn cannot be had.
    pub async fn undisturbed<T>(&self, work: impl Future<Output = T>) -> Result<T, AggregatorError> {
        let _turn = self.turn.take().await?;
        Ok(work.await)
    }

    /// Makes the next version visible.
    async fn publish(&self, live: &Live, event: Event) -> Result<Publication, AggregatorError> {
        let earliest = live.visible_at + jiff::SignedDuration::from_micros(1);
        let now = self.clock.now();
        let visible_at = if live.version == domain::Version::NONE { now } else { now.max(earliest) };
        let visible_at = jiff::Timestamp::from_microsecond(visible_at.as_microsecond()).unwrap_or(visible_at);
        let line = Publication { version: live.version.next(), visible_at, event };
        self.store.publish(&line).await?;
        Ok(line)
    }
}

/// An event that changes nothing yet.
fn blank(kind: EventKind) -> Event {
    Event {
        kind,
        export: None,
        scope: None,
        load: None,
        exported: None,
        assignments: Vec::new(),
        renames: Vec::new(),
        confirmed_at: None,
        rules: None,
        purge: None,
    }
}
