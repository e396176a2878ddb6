use std::time::Duration;

use bus::{BusError, Consumer, Kafka, KafkaSettings, Message, Producer, Topic};

use crate::broker::{Own, connected};
use crate::rules::next;
use crate::said::{manifest, place, sized};

const CHUNKS: u32 = 300;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a real broker: make test-cluster"]
async fn a_broker_that_is_killed_under_load_loses_and_doubles_nothing() {
    let own = Own::start();
    let kafka = connected(own.settings()).await;
    let producer = kafka.producer();
    let sending = tokio::spawn(async move {
        for sequence in 0..CHUNKS {
            producer.send(sized("a", 1, sequence, 200)).await.unwrap();
            tokio::task::yield_now().await;
        }
        producer.send(manifest("a", 1, CHUNKS)).await.unwrap();
    });
    let mut consumer = kafka.consumer(Topic::Rows).unwrap();
    for sequence in 0..20 {
        assert_eq!(place(&next(&mut consumer).await), (1, sequence));
    }
    own.broker("kill");
    own.broker("start");
    let (mut due, mut again) = (20, false);
    while due <= CHUNKS {
        let received = next(&mut consumer).await;
        if !consumer.revoked().is_empty() {
            assert!(!std::mem::replace(&mut again, true), "once at most");
            due = 0;
        }
        match received.message {
            Message::Manifest(_) => assert_eq!(due, CHUNKS),
            _ => assert_eq!(place(&received), (1, due)),
        }
        due += 1;
    }
    sending.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a real broker: make test-cluster"]
async fn without_a_broker_sending_gives_up_in_time_and_says_what_to_do() {
    let own = Own::start();
    let settings = KafkaSettings { send_timeout: Duration::from_secs(2), ..own.settings() };
    let kafka = connected(settings.clone()).await;
    own.broker("kill");
    let producer = kafka.producer();
    producer.send(sized("a", 1, 0, 1)).await.unwrap();
    let unmade = Kafka::connect(settings.clone()).unwrap().ensure_topics().await;
    for error in [producer.send(manifest("a", 1, 1)).await.unwrap_err(), unmade.unwrap_err()] {
        let said = format!("the broker at {} does not answer", settings.brokers);
        assert!(matches!(&error, BusError::Away(text) if text.contains(&said)), "{error}");
    }
    own.broker("start");
    let again = producer.send(manifest("a", 1, 1)).await;
    assert!(matches!(again, Err(BusError::Away(_))), "a chunk of it was lost");
    producer.send(sized("a", 2, 0, 1)).await.unwrap();
    producer.send(manifest("a", 2, 1)).await.unwrap();
    let mut consumer = kafka.consumer(Topic::Rows).unwrap();
    assert_eq!(place(&next(&mut consumer).await), (2, 0), "the load without its chunk has no manifest");
}
