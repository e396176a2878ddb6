use std::collections::BTreeMap;

use bus::{BusError, Consumer, KafkaSettings, Partition, Producer, Topic, Unreadable};

use crate::broker::{connected, settings};
use crate::raw::{committed, dead_letters, put};
use crate::rules::next;
use crate::said::{chunk, place};

const RUBBISH: &str = r#"{"format":1,"kind":"chunk","load":"secret"}"#;

/// All records on one partition.
fn narrow() -> KafkaSettings {
    KafkaSettings { partitions: 1, ..settings() }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a real broker: make test-cluster"]
async fn what_cannot_be_read_is_set_aside_with_all_that_is_known_of_it() {
    let settings = narrow();
    let kafka = connected(settings.clone()).await;
    kafka.producer().send(chunk("a", 1, 0)).await.unwrap();
    let mut consumer = kafka.consumer(Topic::Rows).unwrap();
    assert_eq!(place(&next(&mut consumer).await), (1, 0));
    let offset = put(&settings, "its key", RUBBISH).await;
    kafka.producer().send(chunk("a", 1, 1)).await.unwrap();
    assert_eq!(place(&next(&mut consumer).await), (1, 1));

    let letters = dead_letters(&settings, 1);
    assert_eq!((letters[0].key.as_str(), letters[0].value.as_str()), ("its key", RUBBISH));
    let topic = settings.topic(Topic::Rows);
    let headers = [
        ("code", "shape"),
        ("key", "its key"),
        ("offset", &offset.to_string()),
        ("partition", "0"),
        ("reason", "it does not have the shape of a chunk: an entry is not what is expected at line 1 column 42"),
        ("timestamp", "1700000000123"),
        ("topic", &topic),
    ];
    let headers: BTreeMap<_, _> = headers.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
    assert_eq!(letters[0].headers, headers);
    assert_eq!(kafka.traffic().dead, BTreeMap::from([("shape", 1)]));
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a real broker: make test-cluster"]
async fn what_was_set_aside_is_committed_with_what_came_before_it_or_at_once() {
    let settings = narrow();
    let kafka = connected(settings.clone()).await;
    put(&settings, "", "rubbish").await;
    let mut consumer = kafka.consumer(Topic::Rows).unwrap();
    kafka.producer().send(chunk("a", 1, 0)).await.unwrap();
    let open = next(&mut consumer).await;
    assert_eq!(committed(&settings, Partition(0)), Some(1), "nothing was open before it");
    put(&settings, "", "rubbish").await;
    kafka.producer().send(chunk("a", 1, 1)).await.unwrap();
    next(&mut consumer).await;
    assert_eq!(committed(&settings, Partition(0)), Some(1), "the first chunk is open");
    consumer.commit(open.partition, open.offset).await.unwrap();
    assert_eq!(committed(&settings, Partition(0)), Some(3));
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a real broker: make test-cluster"]
async fn too_many_that_cannot_be_read_stop_the_consumer() {
    let settings = KafkaSettings { unreadable: Unreadable { in_a_row: 2, share: 1.0 }, ..narrow() };
    let kafka = connected(settings.clone()).await;
    for _ in 0..4 {
        put(&settings, "", "rubbish").await;
    }
    let mut consumer = kafka.consumer(Topic::Rows).unwrap();
    for _ in 0..2 {
        let error = consumer.poll().await.unwrap_err();
        assert!(matches!(&error, BusError::Refused(said) if said.contains("offset 2")), "{error}");
    }
    dead_letters(&settings, 2);
    assert_eq!(committed(&settings, Partition(0)), Some(2));
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a real broker: make test-cluster"]
async fn a_newer_message_stops_the_consumer_and_is_not_set_aside() {
    let settings = narrow();
    let kafka = connected(settings.clone()).await;
    put(&settings, "", r#"{"format":3,"kind":"parcel"}"#).await;
    kafka.producer().send(chunk("a", 1, 0)).await.unwrap();
    let mut consumer = kafka.consumer(Topic::Rows).unwrap();
    for _ in 0..2 {
        for _ in 0..2 {
            let error = consumer.poll().await.unwrap_err();
            assert!(matches!(&error, BusError::Newer(said) if said.contains("message of format 3")), "{error}");
        }
        assert!(consumer.rewind().await.unwrap());
    }
    dead_letters(&settings, 0);
    assert_eq!(committed(&settings, Partition(0)), None);
}
