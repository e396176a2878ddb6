use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rdkafka::consumer::{CommitMode, Consumer as _, StreamConsumer};
use rdkafka::error::{KafkaError, KafkaResult};
use rdkafka::message::BorrowedMessage;
use rdkafka::{Message as _, Offset as At, TopicPartitionList};
use tokio::sync::watch;

use super::client::{self, Client, Context};
use super::commits::Commits;
use super::dead::{Letter, Watch};
use super::errors::{away, explained, lost, partition, passes};
use super::producer::queued;
use super::{Shared, blocking};
use crate::wire::{self, WireError};
use crate::{BusError, Consumer, Offset, Partition, Received, Topic};

/// How long one question to the cluster may take.
const ASK: Duration = Duration::from_secs(10);
/// How long to wait before a partition that is just being fetched is asked again to go back.
const AGAIN: Duration = Duration::from_millis(50);

/// Receives the records of a topic, as one of its consumer group.
pub struct KafkaConsumer {
    shared: Arc<Shared>,
    client: Arc<Client<StreamConsumer<Context>>>,
    topic: String,
    stopped: watch::Receiver<bool>,
    commits: Commits,
    watch: Watch,
    /// A record that is on its way to the dead letters.
    letter: Option<Letter>,
    /// Why nothing more is read until a rewind.
    refused: Option<BusError>,
}

impl KafkaConsumer {
    pub(super) fn new(shared: Arc<Shared>, topic: Topic) -> Result<Self, BusError> {
        let settings = &shared.settings;
        let client = client::consumer(settings, topic, Arc::clone(shared.seen(topic)))?;
        let name = settings.topic(topic);
        client.subscribe(&[&name]).map_err(|error| explained(&error, &name, settings, &client.seen))?;
        let (stopped, watch) = (shared.stopped.subscribe(), Watch::new(settings.unreadable));
        let (client, commits) = (Arc::new(client), Commits::default());
        Ok(Self { shared, client, topic: name, stopped, commits, watch, letter: None, refused: None })
    }

    fn explained(&self, error: &KafkaError) -> BusError {
        explained(error, &self.topic, &self.shared.settings, &self.client.seen)
    }

    fn away(&self) -> BusError {
        away(&self.shared.settings, &self.client.seen)
    }

    /// What a record comes to: one to hand out, or nothing where it goes to the dead letters.
    fn read(&mut self, message: Fetched) -> Result<Option<Received>, BusError> {
        let Fetched { partition, offset, read } = message;
        let too_many = self.watch.note(matches!(read, Err(Fault::Unreadable(_))));
        match read {
            Ok(message) => {
                self.commits.given(partition, offset);
                Ok(Some(Received { partition, offset, message }))
            }
            Err(Fault::Newer(error)) => Err(self.refuse(BusError::from(error))),
            Err(Fault::Unreadable(letter)) if too_many => Err(self.refuse(BusError::Refused(format!(
                "too many records of {} cannot be read, the last at partition {} offset {}: {}: \
                 something else must be wrong, so nothing more is set aside",
                self.topic, partition.0, offset.0, letter.reason
            )))),
            Err(Fault::Unreadable(letter)) => {
                self.letter = Some(*letter);
                Ok(None)
            }
        }
    }

    fn refuse(&mut self, error: BusError) -> BusError {
        self.refused = Some(error.clone());
        error
    }

    /// Sends what could not be read to the dead letters.
    async fn bury(&mut self) -> Result<(), BusError> {
        let Some(letter) = &self.letter else { return Ok(()) };
        let Shared { settings, producer, .. } = &*self.shared;
        let topic = settings.dead_letters();
        let flight = queued(producer, &topic, &letter.key, &letter.value, letter.headers()).await;
        let landed = match flight {
            Ok(flight) => flight.await.map_err(|_| BusError::Closed)?.map(|_| ()).map_err(|(error, _)| error),
            Err(error) => Err(error),
        };
        landed.map_err(|error| explained(&error, &topic, settings, &producer.seen))?;
        let (partition, offset, code) = (letter.partition, letter.offset, letter.code);
        tracing::warn!(
            topic = self.topic,
            partition = partition.0,
            offset = offset.0,
            reason = letter.reason,
            "a record cannot be read and was set aside"
        );
        self.letter = None;
        self.shared.counters.dead(code);
        if self.commits.dead(partition, offset) { self.commit(partition, offset).await } else { Ok(()) }
    }

    fn list(&self, partitions: impl IntoIterator<Item = (Partition, At)>) -> KafkaResult<TopicPartitionList> {
        let mut list = TopicPartitionList::new();
        for (partition, offset) in partitions {
            let number = i32::try_from(partition.0).unwrap_or(i32::MAX);
            list.add_partition_offset(&self.topic, number, offset)?;
        }
        Ok(list)
    }

