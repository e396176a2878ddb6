use std::sync::Arc;
use std::time::{Duration, Instant};

use rdkafka::admin::{AdminClient, AdminOptions, ConfigResource, NewTopic, ResourceSpecifier, TopicReplication};
use rdkafka::error::{KafkaError, RDKafkaErrorCode as Code};
use rdkafka::producer::Producer as _;

use super::Shared;
use super::client::{self, Client, Context};
use super::errors::{away, explained};
use super::settings::KafkaSettings;
use crate::wire::{ENVELOPE, MAX_MESSAGE};
use crate::{BusError, Topic};

/// How long to wait before the topics are looked at again.
const AGAIN: Duration = Duration::from_millis(50);
/// How long to wait for an answer before looking whether there will be one.
const ASK: Duration = Duration::from_secs(3);

/// The topics are made and described by a client of its own.
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

    fn fault_of_size(&self, partitions: usize) -> Option<String> {
        let differs = partitions != self.partitions as usize;
        differs.then(|| format!("it has {partitions} partitions instead of {}", self.partitions))
    }

    /// What is wrong with a topic that is there.
    fn faults(&self, partitions: usize, found: &ConfigResource) -> Vec<String> {
        let value = |name: &str| found.get(name).and_then(|entry| entry.value.clone()).unwrap_or_default();
        let mut faults: Vec<String> = self.fault_of_size(partitions).into_iter().collect();
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
pub(super) async fn ensure(shared: &Arc<Shared>) -> Result<(), BusError> {
    let settings = &shared.settings;
    let wanted = Wanted::all(settings);
    if settings.token().is_some() {
        return see_to(&wanted, shared).await;
    }
    let admin: Admin = client::admin(settings)?;
    make(&admin, &wanted, shared).await?;
    let began = Instant::now();
    let faults = loop {
        match faults(&admin, &wanted, shared).await? {
            Some(faults) => break faults.join("; "),
            None if began.elapsed() > patience(settings) => return Err(away(settings, &shared.producer.seen)),
            None => tokio::time::sleep(AGAIN).await,
        }
    };
    if faults.is_empty() {
        return Ok(());
    }
    Err(BusError::Refused(format!("topics differ from the configuration: {faults}: change the one or the other")))
}

/// Looks at the topics only: the client that makes and describes them does not renew tokens
/// (rust-rdkafka, issue 757), so whoever runs the cluster does that.
async fn see_to(wanted: &[Wanted], shared: &Arc<Shared>) -> Result<(), BusError> {
    let there = partitions(shared).await?;
    let fault = |topic: &Wanted| match there.iter().find(|(name, _)| *name == topic.name) {
        Some((_, partitions)) => topic.fault_of_size(*partitions),
        None => Some("it does not exist".to_owned()),
    };
    let faults: Vec<_> = wanted.iter().filter_map(|topic| Some(format!("{}: {}", topic.name, fault(topic)?))).collect();
    if faults.is_empty() {
        return Ok(());
    }
    let faults = faults.join("; ");
    Err(BusError::Refused(format!(
        "who logs in with a token makes no topics, and these are not as configured: {faults}"
    )))
}

/// What is wrong with the topics; nothing as long as a broker does not know all of them, which may
/// take a moment after they were made.
async fn faults(admin: &Admin, wanted: &[Wanted], shared: &Arc<Shared>) -> Result<Option<Vec<String>>, BusError> {
    let (settings, there) = (&shared.settings, partitions(shared).await?);
    let specifiers: Vec<_> = wanted.iter().map(|topic| ResourceSpecifier::Topic(&topic.name)).collect();
    let found = admin.describe_configs(&specifiers, &options(settings)).await;
    let found = found.map_err(|error| explained(&error, &settings.prefix, settings, &admin.seen))?;
    let mut faults = Vec::new();
    for (topic, found) in wanted.iter().zip(found) {
        let found = match found {
            Ok(found) if !found.entries.is_empty() => found,
            Ok(_) | Err(Code::UnknownTopicOrPartition) => return Ok(None),
            Err(code) => return Err(explained(&KafkaError::AdminOp(code), &topic.name, settings, &admin.seen)),
        };
        let Some((_, partitions)) = there.iter().find(|(name, _)| *name == topic.name) else { return Ok(None) };
        let wrong = topic.faults(*partitions, &found);
        faults.extend(wrong.into_iter().map(|fault| format!("{}: {fault}", topic.name)));
    }
    Ok(Some(faults))
}

async fn make(admin: &Admin, wanted: &[Wanted], shared: &Arc<Shared>) -> Result<(), BusError> {
    let (settings, there) = (&shared.settings, partitions(shared).await?);
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

/// Every topic that we may see, and how many partitions it has. Asked through the producer, which
/// hears why no broker lets it in.
async fn partitions(shared: &Arc<Shared>) -> Result<Vec<(String, usize)>, BusError> {
    let (began, patience) = (Instant::now(), patience(&shared.settings));
    loop {
        let asked = Arc::clone(shared);
        let listed = super::blocking(move || {
            let listed = asked.producer.client().fetch_metadata(None, patience.min(ASK))?;
            Ok(listed.topics().iter().map(|topic| (topic.name().to_owned(), topic.partitions().len())).collect())
        });
        match listed.await {
            Ok(listed) => return Ok(listed),
            Err(error) if shared.producer.seen.refused().is_some() || began.elapsed() > patience => {
                let _: KafkaError = error;
                return Err(away(&shared.settings, &shared.producer.seen));
            }
            Err(_) => {}
        }
    }
}

fn options(settings: &KafkaSettings) -> AdminOptions {
    let patience = patience(settings);
    AdminOptions::new().request_timeout(Some(patience)).operation_timeout(Some(patience))
}

/// Asking takes less patience than sending.
fn patience(settings: &KafkaSettings) -> Duration {
    settings.send_timeout.min(Duration::from_secs(30))
}
