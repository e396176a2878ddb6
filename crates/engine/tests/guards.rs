//! Ways around the refusals, and the ways in that are open.
#![allow(missing_docs)]

mod support;

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;

use clickhouse::error::{Error, Result};
use support::{bytes, client, data};

const ACCESS_DENIED: &str = "Code: 497.";

fn text(outcome: Result<()>) -> String {
    match outcome {
        Err(Error::BadResponse(text)) => text,
        other => panic!("it was not refused: {other:?}"),
    }
}

#[tokio::test]
async fn rows_are_data_and_no_sql() {
    let client = client();
    client.query("CREATE TABLE no_sql (a String) ENGINE = Memory").execute().await.expect("created");
    for rows in ["(file('/etc/passwd'))", "(concat('a', (SELECT 'b')))", "(upper('a'))"] {
        let mut insert = client.insert_formatted_with("INSERT INTO no_sql VALUES");
        insert.send(rows.into()).await.expect("sent");
        text(insert.end().await);
    }
    let count: u64 = client.query("SELECT count() FROM no_sql").fetch_one().await.expect("read");
    assert_eq!(count, 0);
}

#[tokio::test]
async fn a_parameter_cannot_name_what_is_refused() {
    let named = client().query("SELECT {text:String} FROM {table:Identifier}.{name:Identifier}");
    let named = named.param("text", "it's").param("table", "system").param("name", "one");
    named.execute().await.expect("a name is fine");
    for (sql, value) in [
        ("SELECT * APPLY({x:Identifier}) FROM (SELECT '/etc/passwd')", "file"),
        ("SELECT * FROM {x:Identifier}", "/etc/passwd"),
    ] {
        let refusal = text(client().query(sql).param("x", value).execute().await);
        assert!(refusal.starts_with(ACCESS_DENIED), "{refusal}");
    }
}

#[tokio::test]
async fn settings_of_the_address_are_looked_at_too() {
    for (name, value) in
        [("dialect", "prql"), ("additional_result_filter", "file('/etc/passwd')"), ("async_insert", "1")]
    {
        let refusal = text(client().query("SELECT 1").with_setting(name, value).execute().await);
        assert!(refusal.starts_with(ACCESS_DENIED), "{refusal}");
    }
    client().query("SELECT 1").with_setting("async_insert", "0").execute().await.expect("it is off anyway");
    for name in ["session_id", "decompress", "compress"] {
        let refusal = text(client().query("SELECT 1").with_setting(name, "1").execute().await);
        assert!(refusal.starts_with("Code: 48."), "{refusal}");
    }
}

#[tokio::test]
async fn backups_stay_in_their_folder() {
    let client = client();
    client.query("CREATE TABLE saved (a UInt8) ENGINE = MergeTree ORDER BY a").execute().await.expect("created");
    client.query("INSERT INTO saved VALUES (1)").execute().await.expect("inserted");
    let path = data().canonicalize().expect("exists").join("backups/whole.tar.gz");
    let backup = format!("BACKUP TABLE saved TO File('{}')", path.display());
    client.query(&backup).execute().await.expect("saved");
    assert!(path.is_file());
    client.query("BACKUP TABLE saved TO File('part')").execute().await.expect("saved");
    client.query("RESTORE TABLE saved AS again FROM File('part')").execute().await.expect("restored");
    assert_eq!(bytes(&client, "SELECT * FROM again", "CSV").await.expect("read"), b"1\n");
}

/// What a raw request is answered with.
fn raw(request: &str) -> String {
    data();
    let path = engine::connectable(data()).expect("a path");
    let mut stream = UnixStream::connect(path).expect("connected");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("answered");
    answer
}

#[test]
fn browsers_are_refused() {
    for header in ["Origin: http://localhost", "Sec-Fetch-Site: same-origin", "sec-fetch-mode: cors"] {
        let answer = raw(&format!(
            "POST / HTTP/1.1\r\nHost: x\r\n{header}\r\nConnection: close\r\nContent-Length: 8\r\n\r\nSELECT 1"
        ));
        assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
        assert!(answer.contains("x-clickhouse-exception-code: 497"), "{answer}");
    }
}

#[test]
fn get_reads_and_does_not_write() {
    let get = |query: &str| raw(&format!("GET {query} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
    assert!(get("/ping").ends_with("\r\n\r\nOk.\n"));
    assert!(get("/").ends_with("\r\n\r\nOk.\n"));
    assert!(get("/?query=SELECT%201&default_format=CSV").contains("\r\n1\n"));
    assert!(get("/?query=SELECT+%7Bx:UInt8%7D&param_x=7").contains("\r\n7\n"));
    assert!(get("/?query=DROP%20TABLE%20x").starts_with("HTTP/1.1 403"));
    assert!(get("/elsewhere").starts_with("HTTP/1.1 404"));
}
