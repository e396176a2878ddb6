//! The rules, each for any bus.

use std::collections::BTreeSet;
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use bus::{Consumer, Message, Producer, Received, Topic};

use crate::said::{chunk, manifest, place, sized, stored};

/// A bus under test.
pub(crate) trait Bus {
    type Consumer: Consumer;
    fn producer(&self) -> impl Producer;
    fn consumer(&self, topic: Topic) -> Self::Consumer;
}

pub(crate) async fn next(consumer: &mut impl Consumer) -> Received {
    consumer.poll().await.expect("the bus answers").expect("there is one more")
}

pub(crate) async fn content_arrives_as_it_was_sent(bus: &impl Bus) {
    let sent = [sized("a", 1, 0, 3), manifest("a", 1, 1)];
    for record in sent.clone() {
        bus.producer().send(record).await.unwrap();
    }
    let mut consumer = bus.consumer(Topic::Rows);
    match (next(&mut consumer).await.message, &sent[0].message) {
        (Message::Chunk(got), Message::Chunk(sent)) => {
            assert_eq!((got.load, got.sequence, &got.rows), (sent.load, sent.sequence, &sent.rows));
        }
        other => panic!("{other:?}"),
    }
    match (next(&mut consumer).await.message, &sent[1].message) {
        (Message::Manifest(got), Message::Manifest(sent)) => assert_eq!(got, *sent),
        other => panic!("{other:?}"),
    }
}

pub(crate) async fn records_of_a_key_stay_in_order_on_one_partition(bus: &impl Bus) {
    let producer = bus.producer();
    for sequence in 0..20 {
        for account in ["a", "b", "c"] {
            producer.send(chunk(account, u64::from(account.as_bytes()[0]), sequence)).await.unwrap();
        }
    }
    let mut consumer = bus.consumer(Topic::Rows);
    let (mut partitions, mut orders) = (BTreeSet::new(), [const { Vec::new() }; 3]);
    for _ in 0..60 {
        let received = next(&mut consumer).await;
        let (load, sequence) = place(&received);
        partitions.insert((load, received.partition));
        orders[usize::try_from(load).unwrap() - usize::from(b'a')].push(sequence);
    }
    assert_eq!(partitions.len(), 3, "{partitions:?}");
    assert!(orders.iter().all(|order| order.iter().copied().eq(0..20)), "{orders:?}");
}

pub(crate) async fn what_was_not_committed_goes_to_the_next_consumer(bus: &impl Bus) {
    let producer = bus.producer();
    for sequence in 0..4 {
        producer.send(chunk("a", 1, sequence)).await.unwrap();
    }
    let mut first = bus.consumer(Topic::Rows);
    let mut last = None;
    for sequence in 0..4 {
        let received = next(&mut first).await;
        assert_eq!(place(&received), (1, sequence));
        last = if sequence < 2 { Some(received) } else { last };
    }
    let committed = last.unwrap();
    first.commit(committed.partition, committed.offset).await.unwrap();
    drop(first);
    let mut second = bus.consumer(Topic::Rows);
    assert_eq!(place(&next(&mut second).await), (1, 2));
    assert_eq!(place(&next(&mut second).await), (1, 3));
}

pub(crate) async fn after_a_rewind_everything_since_the_last_commit_comes_again(bus: &impl Bus) {
    let producer = bus.producer();
    for sequence in 0..5 {
        producer.send(chunk("a", 1, sequence)).await.unwrap();
    }
    let mut consumer = bus.consumer(Topic::Rows);
    for from in [0, 2, 2] {
        for sequence in from..5 {
            let received = next(&mut consumer).await;
            assert_eq!(place(&received), (1, sequence));
            if (from, sequence) == (0, 1) {
                consumer.commit(received.partition, received.offset).await.unwrap();
            }
        }
        if !consumer.rewind().await.unwrap() {
            return;
        }
    }
}

pub(crate) async fn topics_are_apart(bus: &impl Bus) {
    let producer = bus.producer();
    producer.send(stored("a", 1)).await.unwrap();
    producer.send(chunk("a", 2, 0)).await.unwrap();
    assert_eq!(place(&next(&mut bus.consumer(Topic::Rows)).await), (2, 0));
    let closing = next(&mut bus.consumer(Topic::Closings)).await;
    assert!(matches!(closing.message, Message::Stored(stored) if stored.manifest.load.0 == 1));
}

pub(crate) async fn dropping_a_poll_loses_no_record(bus: &impl Bus) {
    let producer = bus.producer();
    for sequence in 0..50 {
        producer.send(chunk("a", 1, sequence)).await.unwrap();
    }
    let mut consumer = bus.consumer(Topic::Rows);
    for sequence in 0..50 {
        let received = loop {
            if let Some(received) = polled_once(&mut consumer).await {
                break received;
            }
            tokio::task::yield_now().await;
        };
        assert_eq!(place(&received), (1, sequence));
    }
}

/// What a poll has at its first look; the poll is dropped where it would wait.
async fn polled_once(consumer: &mut impl Consumer) -> Option<Received> {
    let mut poll = pin!(consumer.poll());
    let looked = poll_fn(|context| match poll.as_mut().poll(context) {
        Poll::Ready(received) => Poll::Ready(Some(received)),
        Poll::Pending => Poll::Ready(None),
    });
    looked.await.map(|received| received.unwrap().unwrap())
}

/// Every rule as a test of its own, with a bus of its own and one more attribute.
macro_rules! conform {
    ($mark:tt $bus:expr) => {
        conform!($mark $bus; content_arrives_as_it_was_sent);
        conform!($mark $bus; records_of_a_key_stay_in_order_on_one_partition);
        conform!($mark $bus; what_was_not_committed_goes_to_the_next_consumer);
        conform!($mark $bus; after_a_rewind_everything_since_the_last_commit_comes_again);
        conform!($mark $bus; topics_are_apart);
        conform!($mark $bus; dropping_a_poll_loses_no_record);
    };
    ($mark:tt $bus:expr; $rule:ident) => {
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        #$mark
        async fn $rule() {
            crate::rules::$rule(&$bus).await;
        }
    };
}
pub(crate) use conform;
