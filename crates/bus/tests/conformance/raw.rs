//! What other programs would put into the topics, and find there.

use std::collections::BTreeMap;
use std::time::Duration;

use bus::{KafkaSettings, Partition, Topic};
use rdkafka::config::ClientConfig;
use rdkafka::consumer::{BaseConsumer, Consumer};
use rdkafka::message::{Headers, Message};
use rdkafka::producer::{FutureProducer, FutureRecord};
use rdkafka::{Offset, TopicPartitionList};

const PATIENCE: Duration = Duration::from_secs(30);

/// A message as it lies in a topic.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Lying {
    pub(crate) key: String,
    pub(crate) value: String,
    pub(crate) headers: BTreeMap<String, String>,
}

pub(crate) fn config(settings: &KafkaSettings) -> ClientConfig {
    let mut config = ClientConfig::new();
    config.set("bootstrap.servers", &settings.brokers);
    config
}

/// Puts a value into the first partition of the topic of rows.
pub(crate) async fn put(settings: &KafkaSettings, key: &str, value: &str) -> i64 {
    let producer: FutureProducer = config(settings).create().unwrap();
    let topic = settings.topic(Topic::Rows);
    let record = FutureRecord::to(&topic).partition(0).key(key).payload(value).timestamp(1_700_000_000_123);
    producer.send(record, PATIENCE).await.unwrap().offset
}

/// The dead letters, once there are so many of them.
pub(crate) fn dead_letters(settings: &KafkaSettings, count: usize) -> Vec<Lying> {
    let consumer: BaseConsumer = config(settings).set("group.id", "reader").create().unwrap();
    let mut list = TopicPartitionList::new();
    list.add_partition_offset(&settings.dead_letters(), 0, Offset::Beginning).unwrap();
    consumer.assign(&list).unwrap();
    let (_, high) = consumer.fetch_watermarks(&settings.dead_letters(), 0, PATIENCE).unwrap();
    assert_eq!(usize::try_from(high), Ok(count));
    (0..count).map(|_| lying(&consumer.poll(PATIENCE).unwrap().unwrap())).collect()
}

fn lying(message: &impl Message) -> Lying {
    let text = |bytes: Option<&[u8]>| String::from_utf8(bytes.unwrap_or_default().to_vec()).unwrap();
    let headers = message.headers().map(|headers| headers.iter().collect::<Vec<_>>()).unwrap_or_default();
    Lying {
        key: text(message.key()),
        value: text(message.payload()),
        headers: headers.into_iter().map(|header| (header.key.to_owned(), text(header.value))).collect(),
    }
}

/// The offset from which a partition of rows would be read after a restart.
pub(crate) fn committed(settings: &KafkaSettings, partition: Partition) -> Option<i64> {
    let consumer: BaseConsumer = config(settings).set("group.id", settings.group(Topic::Rows)).create().unwrap();
    let mut list = TopicPartitionList::new();
    list.add_partition(&settings.topic(Topic::Rows), i32::try_from(partition.0).unwrap());
    let found = consumer.committed_offsets(list, PATIENCE).unwrap();
    found.elements()[0].offset().to_raw().filter(|offset| *offset >= 0)
}
