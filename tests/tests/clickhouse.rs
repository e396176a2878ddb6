//! What only a server can run, as far as the embedded engine can say that it is sound: it parses.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use clickhouse::{Client, Compression};
use engine::{Engine, Options};
use hyper_util::{client::legacy, rt::TokioExecutor};
use reachline_tests::workspace;
use store::Replicas;
use tokio::sync::Mutex;

/// Tables that the reader must not see.
const PROTECTED: [&str; 1] = ["token"];

/// A process runs one engine at a time.
static ONE: Mutex<()> = Mutex::const_new(());

/// Asks an engine of its own.
async fn asking<T>(ask: impl AsyncFnOnce(Client) -> T) -> T {
    let _only = ONE.lock().await;
    let folder = tempfile::tempdir().unwrap();
    let engine = Arc::new(Engine::open(Options::new(folder.path())).unwrap());
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn({
        let engine = Arc::clone(&engine);
        async move { engine.serve(async { drop(stopped.await) }).await }
    });
    let address: hyper::Uri = hyperlocal::Uri::new(engine::connectable(folder.path()).unwrap(), "/").into();
    let http = legacy::Client::builder(TokioExecutor::new()).build(hyperlocal::UnixConnector);
    let client = Client::with_http_client(http).with_url(address.to_string()).with_compression(Compression::None);
    let answer = ask(client).await;
    drop(stop);
    serving.await.unwrap().unwrap();
    tokio::task::spawn_blocking(move || drop(engine)).await.unwrap();
    answer
}

/// A statement as the engine writes it after it has read it.
async fn parsed(client: &Client, statement: &str) -> String {
    let query = client.query("SELECT formatQuerySingleLine({statement:String})").param("statement", statement);
    query.fetch_one().await.unwrap_or_else(|error| panic!("{error}: {statement}"))
}

fn users() -> Vec<String> {
    let text = fs::read_to_string(workspace().join("deploy/clickhouse/users.sql")).unwrap();
    let plain: String = text.lines().filter(|line| !line.starts_with("--")).collect::<Vec<_>>().join("\n");
    plain.split(';').map(str::trim).filter(|statement| !statement.is_empty()).map(str::to_owned).collect()
}

fn tables() -> BTreeSet<String> {
    let name = |statement: &str| statement.split("IF NOT EXISTS ").nth(1)?.lines().next().map(str::to_owned);
    store::schema(None).filter_map(|statement| name(&statement)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn statements_that_only_a_server_runs_can_be_read() {
    asking(async |client| {
        for cluster in ["books".parse().ok(), None] {
            for statement in store::schema(Some(&Replicas { cluster: cluster.clone() })) {
                let read = parsed(&client, &statement).await;
                // What creates no table is the same for replicas.
                if !read.contains("CREATE TABLE") {
                    continue;
                }
                assert!(
                    read.contains("ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/"),
                    "{read}"
                );
                assert_eq!(read.contains(" ON CLUSTER books "), cluster.is_some(), "{read}");
            }
        }
        let statements = users();
        assert!(statements.len() > 15, "{statements:?}");
        for statement in statements {
            parsed(&client, &statement).await;
        }
        assert!(client.query("SELECT formatQuery('GRANT SELECT TO')").fetch_one::<String>().await.is_err());
    })
    .await;
}

#[test]
fn the_reader_reads_every_table_but_those_that_are_protected_and_changes_nothing() {
    let granted: Vec<String> =
        users().into_iter().filter(|statement| statement.ends_with("reachline_reader")).collect();
    assert!(granted.iter().all(|statement| statement.starts_with("GRANT SELECT ON ")), "{granted:#?}");
    let open = |table: &str| granted.contains(&format!("GRANT SELECT ON reachline.{table} TO reachline_reader"));
    for table in tables() {
        assert_eq!(open(&table), !PROTECTED.contains(&table.as_str()), "{table}");
    }
    assert!(!open("*") && PROTECTED.iter().all(|table| !open(table)));
}

#[test]
fn only_the_migrator_changes_tables() {
    for statement in users().iter().filter(|statement| statement.starts_with("GRANT")) {
        let shapes = ["CREATE", "DROP", "TRUNCATE", "ALL", "CLUSTER", "ALTER SETTINGS"]
            .iter()
            .any(|right| statement.contains(right));
        assert!(!shapes || statement.ends_with("reachline_migrator"), "{statement}");
        assert!(!statement.contains("GRANT OPTION"), "{statement}");
    }
    let made: Vec<_> = users().into_iter().filter(|statement| statement.starts_with("CREATE USER")).collect();
    assert!(made.len() == 3 && made.iter().all(|user| user.contains("sha256_hash BY 'SHA-256 of")), "{made:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_profile_is_well_formed_and_its_settings_exist() {
    let text = fs::read_to_string(workspace().join("deploy/clickhouse/low-memory.xml")).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let profile = document.descendants().find(|node| node.has_tag_name("reachline_low_memory")).unwrap();
    let settings: Vec<_> = profile.children().filter(roxmltree::Node::is_element).collect();
    assert!(settings.len() > 5);
    asking(async |client| {
        let own = ["insert_quorum", "insert_quorum_parallel", "select_sequential_consistency", "insert_deduplicate"];
        for name in settings.iter().map(|setting| setting.tag_name().name()).chain(own).chain(["async_insert"]) {
            let query = client.query("SELECT count() FROM system.settings WHERE name = {name:String}");
            assert_eq!(query.param("name", name).fetch_one::<u64>().await.unwrap(), 1, "{name}");
        }
    })
    .await;
    assert!(settings.iter().all(|setting| setting.text().is_some_and(|value| value.parse::<u64>().is_ok())));
}
