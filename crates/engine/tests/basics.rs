//! Statements, rows in and rows out, through the official client.
#![allow(missing_docs)]

mod support;

use clickhouse::Row;
use serde::{Deserialize, Serialize};
use support::{bytes, client};

#[derive(Debug, Clone, PartialEq, Row, Serialize, Deserialize)]
struct Item {
    id: u64,
    name: String,
}

fn items(count: u64) -> Vec<Item> {
    (0..count).map(|id| Item { id, name: format!("item {id}") }).collect()
}

async fn table(name: &str) {
    let sql = format!("CREATE TABLE {name} (id UInt64, name String) ENGINE = MergeTree ORDER BY id");
    client().query(&sql).execute().await.expect("created");
}

#[tokio::test]
async fn rows_come_back_as_they_went_in() {
    table("round_trip").await;
    let client = client();
    let mut insert = client.insert::<Item>("round_trip").await.expect("begun");
    for item in items(10_000) {
        insert.write(&item).await.expect("written");
    }
    insert.end().await.expect("inserted");
    let read: Vec<Item> = client.query("SELECT ?fields FROM round_trip ORDER BY id").fetch_all().await.expect("read");
    assert_eq!(read, items(10_000));
}

#[tokio::test]
async fn an_empty_result_has_a_header_and_no_rows() {
    table("empty").await;
    let client = client();
    let rows: Vec<Item> = client.query("SELECT ?fields FROM empty").fetch_all().await.expect("read");
    assert!(rows.is_empty());
    let answer = bytes(&client, "SELECT * FROM empty", "CSVWithNames").await.expect("read");
    assert_eq!(answer, b"\"id\",\"name\"\n");
}

#[tokio::test]
async fn parameters_are_values() {
    let query = client().query("SELECT {n:UInt64} AS id, {name:String} AS name");
    let item: Item = query.param("n", 7).param("name", "it's\ta \\ \"test\"\n?").fetch_one().await.expect("read");
    assert_eq!(item, Item { id: 7, name: "it's\ta \\ \"test\"\n?".to_owned() });
}

#[tokio::test]
async fn raw_rows_are_inserted_in_any_format() {
    table("raw").await;
    let client = client();
    for (format, rows) in
        [("CSV", "1,a\n2,b\n"), ("JSONEachRow", "{\"id\":3,\"name\":\"c\"}\n"), ("Values", "(4,'d'),(5,'e')")]
    {
        let mut insert = client.insert_formatted_with(format!("INSERT INTO raw (id, name) FORMAT {format}"));
        insert.send(rows.into()).await.expect("sent");
        insert.end().await.expect("inserted");
    }
    let count: u64 = client.query("SELECT count() FROM raw").fetch_one().await.expect("read");
    assert_eq!(count, 5);
}

#[tokio::test]
async fn an_insert_is_on_disk_when_it_is_answered() {
    let client = client();
    let sql = "SELECT name, value FROM system.merge_tree_settings WHERE name LIKE 'fsync%' ORDER BY name";
    let settings = bytes(&client, sql, "CSV").await.expect("read");
    assert_eq!(settings, b"\"fsync_after_insert\",\"1\"\n\"fsync_part_directory\",\"1\"\n");
    let held = bytes(&client, "SELECT getSetting('async_insert')", "CSV").await.expect("read");
    assert_eq!(held, b"false\n");
}
