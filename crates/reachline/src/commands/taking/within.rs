//! Reader, bus and aggregator in one process, over the books of a data directory.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use aggregator::{Aggregator, Outcome};
use bus::{InProcess, Topic};
use domain::{ExportId, LoadId};
use ingester::{Closing, Closings, FileReport};
use store::ClickHouse;
use tokio::sync::Notify;

use super::closing::{closed, open};
use super::{Files, Taking};
use crate::failure::Failure;

/// Records that the bus holds and that are not stored: as many chunks as two inserts take.
const BUS_CAPACITY: usize = 16;

pub(super) async fn run(taking: Taking<'_>, files: Files<'_>) -> Result<Vec<FileReport>, Failure> {
    let bus = InProcess::new(1, BUS_CAPACITY);
    let outcomes = Arc::new(Outcomes::default());
    let aggregating = tokio::spawn(aggregate(taking.aggregator(), bus.clone(), Arc::clone(&outcomes)));
    let reports = taking.ingest(files, bus.clone(), Waiting(outcomes)).await;
    bus.close(Topic::Rows);
    aggregating.await.map_err(Failure::again)?;
    reports
}

/// Brings what comes off the bus into the books, and says what became of it.
async fn aggregate(aggregator: Aggregator<ClickHouse>, bus: InProcess, outcomes: Arc<Outcomes>) {
    let told = Arc::clone(&outcomes);
    let ended = aggregator.run(&bus, move |outcome| told.tell(outcome)).await;
    bus.close(Topic::Rows);
    outcomes.end(ended.err().map(|error| error.to_string()));
}

/// What became of exports, as the aggregator says it.
#[derive(Default)]
struct Outcomes {
    said: Mutex<Said>,
    changed: Notify,
}

#[derive(Default)]
struct Said {
    outcomes: HashMap<LoadId, Outcome>,
    ended: Option<String>,
}

impl Outcomes {
    fn tell(&self, outcome: Outcome) {
        if let Some(load) = outcome.load {
            self.lock().outcomes.insert(load, outcome);
        }
        self.changed.notify_waiters();
    }

    fn end(&self, error: Option<String>) {
        self.lock().ended = Some(error.unwrap_or_else(|| "the aggregator has ended".to_owned()));
        self.changed.notify_waiters();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Said> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn wait(&self, load: LoadId) -> Result<Outcome, String> {
        loop {
            let changed = self.changed.notified();
            {
                let mut said = self.lock();
                if let Some(outcome) = said.outcomes.remove(&load) {
                    return Ok(outcome);
                }
                if let Some(why) = &said.ended {
                    return Err(why.clone());
                }
            }
            changed.await;
        }
    }
}

struct Waiting(Arc<Outcomes>);

impl Closings for Waiting {
    async fn outcome(&self, export: &ExportId, load: LoadId) -> Closing {
        match self.0.wait(load).await {
            Ok(outcome) => closed(outcome),
            Err(why) => open(export, "books_unavailable", &why),
        }
    }
}
