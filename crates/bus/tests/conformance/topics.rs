use std::time::Duration;

use bus::{BusError, Consumer, Kafka, KafkaSettings, Producer, Topic};
use rdkafka::admin::{AdminClient, AdminOptions, NewTopic, TopicReplication};
use rdkafka::client::DefaultClientContext;

use crate::broker::{connected, settings};
use crate::raw::config;
use crate::said::{chunk, manifest};

async fn refused(settings: KafkaSettings) -> String {
    match Kafka::connect(settings).unwrap().ensure_topics().await {
        Err(BusError::Refused(said)) => said,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a real broker: make test-cluster"]
async fn topics_are_made_once_and_checked_from_then_on() {
    let settings = settings();
    let kafka = connected(settings.clone()).await;
    kafka.ensure_topics().await.unwrap();
    let rows = settings.topic(Topic::Rows);
    let said = refused(KafkaSettings { partitions: 5, ..settings.clone() }).await;
    assert!(said.contains(&format!("{rows}: it has 4 partitions instead of 5")), "{said}");
    let said = refused(KafkaSettings { retention: Duration::from_secs(60), ..settings }).await;
    assert!(said.contains(&format!("{rows}: retention.ms is 604800000 instead of 60000")), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a real broker: make test-cluster"]
async fn each_difference_of_a_topic_that_others_made_is_named() {
    let settings = settings();
    let admin: AdminClient<DefaultClientContext> = config(&settings).create().unwrap();
    let name = settings.topic(Topic::Closings);
    let topic = NewTopic::new(&name, 2, TopicReplication::Fixed(1))
        .set("cleanup.policy", "compact")
        .set("max.message.bytes", "1000");
    admin.create_topics(&[topic], &AdminOptions::new()).await.unwrap();
    let said = refused(settings).await;
    for fault in [
        "it has 2 partitions instead of 1",
        "cleanup.policy is compact instead of delete",
        "max.message.bytes is 1000 instead of at least 16777216",
    ] {
        assert!(said.contains(&format!("{name}: {fault}")), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a real broker: make test-cluster"]
async fn a_topic_that_goes_away_is_said() {
    let settings = settings();
    let kafka = connected(settings.clone()).await;
    let mut consumer = kafka.consumer(Topic::Rows).unwrap();
    let producer = kafka.producer();
    producer.send(manifest("a", 1, 0)).await.unwrap();
    consumer.poll().await.unwrap();
    let admin: AdminClient<DefaultClientContext> = config(&settings).create().unwrap();
    let rows = settings.topic(Topic::Rows);
    admin.delete_topics(&[&rows], &AdminOptions::new()).await.unwrap();
    producer.send(chunk("a", 2, 0)).await.unwrap();
    let said = format!("the topic {rows} does not exist");
    for error in [producer.send(manifest("a", 2, 1)).await.unwrap_err(), consumer.poll().await.unwrap_err()] {
        assert!(matches!(&error, BusError::Refused(text) if text.contains(&said)), "{error}");
    }
}
