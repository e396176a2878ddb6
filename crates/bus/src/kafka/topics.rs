use std::sync::Arc;
use std::time::Duration;

use rdkafka::admin::{AdminClient, AdminOptions, ConfigResource, NewTopic, ResourceSpecifier, TopicReplication};
use rdkafka::error::{KafkaError, RDKafkaErrorCode as Code};

use super::client::{self, Client, Context};
use super::errors::{away, explained};
use super::settings::KafkaSettings;
use crate::wire::{ENVELOPE, MAX_MESSAGE};
use crate::{BusError, Topic};

type Admin = Client<AdminClient<Context>>;

/// A topic as it must be.
struct Wanted {
    name: String,
    partitions: u32,
    retention: String,
    message_bytes: usize,
}

impl Wanted {
    fn all(settings: &KafkaSettings) -> Vec<Self> {
        let retention = settings.retention.as_millis().to_string();
        let of =
            |name, partitions, message_bytes| Self { name, partitions, retention: retention.clone(), message_bytes };
        vec![
            of(settings.topic(Topic::Rows), settings.partitions, MAX_MESSAGE),
            of(settings.topic(Topic::Closings), 1, MAX_MESSAGE),
            of(settings.dead_letters(), 1, MAX_MESSAGE + ENVELOPE),
        ]
    }

    /// What is wrong with a topic that is there.
    fn faults(&self, partitions: usize, found: &ConfigResource) -> Vec<String> {
        let value = |name: &str| found.get(name).and_then(|entry| entry.value.clone()).unwrap_or_default();
        let mut faults = Vec::new();
        if partitions != self.partitions as usize {
            faults.push(format!("it has {partitions} partitions instead of {}", self.partitions));
        }
        for (name, wanted) in [("retention.ms", self.retention.as_str()), ("cleanup.policy", "delete")] {
            if value(name) != wanted {
                faults.push(format!("{name} is {} instead of {wanted}", value(name)));
            }
        }
        if value("max.message.bytes").parse().is_ok_and(|bytes: usize| bytes < self.message_bytes) {
            let found = value("max.message.bytes");
            faults.push(format!("max.message.bytes is {found} instead of at least {}", self.message_bytes));
        }
        faults
    }
}

/// Makes the topics that are missing, and checks all.
pub(super) async fn ensure(settings: &KafkaSettings) -> Result<(), BusError> {
    let admin: Arc<Admin> = Arc::new(client::admin(settings)?);
    let wanted = Wanted::all(settings);
    make(&admin, &wanted, settings).await?;
    let there = partitions(&admin, settings).await?;
    let specifiers: Vec<_> = wanted.iter().map(|topic| ResourceSpecifier::Topic(&topic.name)).collect();
    let found = admin.describe_configs(&specifiers, &options(settings)).await;
    let found = found.map_err(|error| explained(&error, &settings.prefix, settings, &admin.seen))?;
    let mut faults = Vec::new();
    for (topic, found) in wanted.iter().zip(found) {
        let at = |code| explained(&KafkaError::AdminOp(code), &topic.name, settings, &admin.seen);
        let partitions = there.iter().find(|(name, _)| *name == topic.name).map_or(0, |(_, partitions)| *partitions);
        let wrong = topic.faults(partitions, &found.map_err(at)?);
        faults.extend(wrong.into_iter().map(|fault| format!("{}: {fault}", topic.name)));
    }
    if faults.is_empty() {
        return Ok(());
    }
    let faults = faults.join("; ");
    Err(BusError::Refused(format!("topics differ from the configuration: {faults}: change the one or the other")))
}

async fn make(admin: &Arc<Admin>, wanted: &[Wanted], settings: &KafkaSettings) -> Result<(), BusError> {
    let there = partitions(admin, settings).await?;
    let replication = i32::try_from(settings.replication).unwrap_or(i32::MAX);
    let bytes: Vec<String> = wanted.iter().map(|topic| topic.message_bytes.to_string()).collect();
    let missing = wanted.iter().zip(&bytes).filter(|(topic, _)| there.iter().all(|(name, _)| *name != topic.name));
    let new: Vec<_> = missing
        .map(|(topic, bytes)| {
            let partitions = i32::try_from(topic.partitions).unwrap_or(i32::MAX);
            NewTopic::new(&topic.name, partitions, TopicReplication::Fixed(replication))
                .set("retention.ms", &topic.retention)
                .set("cleanup.policy", "delete")
                .set("max.message.bytes", bytes)
        })
        .collect();
    if new.is_empty() {
        return Ok(());
    }
    let made = admin.create_topics(&new, &options(settings)).await;
    for made in made.map_err(|error| explained(&error, &settings.prefix, settings, &admin.seen))? {
        match made {
            Ok(_) | Err((_, Code::TopicAlreadyExists)) => {}
            Err((name, code)) => {
                return Err(BusError::Refused(format!("the topic {name} cannot be made: {code}: make it by hand")));
            }
        }
    }
    Ok(())
}

/// Every topic that we may see, and how many partitions it has.
async fn partitions(admin: &Arc<Admin>, settings: &KafkaSettings) -> Result<Vec<(String, usize)>, BusError> {
    let (client, timeout) = (Arc::clone(admin), patience(settings));
    let listed = super::blocking(move || {
        let listed = client.inner().fetch_metadata(None, timeout)?;
        Ok(listed.topics().iter().map(|topic| (topic.name().to_owned(), topic.partitions().len())).collect())
    });
    listed.await.map_err(|_: KafkaError| away(settings, &admin.seen))
}

fn options(settings: &KafkaSettings) -> AdminOptions {
    let patience = patience(settings);
    AdminOptions::new().request_timeout(Some(patience)).operation_timeout(Some(patience))
}

/// Asking takes less patience than sending.
fn patience(settings: &KafkaSettings) -> Duration {
    settings.send_timeout.min(Duration::from_secs(30))
}
