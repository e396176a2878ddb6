//! How fast rows go in through the socket: two million rows of fifteen
//! columns, as Native and as `RowBinary`. Run it with `--release`.
//!
//! `cargo run --release -p engine --example insert_speed`

use std::time::Instant;

use bytes::Bytes;
use clickhouse::{Client, Compression};
use engine::{Engine, Options};
use hyper_util::client::legacy::Client as Http;
use hyper_util::rt::TokioExecutor;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const ROWS: u64 = 2_000_000;
const BLOCK: u64 = 200_000;
const NUMBERS: usize = 11;
const TEXTS: usize = 4;

fn main() -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let engine = Engine::open(Options::new(folder.path()))?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let measured = async {
            let outcome = measure(&client(folder.path())?).await;
            drop(stop);
            outcome
        };
        let (served, measured) = tokio::join!(engine.serve(async { drop(stopped.await) }), measured);
        served?;
        measured
    })?;
    engine.close();
    Ok(())
}

fn client(data: &std::path::Path) -> Outcome<Client> {
    let address: hyper::Uri = hyperlocal::Uri::new(engine::connectable(data)?, "/").into();
    let http = Http::builder(TokioExecutor::new()).build(hyperlocal::UnixConnector);
    Ok(Client::with_http_client(http).with_url(address.to_string()).with_compression(Compression::None))
}

async fn measure(client: &Client) -> Outcome<()> {
    for round in 0..3 {
        for (format, encode) in [("Native", native as fn(u64) -> Vec<u8>), ("RowBinary", row_binary)] {
            let table = format!("t_{}_{round}", format.to_lowercase());
            client.query(&create(&table)).execute().await?;
            let blocks: Vec<Bytes> = (0..ROWS / BLOCK).map(|block| encode(block * BLOCK).into()).collect();
            let size: usize = blocks.iter().map(Bytes::len).sum();
            let start = Instant::now();
            insert(client, &table, format, blocks).await?;
            let seconds = start.elapsed().as_secs_f64();
            #[allow(clippy::cast_precision_loss)]
            let (speed, bytes) = (ROWS as f64 / seconds, size as f64 / seconds / 1e6);
            println!("{format}: {seconds:.2} s, {speed:.0} rows/s, {bytes:.0} MB/s");
            let count: u64 = client.query(&format!("SELECT count() FROM {table}")).fetch_one().await?;
            assert_eq!(count, ROWS);
        }
    }
    Ok(())
}

async fn insert(client: &Client, table: &str, format: &str, blocks: Vec<Bytes>) -> Outcome<()> {
    let mut insert = client.insert_formatted_with(format!("INSERT INTO {table} FORMAT {format}"));
    for mut block in blocks {
        while !block.is_empty() {
            let piece = block.split_to(block.len().min(256 * 1024));
            insert.send(piece).await?;
        }
    }
    Ok(insert.end().await?)
}

fn create(table: &str) -> String {
    let numbers = (0..NUMBERS).map(|column| format!("n{column} Int64"));
    let texts = (0..TEXTS).map(|column| format!("s{column} String"));
    let columns: Vec<_> = numbers.chain(texts).collect();
    format!("CREATE TABLE {table} ({}) ENGINE = MergeTree ORDER BY n0", columns.join(", "))
}

fn number(row: u64, column: usize) -> [u8; 8] {
    (row * (column as u64 + 1)).to_le_bytes()
}

fn text(row: u64, column: usize) -> String {
    format!("value {}", (row / 100) * (column as u64 + 1))
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    // Every text here is shorter than 128 bytes, so its length takes one.
    out.push(u8::try_from(text.len()).unwrap_or(0));
    out.extend_from_slice(text.as_bytes());
}

fn row_binary(first: u64) -> Vec<u8> {
    let mut out = Vec::new();
    for row in first..first + BLOCK {
        (0..NUMBERS).for_each(|column| out.extend_from_slice(&number(row, column)));
        (0..TEXTS).for_each(|column| put_text(&mut out, &text(row, column)));
    }
    out
}

fn native(first: u64) -> Vec<u8> {
    let mut out = vec![u8::try_from(NUMBERS + TEXTS).unwrap_or(0)];
    let mut rows = BLOCK;
    while rows >= 0x80 {
        out.push(rows.to_le_bytes()[0] | 0x80);
        rows >>= 7;
    }
    out.push(rows.to_le_bytes()[0]);
    for column in 0..NUMBERS {
        put_text(&mut out, &format!("n{column}"));
        put_text(&mut out, "Int64");
        (first..first + BLOCK).for_each(|row| out.extend_from_slice(&number(row, column)));
    }
    for column in 0..TEXTS {
        put_text(&mut out, &format!("s{column}"));
        put_text(&mut out, "String");
        (first..first + BLOCK).for_each(|row| put_text(&mut out, &text(row, column)));
    }
    out
}
