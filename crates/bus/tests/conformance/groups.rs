use std::collections::BTreeSet;
use std::time::Duration;

use bus::{Consumer, Kafka, KafkaConsumer, Offset, Producer, Received, Topic};

use crate::broker::{connected, settings};
use crate::raw::committed;
use crate::said::{chunk, place};

/// Polls in turn until something holds, and gives what came.
async fn polled(consumers: &mut [&mut KafkaConsumer], until: impl Fn(&[Received]) -> bool) -> Vec<Received> {
    let mut received = Vec::new();
    while !until(&received) {
        for consumer in &mut *consumers {
            let poll = tokio::time::timeout(Duration::from_millis(20), consumer.poll());
            received.extend(poll.await.ok().map(|polled| polled.unwrap().unwrap()));
        }
    }
    received
}

fn partitions(kafka: &Kafka) -> usize {
    kafka.health().rows
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a real broker: make test-cluster"]
async fn two_processes_share_the_partitions_and_one_takes_over_from_the_other() {
    let settings = settings();
    let (one, other) = (connected(settings.clone()).await, Kafka::connect(settings.clone()).unwrap());
    let mut first = one.consumer(Topic::Rows).unwrap();
    polled(&mut [&mut first], |_| partitions(&one) == 4).await;
    assert_eq!(first.revoked(), []);

    let mut second = other.consumer(Topic::Rows).unwrap();
    polled(&mut [&mut first, &mut second], |_| partitions(&one) == 2 && partitions(&other) == 2).await;
    let lost = first.revoked();
    assert_eq!(lost.len(), 2);
    assert_eq!(first.revoked(), [], "said once");
    for partition in &lost {
        first.commit(*partition, Offset(5)).await.unwrap();
        assert_eq!(committed(&settings, *partition), None, "it is the other's");
    }

    for at in 0..40 {
        one.producer().send(chunk(&format!("account {at}"), at, 0)).await.unwrap();
    }
    let received = polled(&mut [&mut first, &mut second], |received| received.len() == 40).await;
    let loads: BTreeSet<_> = received.iter().map(place).collect();
    assert_eq!(loads.len(), 40, "each came once");

    drop(second);
    let theirs = received.iter().filter(|received| lost.contains(&received.partition)).count();
    assert!(theirs > 0);
    let again = polled(&mut [&mut first], |again| again.len() == theirs).await;
    assert!(again.iter().all(|received| lost.contains(&received.partition)), "what the other had not committed");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a real broker: make test-cluster"]
async fn a_consumer_that_is_asked_to_stop_gets_nothing_more() {
    let kafka = connected(settings()).await;
    let mut consumer = kafka.consumer(Topic::Rows).unwrap();
    kafka.producer().send(chunk("a", 1, 0)).await.unwrap();
    assert_eq!(consumer.poll().await.unwrap().as_ref().map(place), Some((1, 0)));
    let waiting = tokio::spawn(async move { (consumer.poll().await, consumer.poll().await) });
    kafka.stop();
    let (now, later) = waiting.await.unwrap();
    assert!(now.unwrap().is_none() && later.unwrap().is_none());
}
