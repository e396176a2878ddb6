//! The engine over TCP: the official client with the key, and nobody else.
#![allow(missing_docs)]

mod support;

use std::net::SocketAddr;

use clickhouse::error::Error;
use clickhouse::{Client, Compression};
use engine::{Key, Options};
use support::{bytes, fresh, open};
use tokio::net::TcpListener;

/// Runs a test against an engine that listens, and ends it.
async fn listening(test: impl AsyncFnOnce(SocketAddr, String)) {
    let engine = open(Options::new(fresh()));
    let path = engine.data().join("key");
    let key = Key::of_file(&path).expect("a key");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let word = std::fs::read_to_string(&path).expect("the key can be read").trim().to_owned();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let tested = async {
        test(address, word).await;
        drop(stop);
    };
    let (served, ()) = tokio::join!(engine.serve_tcp(listener, key, async { drop(stopped.await) }), tested);
    served.expect("the engine serves");
    refuses_other_addresses(&engine, &path).await;
    tokio::task::spawn_blocking(|| engine.close()).await.expect("it closes");
}

async fn refuses_other_addresses(engine: &engine::Engine, key: &std::path::Path) {
    let listener = TcpListener::bind("0.0.0.0:0").await.expect("a port");
    let served = engine.serve_tcp(listener, Key::of_file(key).expect("a key"), std::future::ready(())).await;
    assert!(served.expect_err("it is refused").to_string().contains("loopback"));
}

fn client(address: SocketAddr, password: &str) -> Client {
    let client = Client::default().with_url(format!("http://{address}")).with_database("default");
    client.with_user("default").with_password(password).with_compression(Compression::None)
}

fn refusal(outcome: Result<(), Error>) -> String {
    match outcome {
        Err(Error::BadResponse(text)) => text,
        other => panic!("it was not refused: {other:?}"),
    }
}

#[tokio::test]
async fn the_client_gets_in_with_the_key_only() {
    listening(async |address, key| {
        let known = client(address, &key);
        let create = "CREATE TABLE t (n UInt64, s LowCardinality(String)) ENGINE = MergeTree ORDER BY n";
        known.query(create).execute().await.expect("created");
        let rows = "INSERT INTO t SELECT number, toString(number % 7) FROM numbers(200000)";
        known.query(rows).execute().await.expect("inserted");
        // Blocks of a streamed answer are taken as they come.
        let native = bytes(&known, "SELECT * FROM t", "Native").await.expect("read");
        let mut insert = known.insert_formatted_with("INSERT INTO t FORMAT Native");
        insert.send(native.into()).await.expect("sent");
        insert.end().await.expect("inserted");
        let count: u64 = known.query("SELECT count() FROM t").fetch_one().await.expect("read");
        assert_eq!(count, 400_000);

        let none = Client::default().with_url(format!("http://{address}")).with_compression(Compression::None);
        for stranger in [none, client(address, ""), client(address, &key[1..])] {
            let refused = refusal(stranger.query("SELECT 1").execute().await);
            assert!(refused.starts_with("Code: 516."), "{refused}");
        }
        for (name, value) in [("Origin", "http://localhost"), ("Sec-Fetch-Mode", "cors")] {
            let refused = refusal(known.clone().with_header(name, value).query("SELECT 1").execute().await);
            assert!(refused.starts_with("Code: 497."), "{refused}");
        }
        let renamed = client(address, &key).with_header("Host", "rebound.example");
        let refused = refusal(renamed.query("SELECT 1").execute().await);
        assert!(refused.contains("Address the engine as"), "{refused}");
        let refused = refusal(known.query("SELECT * FROM url('http://localhost/')").execute().await);
        assert!(refused.starts_with("Code: 497."), "{refused}");
    })
    .await;
}
