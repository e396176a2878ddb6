//! What a failing, leaving or careless client leaves behind: nothing.
#![allow(missing_docs)]

mod support;

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;

use clickhouse::error::{Error, Result};
use clickhouse::{Client, Row};
use serde::{Deserialize, Serialize};
use support::{bytes, client, data};

#[derive(Debug, Row, Serialize, Deserialize)]
struct Number {
    n: u64,
}

fn text(outcome: Result<impl std::fmt::Debug>) -> String {
    match outcome {
        Err(Error::BadResponse(text)) => text,
        other => panic!("it did not fail as it should: {other:?}"),
    }
}

async fn table(name: &str) -> Client {
    let client = client();
    let sql = format!("CREATE TABLE {name} (n UInt64) ENGINE = MergeTree ORDER BY n");
    client.query(&sql).execute().await.expect("created");
    client
}

async fn count(client: &Client, table: &str) -> u64 {
    client.query(&format!("SELECT count() FROM {table}")).fetch_one().await.expect("read")
}

/// The status line and the text of an answer to raw bytes.
fn raw(request: &[u8]) -> String {
    let mut stream = UnixStream::connect(engine::connectable(data()).expect("a path")).expect("connected");
    stream.write_all(request).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("answered");
    answer
}

#[tokio::test]
async fn failures_have_the_codes_of_clickhouse() {
    let cases = [
        ("SELECT", "62", "400"),
        ("SELECT * FROM nowhere", "60", "404"),
        ("SELECT nothing", "47", "404"),
        ("SELECT 1 FORMAT Nothing", "73", "400"),
        ("SELECT throwIf(1)", "395", "500"),
        ("INSERT INTO nowhere VALUES (1)", "60", "404"),
    ];
    for (sql, code, status) in cases {
        let failure = text(client().query(sql).execute().await);
        assert!(failure.starts_with(&format!("Code: {code}. DB::Exception: ")), "{sql}: {failure}");
        let length = sql.len();
        let answer =
            raw(format!("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{sql}")
                .as_bytes());
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{sql}: {answer}");
        assert!(answer.contains(&format!("x-clickhouse-exception-code: {code}\r\n")), "{sql}: {answer}");
    }
}

#[tokio::test]
async fn a_failure_in_the_middle_of_an_answer_is_reported() {
    let sql = "SELECT throwIf(number = 1000000, 'too far') AS n FROM numbers(2000000) SETTINGS max_block_size = 50000";
    for format in ["RowBinaryWithNamesAndTypes", "CSVWithNames", "JSONEachRow", "Native"] {
        let mut cursor = client().query(sql).fetch_bytes(format).expect("sent");
        let first = cursor.next().await.expect("the answer begins");
        assert!(first.is_some());
        let failure = loop {
            match cursor.next().await {
                Ok(Some(_)) => {}
                outcome => break text(outcome),
            }
        };
        assert!(failure.starts_with("Code: 395.") && failure.contains("too far"), "{failure}");
    }
}

#[tokio::test]
async fn a_failed_insert_tells_why_and_keeps_nothing_of_its_block() {
    let client = table("failed").await;
    let mut insert = client.insert_formatted_with("INSERT INTO failed FORMAT CSV");
    let sent = insert.send("1\n2\nx\n".into()).await;
    let failure = text(sent.and(insert.end().await));
    assert!(failure.starts_with("Code: 117."), "{failure}");
    assert_eq!(count(&client, "failed").await, 0);
}

#[tokio::test]
async fn an_insert_into_nowhere_is_told_after_any_amount_of_rows() {
    let mut insert = client().insert_formatted_with("INSERT INTO nowhere FORMAT CSV");
    let rows = "1\n".repeat(500_000);
    let mut failure = None;
    for _ in 0..20 {
        if let Err(error) = insert.send(rows.clone().into()).await {
            failure = Some(Err(error));
            break;
        }
    }
    let failure = match failure {
        Some(failure) => failure,
        None => insert.end().await,
    };
    assert!(text(failure).starts_with("Code: 60."));
}

#[tokio::test]
async fn validation_notices_a_wrong_row_before_it_is_sent() {
    #[derive(Row, Serialize)]
    struct Wrong {
        n: String,
    }
    let client = table("validated").await;
    let mut insert = client.insert::<Wrong>("validated").await.expect("described");
    let outcome = insert.write(&Wrong { n: "x".to_owned() }).await;
    assert!(matches!(outcome, Err(Error::SchemaMismatch(_))), "{outcome:?}");
    drop(insert);
    assert_eq!(count(&client, "validated").await, 0);
}

#[tokio::test]
async fn settings_do_not_reach_the_next_request() {
    let client = client();
    let sql = "SELECT toUInt64(getSetting('max_block_size')) AS n";
    let before: Number = client.query(sql).fetch_one().await.expect("read");
    for _ in 0..20 {
        let within = client.query(sql).with_setting("max_block_size", "17").fetch_one::<Number>();
        assert_eq!(within.await.expect("read").n, 17);
        client.query("SET max_block_size = 18").execute().await.expect("set");
        client.query("USE system").execute().await.expect("used");
        assert!(client.query(sql).with_setting("nothing", "1").execute().await.is_err());
        let after: Number = client.query(sql).fetch_one().await.expect("read");
        assert_eq!(after.n, before.n);
        assert_eq!(bytes(&client, "SELECT currentDatabase()", "CSV").await.expect("read"), b"\"default\"\n");
    }
}

