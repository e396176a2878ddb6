//! The bus between machines: Apache Kafka.

mod client;
mod commits;
mod consumer;
mod dead;
mod errors;
mod health;
mod producer;
mod seen;
mod settings;
mod token;
mod topics;

use std::sync::Arc;

use tokio::sync::watch;

use crate::{BusError, Topic};
pub use consumer::KafkaConsumer;
pub use health::{Health, Lag, Traffic};
pub use producer::KafkaProducer;
pub use settings::{KafkaSettings, Login, Security, Sha, Tls, Unreadable};

use client::{Client, Context};
use health::Counters;

/// A Kafka cluster as a bus. Clones are the same bus.
#[derive(Clone)]
pub struct Kafka {
    shared: Arc<Shared>,
}

/// What the producer and the consumers of a process have in common.
struct Shared {
    settings: KafkaSettings,
    producer: Client<rdkafka::producer::FutureProducer<Context>>,
    rows: Arc<seen::Seen>,
    closings: Arc<seen::Seen>,
    counters: Counters,
    stopped: watch::Sender<bool>,
}

impl Kafka {
    /// Makes a bus of a cluster. Nothing is asked of it before the first use.
    ///
    /// # Errors
    /// [`BusError::Refused`] says which setting cannot be used.
    pub fn connect(settings: KafkaSettings) -> Result<Self, BusError> {
        settings.check()?;
        let producer = client::producer(&settings)?;
        let shared = Shared {
            settings,
            producer,
            rows: Arc::default(),
            closings: Arc::default(),
            counters: Counters::default(),
            stopped: watch::Sender::new(false),
        };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// Makes the topics that are missing, and checks those that are there.
    ///
    /// # Errors
    /// Says what differs from the settings and what to do, or that no broker answers.
    pub async fn ensure_topics(&self) -> Result<(), BusError> {
        topics::ensure(&self.shared).await
    }

    /// Sends records.
    pub fn producer(&self) -> KafkaProducer {
        KafkaProducer::new(Arc::clone(&self.shared))
    }

    /// Receives the records of a topic, as one of its group.
    ///
    /// # Errors
    /// [`BusError::Refused`] says which setting cannot be used.
    pub fn consumer(&self, topic: Topic) -> Result<KafkaConsumer, BusError> {
        KafkaConsumer::new(Arc::clone(&self.shared), topic)
    }

    /// Asks every consumer to end after the record that it is at: it gets nothing more.
    pub fn stop(&self) {
        self.shared.stopped.send_replace(true);
    }

    /// Whether the brokers answer, and what this process has been given to read.
    pub fn health(&self) -> Health {
        let Shared { producer, rows, closings, .. } = &*self.shared;
        Health {
            answers: [&producer.seen, rows, closings].into_iter().any(|seen| seen.answers()),
            rows: rows.assigned().len(),
            closings: closings.assigned().len(),
        }
    }

    /// How far behind this process is with the partitions of a topic that it reads.
    pub fn lag(&self, topic: Topic) -> Lag {
        self.shared.seen(topic).lag()
    }

    /// What went through since the process began.
    pub fn traffic(&self) -> Traffic {
        self.shared.counters.read()
    }
}

/// Does what the client has no asynchronous way for. Once begun it is done, even where nobody
/// waits for it any more.
async fn blocking<T: Send + 'static, E: Send + 'static>(
    work: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Result<T, E> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(failed) => match failed.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => std::future::pending().await,
        },
    }
}

impl std::fmt::Debug for Kafka {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Kafka").field("settings", &self.shared.settings).finish_non_exhaustive()
    }
}

impl Shared {
    const fn seen(&self, topic: Topic) -> &Arc<seen::Seen> {
        match topic {
            Topic::Rows => &self.rows,
            Topic::Closings => &self.closings,
        }
    }
}
