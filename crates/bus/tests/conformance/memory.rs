use std::sync::Arc;

use bus::{Chunk, KafkaSettings, Message, Producer, Record, Topic};
use domain::{Batch, DeliveryRow, LoadId};

use crate::broker::{connected, settings};
use crate::rules::next;
use crate::said::{key, manifest, place, sized};

/// Chunks of a mebibyte each.
const CHUNKS: u32 = 500;
/// What the program may grow by, in MiB: far less than what travels.
const GROWTH: u64 = 300;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a real broker: make test-cluster"]
async fn an_export_larger_than_memory_travels_in_bounded_memory() {
    let kafka = connected(KafkaSettings { partitions: 1, ..settings() }).await;
    let rows = Arc::new(mebibyte());
    let before = resident();
    let producer = kafka.producer();
    for sequence in 0..CHUNKS {
        let chunk = Chunk { load: LoadId(1), sequence, rows: Arc::clone(&rows) };
        producer.send(Record { key: key("a"), message: Message::Chunk(chunk) }).await.unwrap();
        assert!(resident() < before + GROWTH, "sending chunk {sequence}");
    }
    producer.send(manifest("a", 1, CHUNKS)).await.unwrap();
    let mut consumer = kafka.consumer(Topic::Rows).unwrap();
    for sequence in 0..CHUNKS {
        assert_eq!(place(&next(&mut consumer).await), (1, sequence));
        assert!(resident() < before + GROWTH, "receiving chunk {sequence}");
    }
    assert!(kafka.traffic().sent_bytes > u64::from(CHUNKS) << 20);
}

/// Rows with a mebibyte of text, no two texts alike.
fn mebibyte() -> Batch {
    let Message::Chunk(chunk) = sized("a", 1, 0, 1).message else { unreachable!("it is a chunk") };
    let row: DeliveryRow<'_> = chunk.rows.rows().next().unwrap();
    let mut batch = Batch::default();
    for at in 0..1024_u64 {
        let words = (0..64).map(|part| ((at << 8) | part).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let name = words.map(|word| format!("{word:016x}")).collect::<Vec<_>>().concat();
        batch.push(&DeliveryRow { campaign: domain::EntityRef { id: "", name: &name }, ..row });
    }
    batch
}

/// Memory of the program in MiB.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches("kB").trim().parse::<u64>().unwrap() / 1024
}
