use std::future::Future;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use aggregator::{AggregatorError, Outcome, Tell};
use bus::{Kafka, Topic};
use store::{ClickHouse, Journal, StoreError};
use telemetry::Metrics;
use tokio::time::timeout;

use super::measuring::measure;
use super::{access, asked_to_end, upkeep, watching};
use crate::books::Books;
use crate::cli::Service;
use crate::config::Config;
use crate::failure::Failure;

/// What is under way when the process is asked to end has so long; what is not done by then is
/// delivered again.
const LAST_SECONDS: Duration = Duration::from_secs(7);

/// From Kafka into the books, until the process is asked to end.
pub(super) async fn run(service: Service) -> Result<ExitCode, Failure> {
    let config = Config::read(&service.place.config)?;
    let data = service.place.data.clone().unwrap_or_else(|| config.data());
    let way = config.way()?.ok_or_else(|| Failure::usage(NO_KAFKA))?;
    let listener = access::listen(service.listen.unwrap_or(([127, 0, 0, 1], 9465).into()), "--listen").await?;
    let books = Books::configured(&config, &data).await?;
    upkeep::clear_up(&config, &books, &data).await?;
    let kafka = Kafka::connect(way.kafka)?;
    kafka.ensure_topics().await?;
    let metrics = Arc::new(Metrics::new().map_err(Failure::wrong)?);
    let watched = watching::serve(listener, &books.store, &kafka, &metrics)?;
    let measuring = tokio::spawn(measure(Arc::clone(&books.store), kafka.clone(), Arc::clone(&metrics)));
    let aggregator = books.aggregator(&config, &data).counted(Arc::clone(&metrics));
    let producer = kafka.producer();
    let storing = aggregator.store_rows(kafka.consumer(Topic::Rows)?, &producer);
    let closing = aggregator.close_loads(kafka.consumer(Topic::Closings)?, Told(Arc::clone(&books.store)));
    let work = Box::pin(async { tokio::try_join!(storing, closing).map(|_| ()) });
    let ended = until_asked(work, &kafka).await;
    measuring.abort();
    drop(watched);
    books.close().await?;
    ended.map(|()| ExitCode::SUCCESS)
}

const NO_KAFKA: &str = "this configuration names no [kafka] brokers: on one machine `reachline ingest` aggregates \
                        itself, and there is nothing for `aggregate` to do";

/// Works until the process is asked to end, and then to the end of what is under way.
async fn until_asked(
    mut work: Pin<Box<impl Future<Output = Result<(), AggregatorError>>>>,
    kafka: &Kafka,
) -> Result<(), Failure> {
    tokio::select! {
        ended = &mut work => return Ok(ended?),
        () = asked_to_end() => kafka.stop(),
    }
    if let Ok(ended) = timeout(LAST_SECONDS, work).await {
        return Ok(ended?);
    }
    tracing::warn!("what is under way takes longer than a process may take to end: it is delivered again");
    Ok(())
}

/// Says in the books what became of a sending, for the ingester that waits for it.
struct Told(Arc<ClickHouse>);

impl Tell for Told {
    async fn tell(&mut self, outcome: Outcome) -> Result<(), AggregatorError> {
        let Some(load) = outcome.load else { return Ok(()) };
        let text = serde_json::to_string(&outcome);
        let text = text.map_err(|error| StoreError::Damaged(format!("an outcome cannot be written: {error}")))?;
        tracing::info!(export = %outcome.export, status = ?outcome.status, "closed");
        Ok(self.0.tell(load, &text).await?)
    }
}
