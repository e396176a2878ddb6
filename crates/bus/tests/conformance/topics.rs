use std::time::Duration;

use bus::{BusError, Kafka, KafkaSettings, Topic};
use rdkafka::admin::{AdminClient, AdminOptions, NewTopic, TopicReplication};
use rdkafka::client::DefaultClientContext;

use crate::broker::{connected, settings};
use crate::raw::config;

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