    /// Goes back to what is committed of the partitions. Says which could not yet.
    async fn seek(&self, partitions: &BTreeSet<Partition>) -> KafkaResult<BTreeSet<Partition>> {
        let client = Arc::clone(&self.client);
        let list = self.list(partitions.iter().map(|partition| (*partition, At::Invalid)))?;
        blocking(move || {
            let mut list = client.committed_offsets(list, ASK)?;
            let mut uncommitted = list.elements().into_iter().filter(|found| found.offset() == At::Invalid);
            uncommitted.try_for_each(|mut found| found.set_offset(At::Beginning))?;
            list = client.seek_partitions(list, ASK)?;
            let failed = list.elements().into_iter().filter(|found| found.error().is_err());
            Ok(failed.filter_map(|found| partition(found.partition())).collect())
        })
        .await
    }
}

impl Consumer for KafkaConsumer {
    async fn poll(&mut self) -> Result<Option<Received>, BusError> {
        loop {
            if let Some(error) = &self.refused {
                return Err(error.clone());
            }
            self.bury().await?;
            let client = Arc::clone(&self.client);
            let fetched = tokio::select! {
                biased;
                () = asked_to_stop(&mut self.stopped) => return Ok(None),
                fetched = client.recv() => fetched,
            };
            match fetched.map(|message| Fetched::of(&message, &self.shared)) {
                Ok(Some(message)) => {
                    if let Some(received) = self.read(message)? {
                        return Ok(Some(received));
                    }
                }
                Ok(None) => {}
                Err(error) if passes(&error) && self.client.seen.refused().is_none() => {
                    tracing::debug!("Kafka: {error}");
                }
                Err(error) => return Err(self.explained(&error)),
            }
        }
    }

    async fn commit(&mut self, partition: Partition, offset: Offset) -> Result<(), BusError> {
        if !self.client.seen.keeps(partition) {
            return Ok(());
        }
        let last = self.commits.commit(partition, offset);
        let next = At::Offset(i64::try_from(last.0 + 1).unwrap_or(i64::MAX));
        let list = self.list([(partition, next)]).map_err(|error| self.explained(&error))?;
        let client = Arc::clone(&self.client);
        match blocking(move || client.commit(&list, CommitMode::Sync)).await {
            Ok(()) => Ok(()),
            Err(error) if lost(&error) => {
                tracing::info!(topic = self.topic, partition = partition.0, "not committed: the partition moves");
                Ok(())
            }
            Err(error) => Err(self.explained(&error)),
        }
    }

    async fn rewind(&mut self) -> Result<bool, BusError> {
        (self.letter, self.refused) = (None, None);
        self.watch = Watch::new(self.shared.settings.unreadable);
        self.commits.clear();
        let (began, patience) = (Instant::now(), self.shared.settings.send_timeout);
        let mut left = self.client.seen.assigned();
        while !left.is_empty() {
            left = match self.seek(&left).await {
                Ok(left) => left,
                Err(error) if passes(&error) || matches!(error, KafkaError::Seek(_)) => left,
                Err(error) => return Err(self.explained(&error)),
            };
            if !left.is_empty() && began.elapsed() > patience {
                return Err(self.away());
            }
            if !left.is_empty() {
                tokio::time::sleep(AGAIN).await;
            }
        }
        Ok(true)
    }

    fn revoked(&mut self) -> Vec<Partition> {
        let revoked = self.client.seen.take_revoked();
        revoked.iter().for_each(|partition| self.commits.forget(*partition));
        revoked
    }
}

/// A record as it was fetched, and what reading it came to.
struct Fetched {
    partition: Partition,
    offset: Offset,
    read: Result<crate::Message, Fault>,
}

enum Fault {
    Newer(WireError),
    Unreadable(Box<Letter>),
}

impl Fetched {
    fn of(message: &BorrowedMessage<'_>, shared: &Shared) -> Option<Self> {
        let (partition, offset) = (partition(message.partition())?, Offset(u64::try_from(message.offset()).ok()?));
        let bytes = message.payload().unwrap_or_default();
        shared.counters.received(bytes.len());
        let read = wire::decode(bytes).map_err(|error| match error {
            WireError::Newer(_) => Fault::Newer(error),
            WireError::Unreadable { code, message: reason } => {
                Fault::Unreadable(Box::new(Letter::of(message, (partition, offset), code, reason)))
            }
        });
        Some(Self { partition, offset, read })
    }
}

async fn asked_to_stop(stopped: &mut watch::Receiver<bool>) {
    if stopped.wait_for(|stopped| *stopped).await.is_err() {
        std::future::pending::<()>().await;
    }
}

impl std::fmt::Debug for KafkaConsumer {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("KafkaConsumer").field("topic", &self.topic).finish_non_exhaustive()
    }
}
