use std::sync::Arc;

use domain::{Batch, LoadId, Source};

use super::*;
use crate::Chunk;

fn key(account: &str) -> SentTo {
    SentTo { source: Source::Meta, account: account.to_owned(), report: "default".to_owned() }
}

fn record(account: &str, sequence: u32) -> Record {
    Record {
        key: key(account),
        message: Message::Chunk(Chunk { load: LoadId(1), sequence, rows: Arc::new(Batch::default()) }),
    }
}

fn sequence(received: Option<&Received>) -> Option<u32> {
    match &received?.message {
        Message::Chunk(chunk) => Some(chunk.sequence),
        _ => None,
    }
}

#[tokio::test]
async fn records_of_a_key_stay_in_order_on_one_partition() {
    let bus = InProcess::new(4, 16);
    for at in 0..5 {
        bus.send(record("a", at)).await.unwrap();
    }
    bus.close(Topic::Rows);
    let mut consumer = bus.consumer(Topic::Rows);
    let mut partitions = std::collections::BTreeSet::new();
    for at in 0..5 {
        let received = consumer.poll().await.unwrap();
        assert_eq!(sequence(received.as_ref()), Some(at));
        partitions.extend(received.map(|received| received.partition));
    }
    assert_eq!(partitions.len(), 1);
    assert!(consumer.poll().await.unwrap().is_none(), "closed, and read to its end");
}

#[tokio::test]
async fn what_was_not_committed_is_delivered_again() {
    let bus = InProcess::new(1, 16);
    for at in 0..3 {
        bus.send(record("a", at)).await.unwrap();
    }
    let mut first = bus.consumer(Topic::Rows);
    for _ in 0..3 {
        first.poll().await.unwrap();
    }
    first.commit(Partition(0), Offset(0)).await.unwrap();
    drop(first);
    assert_eq!(sequence(bus.consumer(Topic::Rows).poll().await.unwrap().as_ref()), Some(1));
}

#[tokio::test]
async fn a_full_bus_takes_more_once_something_is_committed() {
    let bus = InProcess::new(1, 2);
    bus.send(record("a", 0)).await.unwrap();
    bus.send(record("a", 1)).await.unwrap();
    let third = bus.send(record("a", 2));
    tokio::pin!(third);
    assert!(futures_pending(third.as_mut()).await, "it waits while the bus is full");
    let mut consumer = bus.consumer(Topic::Rows);
    consumer.poll().await.unwrap();
    consumer.commit(Partition(0), Offset(0)).await.unwrap();
    assert_eq!(third.await, Ok(()));
}

#[tokio::test]
async fn a_closed_bus_takes_nothing() {
    let bus = InProcess::new(1, 2);
    bus.close(Topic::Rows);
    assert_eq!(bus.send(record("a", 0)).await, Err(BusError::Closed));
}

/// Whether a future is not done when it is asked once.
async fn futures_pending<T>(future: std::pin::Pin<&mut impl Future<Output = T>>) -> bool {
    let mut future = Some(future);
    std::future::poll_fn(move |context| {
        let asked = future.take().map(|future| future.poll(context).is_pending());
        std::task::Poll::Ready(asked.unwrap_or(false))
    })
    .await
}
