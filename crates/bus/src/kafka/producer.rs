use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::LoadId;
use rdkafka::error::{KafkaError, RDKafkaErrorCode};
use rdkafka::message::OwnedHeaders;
use rdkafka::producer::future_producer::DeliveryFuture;
use rdkafka::producer::{FutureProducer, FutureRecord};

use super::client::{Client, Context};
use super::errors::explained;
use super::{Shared, blocking};
use crate::{BusError, ChunkSize, Message, Producer, Record, wire};

/// How long to wait before a full queue is tried again.
const FULL: Duration = Duration::from_millis(20);

/// Sends records to the cluster. Clones share what is on its way.
#[derive(Clone)]
pub struct KafkaProducer {
    shared: Arc<Shared>,
    loads: Arc<Mutex<HashMap<LoadId, Arc<tokio::sync::Mutex<Load>>>>>,
}

/// The chunks of a load that are on their way, and what became of the others.
#[derive(Default)]
struct Load {
    flying: VecDeque<DeliveryFuture>,
    failed: Option<BusError>,
}

impl KafkaProducer {
    pub(super) fn new(shared: Arc<Shared>) -> Self {
        Self { shared, loads: Arc::default() }
    }

    fn load(&self, load: LoadId) -> Arc<tokio::sync::Mutex<Load>> {
        let mut loads = self.loads.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(loads.entry(load).or_default())
    }

    fn done(&self, load: LoadId) {
        self.loads.lock().unwrap_or_else(PoisonError::into_inner).remove(&load);
    }

    /// Puts a value into the queue of the client, which delivers those of a key in this order.
    async fn queue(&self, topic: &str, key: &[u8], value: &[u8]) -> Result<DeliveryFuture, BusError> {
        let flight = queued(&self.shared.producer, topic, key, value, OwnedHeaders::new()).await;
        let flight = flight.map_err(|error| self.explained(&error, topic))?;
        self.shared.counters.sent(value.len());
        Ok(flight)
    }

    fn explained(&self, error: &KafkaError, topic: &str) -> BusError {
        explained(error, topic, &self.shared.settings, &self.shared.producer.seen)
    }

    /// Waits for a delivery report.
    async fn landed(&self, flight: &mut DeliveryFuture, topic: &str) -> Result<(), BusError> {
        match flight.await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err((error, _))) => Err(self.explained(&error, topic)),
            Err(_) => Err(BusError::Closed),
        }
    }

    /// Notes what became of the chunks of a load that are on their way; waits for all of them
    /// only where `all` is asked for.
    async fn follow(&self, load: &mut Load, topic: &str, all: bool) -> Result<(), BusError> {
        while load.failed.is_none() {
            let Some(flight) = load.flying.front_mut() else { break };
            let landed = if all {
                self.landed(flight, topic).await
            } else {
                tokio::select! {
                    biased;
                    landed = self.landed(flight, topic) => landed,
                    () = std::future::ready(()) => break,
                }
            };
            load.flying.pop_front();
            load.failed = landed.err();
        }
        load.failed.clone().map_or(Ok(()), Err)
    }
}

impl Producer for KafkaProducer {
    async fn send(&self, record: Record) -> Result<(), BusError> {
        let topic = self.shared.settings.topic(record.message.topic());
        let key = serde_json::to_vec(&record.key).map_err(|error| BusError::Unreadable(error.to_string()))?;
        let (id, is_chunk) = (record.message.load(), matches!(record.message, Message::Chunk(_)));
        let load = self.load(id);
        let mut load = load.lock().await;
        let value = blocking(move || wire::encode(&record.message)).await?;
        self.follow(&mut load, &topic, !is_chunk).await?;
        let mut flight = self.queue(&topic, &key, &value).await?;
        if is_chunk {
            load.flying.push_back(flight);
            return Ok(());
        }
        self.landed(&mut flight, &topic).await?;
        self.done(id);
        Ok(())
    }

    /// Chunks of which the largest fits into one message.
    fn chunk_size(&self) -> ChunkSize {
        wire::CHUNK
    }
}

/// Puts a value into the queue of a client once there is room.
pub(super) async fn queued(
    client: &Client<FutureProducer<Context>>,
    topic: &str,
    key: &[u8],
    value: &[u8],
    headers: OwnedHeaders,
) -> Result<DeliveryFuture, KafkaError> {
    let mut record = FutureRecord::to(topic).key(key).payload(value).headers(headers);
    loop {
        match client.send_result(record) {
            Ok(flight) => return Ok(flight),
            Err((error, back)) if error.rdkafka_error_code() == Some(RDKafkaErrorCode::QueueFull) => record = back,
            Err((error, _)) => return Err(error),
        }
        tokio::time::sleep(FULL).await;
    }
}

impl std::fmt::Debug for KafkaProducer {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("KafkaProducer").field("settings", &self.shared.settings).finish_non_exhaustive()
    }
}
