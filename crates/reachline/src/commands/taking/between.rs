//! Over Kafka: other processes aggregate, and say in the books what became of each sending.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use aggregator::Outcome;
use bus::{BusError, Kafka};
use domain::{ExportId, LoadId};
use ingester::{Closing, Closings, FileReport};
use store::{ClickHouse, Journal, StoreError};
use tokio::time::{Instant, sleep, timeout_at};

use super::closing::{closed, open};
use super::{Files, Taking};
use crate::config::Way;
use crate::failure::Failure;

/// How often the books are asked at first, and at most.
const ASKED_EVERY: (Duration, Duration) = (Duration::from_millis(20), Duration::from_millis(500));

/// Once a run has waited in vain, nobody aggregates: the files after it wait so long.
const THEN: Duration = Duration::from_secs(5);

pub(super) async fn run(taking: Taking<'_>, way: Way, files: Files<'_>) -> Result<Vec<FileReport>, Failure> {
    let kafka = Kafka::connect(way.kafka)?;
    kafka.ensure_topics().await?;
    let told = Told { books: Arc::clone(taking.store), most: way.closing_timeout, in_vain: AtomicBool::new(false) };
    let reports = taking.ingest(files, kafka.producer(), told).await;
    let sent = kafka.traffic();
    taking.metrics.bus_records_sent_total.inc_by(sent.sent);
    taking.metrics.bus_bytes_sent_total.inc_by(sent.sent_bytes);
    reports
}

impl From<BusError> for Failure {
    fn from(error: BusError) -> Self {
        match error {
            BusError::Away(_) | BusError::Closed => Self::again(error),
            BusError::Refused(_) | BusError::Newer(_) | BusError::Unreadable(_) | BusError::TooLarge(_) => {
                Self::wrong(error)
            }
        }
    }
}

/// Asks the books what became of a sending.
struct Told {
    books: Arc<ClickHouse>,
    most: Duration,
    in_vain: AtomicBool,
}

impl Told {
    async fn asked(&self, load: LoadId) -> Outcome {
        let (mut pause, longest) = ASKED_EVERY;
        loop {
            match self.said(load).await {
                Ok(Some(outcome)) => return outcome,
                Ok(None) => {}
                Err(error) => tracing::warn!(%error, "the books cannot be asked what became of an export"),
            }
            sleep(pause).await;
            pause = (pause * 2).min(longest);
        }
    }

    async fn said(&self, load: LoadId) -> Result<Option<Outcome>, StoreError> {
        let Some(text) = self.books.told(load).await? else { return Ok(None) };
        let read = serde_json::from_str(&text);
        read.map(Some).map_err(|error| StoreError::Damaged(format!("an outcome cannot be read: {error}")))
    }
}

impl Closings for Told {
    async fn outcome(&self, export: &ExportId, load: LoadId) -> Closing {
        let most = if self.in_vain.load(Ordering::Relaxed) { THEN.min(self.most) } else { self.most };
        if let Ok(outcome) = timeout_at(Instant::now() + most, self.asked(load)).await {
            return closed(outcome);
        }
        self.in_vain.store(true, Ordering::Relaxed);
        let why = format!(
            "it was sent, and no aggregator closed it within {} s: see that `reachline aggregate` runs",
            most.as_secs()
        );
        open(export, "not_closed", &why)
    }
}
