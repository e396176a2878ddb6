//! What a process without an API says of itself: whether it lives, whether it is ready, and its
//! metrics.

use std::sync::Arc;

use bus::{Health, Kafka};
use query_api::{Answer, Listening, Readiness, Refusal};
use store::{ClickHouse, Journal};
use telemetry::Metrics;
use tokio::net::TcpListener;
use tokio::task::AbortHandle;

use crate::failure::Failure;

/// Ends what serves when it goes.
pub(super) struct Watched(AbortHandle);

impl Drop for Watched {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Serves until what it gives is dropped.
pub(super) fn serve(
    listener: TcpListener,
    store: &Arc<ClickHouse>,
    kafka: &Kafka,
    metrics: &Arc<Metrics>,
) -> Result<Watched, Failure> {
    let address = listener.local_addr().map_err(Failure::again)?;
    eprintln!("Reachline aggregates; how it does is at http://{address}/metrics (Ctrl-C ends it)");
    let ready = Arc::new(Ready { store: Arc::clone(store), kafka: kafka.clone() });
    let router = query_api::metrics_router(ready, Arc::clone(metrics), env!("CARGO_PKG_VERSION"));
    let serving = tokio::spawn(query_api::serve(listener, router, Listening::Anywhere, std::future::pending()));
    Ok(Watched(serving.abort_handle()))
}

/// Ready is whoever reaches database and brokers and was given something to read.
struct Ready {
    store: Arc<ClickHouse>,
    kafka: Kafka,
}

impl Readiness for Ready {
    fn ready(&self) -> Answer<'_, ()> {
        Box::pin(async move {
            self.store.ready().await.map_err(|error| Refusal::unavailable(error.to_string()))?;
            match self.kafka.health() {
                Health { answers: false, .. } => Err(Refusal::unavailable("no broker of Kafka answers".to_owned())),
                Health { rows: 0, closings: 0, .. } => {
                    Err(Refusal::unavailable("no partition was assigned to this process yet".to_owned()))
                }
                _ => Ok(()),
            }
        })
    }
}