#[tokio::test]
async fn the_database_of_a_request_is_its_own() {
    let client = client();
    client.query("CREATE DATABASE `a b`").execute().await.expect("created");
    let there = client.clone().with_database("a b");
    there.query("CREATE TABLE here (n UInt64) ENGINE = Memory").execute().await.expect("created");
    let mut insert = there.insert::<Number>("here").await.expect("begun");
    insert.write(&Number { n: 1 }).await.expect("written");
    insert.end().await.expect("inserted");
    assert_eq!(count(&there, "here").await, 1);
    assert!(text(client.query("SELECT * FROM here").execute().await).starts_with("Code: 60."));
    let nowhere = client.with_database("nowhere");
    assert!(text(nowhere.query("SELECT 1").execute().await).starts_with("Code: 81."));
}

#[tokio::test]
async fn block_sizes_of_an_insert_are_respected() {
    for (table_name, size, parts) in [("one_block", "1000000", 1), ("ten_blocks", "10000", 10)] {
        let client = table(table_name).await;
        client.query(&format!("SYSTEM STOP MERGES {table_name}")).execute().await.expect("stopped");
        let mut insert = client
            .insert_formatted_with(format!("INSERT INTO {table_name} FORMAT RowBinary"))
            .with_setting("max_insert_block_size", size)
            .with_setting("min_insert_block_size_rows", size)
            .with_setting("min_insert_block_size_bytes", "0")
            .with_setting("input_format_parallel_parsing", "0")
            .with_setting("max_insert_threads", "1");
        for n in 0..100_u64 {
            let rows: Vec<u8> = (n * 1000..(n + 1) * 1000).flat_map(u64::to_le_bytes).collect();
            insert.send(rows.into()).await.expect("sent");
        }
        insert.end().await.expect("inserted");
        let sql = format!("SELECT count() FROM system.parts WHERE active AND table = '{table_name}'");
        let found: u64 = client.query(&sql).fetch_one().await.expect("read");
        assert_eq!(found, parts, "{table_name}");
        assert_eq!(count(&client, table_name).await, 100_000);
    }
}

#[tokio::test]
async fn requests_run_side_by_side() {
    let client = table("side_by_side").await;
    let insert = |first: u64| {
        let client = client.clone();
        tokio::spawn(async move {
            let mut insert = client.insert::<Number>("side_by_side").await.expect("begun");
            for n in first..first + 20_000 {
                insert.write(&Number { n }).await.expect("written");
            }
            insert.end().await.expect("inserted");
        })
    };
    let read = |limit: u64| {
        let client = client.clone();
        tokio::spawn(async move {
            let sql = format!("SELECT number AS n FROM numbers({limit})");
            let rows: Vec<Number> = client.query(&sql).fetch_all().await.expect("read");
            assert_eq!(rows.iter().map(|row| row.n).sum::<u64>(), limit * (limit - 1) / 2);
        })
    };
    let tasks: Vec<_> = (0..6).map(|n| insert(n * 20_000)).chain((0..12).map(|n| read(100_000 + n))).collect();
    for task in tasks {
        task.await.expect("no panic");
    }
    let sums: (u64, u64) = client.query("SELECT count(), sum(n) FROM side_by_side").fetch_one().await.expect("read");
    assert_eq!(sums, (120_000, 120_000 * 119_999 / 2));
}

#[tokio::test]
async fn a_reader_that_leaves_frees_its_thread() {
    let client = client();
    for _ in 0..30 {
        let mut cursor = client.query("SELECT number FROM numbers(100000000)").fetch_bytes("RowBinary").expect("sent");
        assert!(cursor.next().await.expect("begun").is_some());
    }
    let one: u64 = client.query("SELECT toUInt64(1)").fetch_one().await.expect("a thread is free");
    assert_eq!(one, 1);
}

#[tokio::test]
async fn a_long_answer_in_one_piece_is_refused() {
    let sql = "SELECT number, toString(number) FROM numbers(100000000)";
    let failure = text(bytes(&client(), sql, "JSON").await);
    assert!(failure.starts_with("Code: 396."), "{failure}");
}

#[tokio::test]
async fn rows_may_stand_in_the_body_with_their_statement() {
    let post = |sql: &str| {
        let length = sql.len();
        raw(format!("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{sql}")
            .as_bytes())
    };
    assert!(post("CREATE TABLE inline (n UInt64, s String) ENGINE = Memory").starts_with("HTTP/1.1 200"));
    assert!(post("INSERT INTO inline FORMAT CSV\n1,a;b\n2,\"c'd\"\n").starts_with("HTTP/1.1 200"));
    assert!(post("INSERT INTO inline (n) VALUES (3), (2 + 2)").starts_with("HTTP/1.1 200"));
    // Through the client: an answer's pieces end where the engine's blocks end.
    let answer = bytes(&client(), "SELECT n, s FROM inline ORDER BY n", "JSONEachRow").await.expect("read");
    let rows = "{\"n\":1,\"s\":\"a;b\"}\n{\"n\":2,\"s\":\"c'd\"}\n{\"n\":3,\"s\":\"\"}\n{\"n\":4,\"s\":\"\"}\n";
    assert_eq!(String::from_utf8(answer).expect("text"), rows);
}
