//! Clients that go away in the middle of their rows. The engine here runs one
//! statement at a time, so that a question asked afterwards is answered after
//! the abandoned insert has ended.
#![allow(missing_docs)]

mod support;

use std::io::Write;
use std::os::unix::net::UnixStream;
use std::path::Path;

use clickhouse::Client;
use engine::{Engine, Options};
use support::{client_of, fresh, open};

async fn served<T>(engine: &Engine, work: impl Future<Output = T>) -> T {
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let work = async {
        let outcome = work.await;
        drop(stop);
        outcome
    };
    let (served, outcome) = tokio::join!(engine.serve(async { drop(stopped.await) }), work);
    served.expect("served");
    outcome
}

async fn count(client: &Client) -> u64 {
    client.query("SELECT count() FROM t").fetch_one().await.expect("read")
}

#[tokio::test]
async fn an_abandoned_insert_commits_nothing_more() {
    let data = fresh();
    let engine = open(Options { statements: 1, ..Options::new(&data) });
    served(&engine, async {
        let client = client_of(&data);
        client.query("CREATE TABLE t (n UInt64) ENGINE = MergeTree ORDER BY n").execute().await.expect("created");
        dropped(&client).await;
        cut(&client, &data).await;
        later_blocks(&client).await;
    })
    .await;
    engine.close();
}

/// A client that drops its insert without `end`.
async fn dropped(client: &Client) {
    for rows in ["1\n2\n3\n".to_owned(), "1\n".repeat(100_000)] {
        let mut insert = client.insert_formatted_with("INSERT INTO t FORMAT CSV");
        insert.send(rows.into()).await.expect("sent");
        drop(insert);
        assert_eq!(count(client).await, 0);
    }
}

/// A connection that ends within a chunk, and one between two.
async fn cut(client: &Client, data: &Path) {
    let head = "POST /?query=INSERT+INTO+t+FORMAT+CSV HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    for rows in ["9\r\n1\n2\n", "4\r\n1\n2\n\r\n"] {
        let mut stream = UnixStream::connect(engine::connectable(data).expect("a path")).expect("connected");
        stream.write_all(format!("{head}{rows}").as_bytes()).expect("sent");
        // A question on the same engine shows that the insert has begun.
        drop(stream);
        assert_eq!(count(client).await, 0);
    }
}

/// Blocks that were full before the client left stay, as in `ClickHouse`; what
/// had not filled one is gone.
async fn later_blocks(client: &Client) {
    let mut insert = client
        .insert_formatted_with("INSERT INTO t FORMAT RowBinary")
        .with_setting("max_insert_block_size", "1000")
        .with_setting("min_insert_block_size_rows", "1000")
        .with_setting("min_insert_block_size_bytes", "0")
        .with_setting("input_format_parallel_parsing", "0");
    let rows: Vec<u8> = (0..300_500_u64).flat_map(u64::to_le_bytes).collect();
    insert.send(rows.into()).await.expect("sent");
    drop(insert);
    let left = count(client).await;
    assert!(left % 1000 == 0 && left < 300_500, "{left} rows are no whole blocks");
}
