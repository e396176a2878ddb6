//! The engine is no door: everything that reaches outside is refused.
#![allow(missing_docs)]

mod support;

use clickhouse::error::{Error, Result};
use support::{client, data};

const ACCESS_DENIED: &str = "Code: 497.";

/// Each reads or writes a file, connects, runs something, or could.
const REFUSED: &[&str] = &[
    // functions that are tables
    "SELECT * FROM file('/etc/passwd', 'LineAsString')",
    "SELECT * FROM FILE('/etc/passwd')",
    "SELECT * FROM `file`('/etc/passwd')",
    "SELECT * FROM \"file\" /* here */ ('/etc/passwd')",
    "SELECT * FROM file -- a comment\n ('/etc/passwd')",
    "INSERT INTO FUNCTION file('/tmp/x', 'CSV', 'a UInt8') SELECT 1",
    "INSERT INTO TABLE FUNCTION url('http://localhost/', 'CSV', 'a UInt8') SELECT 1",
    "INSERT INTO FUNCTION file('/tmp/x', 'CSV', 'a UInt8') FORMAT CSV",
    "INSERT INTO FUNCTION file('/tmp/x', 'CSV', 'a UInt8') VALUES (1)",
    "SELECT * FROM fileCluster('c', '/etc/passwd')",
    "SELECT * FROM url('http://localhost/')",
    "SELECT * FROM urlCluster('c', 'http://localhost/')",
    "SELECT * FROM s3('http://localhost/a/b')",
    "SELECT * FROM s3Cluster('c', 'http://localhost/a/b')",
    "SELECT * FROM gcs('http://localhost/a/b')",
    "SELECT * FROM oss('http://localhost/a/b')",
    "SELECT * FROM cosn('http://localhost/a/b')",
    "SELECT * FROM azureBlobStorage('x', 'y', 'z')",
    "SELECT * FROM hdfs('hdfs://localhost/x', 'CSV', 'a UInt8')",
    "SELECT * FROM remote('localhost', system.one)",
    "SELECT * FROM remoteSecure('localhost', system.one)",
    "SELECT * FROM cluster('c', system.one)",
    "SELECT * FROM clusterAllReplicas('c', system.one)",
    "SELECT * FROM mysql('localhost', 'd', 't', 'u', 'p')",
    "SELECT * FROM postgresql('localhost', 'd', 't', 'u', 'p')",
    "SELECT * FROM mongodb('localhost', 'd', 't', 'u', 'p', 'a UInt8')",
    "SELECT * FROM redis('localhost', 'k', 'k String')",
    "SELECT * FROM sqlite('/tmp/x.db', 't')",
    "SELECT * FROM jdbc('x', 'y')",
    "SELECT * FROM odbc('x', 'y')",
    "SELECT * FROM executable('x', 'CSV', 'a UInt8')",
    "SELECT * FROM iceberg('http://localhost/')",
    "SELECT * FROM icebergLocal('/tmp/x')",
    "SELECT * FROM deltaLake('http://localhost/')",
    "SELECT * FROM deltaLakeLocal('/tmp/x')",
    "SELECT * FROM hudi('http://localhost/')",
    "SELECT * FROM paimonLocal('/tmp/x')",
    "SELECT * FROM python('x')",
    "SELECT * FROM filesystem('/etc')",
    "SELECT * FROM ytsaurus('x', 'y', 'z', 'a UInt8')",
    "SELECT * FROM arrowstream('x')",
    "SELECT * FROM eval('SELECT * FROM file(''/etc/passwd'')')",
    "SELECT * FROM viewExplain('x')",
    "INSERT INTO t SELECT a FROM input('a UInt8') FORMAT CSV",
    // functions of values, and the ways to name one without calling it
    "SELECT file('/etc/passwd')",
    "SELECT arrayMap(file, ['/etc/passwd'])",
    "SELECT * APPLY(file) FROM (SELECT '/etc/passwd')",
    "SELECT * APPLY file FROM (SELECT '/etc/passwd')",
    "SELECT catboostEvaluate('/tmp/x', 1)",
    "SELECT aiGenerate('x', 'y')",
    "SELECT hasColumnInTable('localhost', 'system', 'one', 'dummy')",
    "EXPLAIN SELECT * FROM file('/etc/passwd')",
    "DESCRIBE TABLE file('/etc/passwd')",
    "WITH (SELECT file('/etc/passwd')) AS x SELECT x",
    "CREATE VIEW v AS SELECT * FROM file('/etc/passwd')",
    "CREATE TABLE t (a String DEFAULT file('/etc/passwd')) ENGINE = Memory",
    "CREATE TABLE t AS url('http://localhost/')",
    // engines of tables, databases and disks
    "CREATE TABLE t (a UInt8) ENGINE = File(CSV)",
    "CREATE TABLE t (a UInt8) ENGINE File(CSV)",
    "CREATE TABLE t (a UInt8) ENGINE = `File`(CSV)",
    "CREATE TABLE t (a UInt8) engine=URL('http://localhost/', CSV)",
    "CREATE TABLE t (a UInt8) ENGINE = S3('http://localhost/a/b')",
    "CREATE TABLE t (a UInt8) ENGINE = Kafka('localhost', 'x', 'y', 'CSV')",
    "CREATE TABLE t (a UInt8) ENGINE = Executable('x', CSV)",
    "CREATE TABLE t (a UInt8) ENGINE = Distributed('c', 'd', 't')",
    "CREATE TABLE t (a UInt8) ENGINE = EmbeddedRocksDB(0, '/tmp/x') PRIMARY KEY a",
    "CREATE TABLE t (a UInt8) ENGINE = SQLite('/tmp/x', 't')",
    "CREATE TABLE t (a UInt8) ENGINE = FileLog('/tmp', CSV)",
    "CREATE TABLE t (a UInt8) ENGINE = ReplicatedMergeTree('/x', 'y') ORDER BY a",
    "CREATE OR REPLACE TABLE t (a UInt8) ENGINE = File(CSV)",
    "REPLACE TABLE t (a UInt8) ENGINE = File(CSV)",
    "ATTACH TABLE t (a UInt8) ENGINE = File(CSV)",
    "CREATE DATABASE d ENGINE = Filesystem('/etc')",
    "CREATE DATABASE d ENGINE = MySQL('localhost', 'd', 'u', 'p')",
    "CREATE DATABASE d ENGINE = PostgreSQL('localhost', 'd', 'u', 'p')",
    "CREATE DATABASE d ENGINE = SQLite('/tmp/x')",
    "CREATE DATABASE d ENGINE = S3('http://localhost/')",
    "CREATE DATABASE d ENGINE = Backup('d', File('x'))",
    "CREATE TABLE t (a UInt8) ENGINE = MergeTree ORDER BY a SETTINGS disk = disk(type = 'local', path = '/tmp/x/')",
    // clauses
    "SELECT 1 INTO OUTFILE '/tmp/x'",
    "SELECT 1 INTO OUTFILE '/tmp/x' TRUNCATE FORMAT CSV",
    "INSERT INTO t FROM INFILE '/etc/passwd' FORMAT CSV",
    "ATTACH TABLE t FROM '/tmp/x' (a UInt8) ENGINE = Memory",
    "ALTER TABLE t FREEZE",
    "ALTER TABLE t FETCH PARTITION tuple() FROM '/x'",
    "ALTER TABLE t MOVE PARTITION tuple() TO DISK 'd'",
    "ALTER TABLE t MODIFY TTL a + INTERVAL 1 DAY TO VOLUME 'v'",
    "CREATE TABLE a (a UInt8) ENGINE = Memory PARALLEL WITH CREATE TABLE b (a UInt8) ENGINE = Memory",
    "SELECT 1 FORMAT Template",
    "SELECT 1 FORMAT Protobuf",
    // what outlives a statement or manages the server
    "CREATE FUNCTION f AS x -> x",
    "CREATE OR REPLACE FUNCTION f AS x -> x",
    "CREATE USER u",
    "CREATE ROLE r",
    "CREATE NAMED COLLECTION c AS a = 1",
    "CREATE DICTIONARY d (a UInt64) PRIMARY KEY a SOURCE(FILE(path '/etc/passwd' format 'CSV')) LAYOUT(FLAT())",
    "CREATE DICTIONARY d (a UInt64) PRIMARY KEY a SOURCE(HTTP(url 'http://localhost/' format 'CSV')) LAYOUT(FLAT())",
    "ALTER USER default IDENTIFIED BY 'x'",
    "DROP FUNCTION f",
    "GRANT SELECT ON *.* TO u",
    "EXECUTE AS u SELECT 1",
    "SYSTEM SHUTDOWN",
    "SYSTEM RELOAD CONFIG",
    "SYSTEM UNFREEZE WITH NAME 'x'",
    // backups elsewhere
    "BACKUP TABLE t TO File('/tmp/x')",
    "BACKUP TABLE t TO File('../x')",
    "BACKUP TABLE t TO File('a/../../x')",
    "BACKUP TABLE t TO Disk('d', 'x')",
    "BACKUP TABLE t TO S3('http://localhost/', 'a', 'b')",
    "BACKUP TABLE t TO File('x') SETTINGS base_backup = S3('http://localhost/', 'a', 'b')",
    "RESTORE TABLE t FROM File('/tmp/x')",
    "RESTORE TABLE t FROM S3('http://localhost/', 'a', 'b')",
    // settings that hold SQL, name files, or change the language
    "SELECT 1 SETTINGS additional_result_filter = 'file(''/etc/passwd'') = 1'",
    "SELECT 1 SETTINGS additional_table_filters = {'t': 'file(''/etc/passwd'') = 1'}",
    "SELECT 1 SETTINGS `additional_result_filter` = '1'",
    "SELECT 1 SETTINGS dialect = 'prql'",
    "SET dialect = 'kusto'",
    "SELECT 1 SETTINGS format_schema = '/etc/passwd:x'",
    "SELECT 1 SETTINGS format_template_row = '/etc/passwd'",
    "INSERT INTO t SETTINGS async_insert = 1 FORMAT CSV",
];

/// What could be read in two ways is read in none.
const UNCLEAR: &[&str] = &[
    "SELECT 1 /* /* */ , file('/etc/passwd') */",
    "SELECT 1 // x",
    "SELECT 1 # x",
    "SELECT 1 /* open",
    "SELECT 'open",
    "SELECT `a\\x62`",
    "SELECT x'\\', file('/etc/passwd') --'",
    "SELECT $ a, $ b",
    "SELECT a$b",
    "SELECT $a$ open",
    "SELECT \u{201c}file\u{201d}('/etc/passwd')",
    "SELECT 1 \\G",
];

fn text(outcome: Result<()>) -> String {
    match outcome {
        Err(Error::BadResponse(text)) => text,
        other => panic!("it was not refused: {other:?}"),
    }
}

async fn refusal(sql: &str) -> String {
    text(client().query(sql).execute().await)
}

#[tokio::test]
async fn what_reaches_outside_is_refused() {
    for sql in REFUSED {
        // The client takes `?` for a parameter; none of these has one.
        let refusal = refusal(sql).await;
        assert!(refusal.starts_with(ACCESS_DENIED), "{sql}: {refusal}");
    }
}

#[tokio::test]
async fn unclear_sql_is_refused() {
    for sql in UNCLEAR {
        let refusal = refusal(sql).await;
        assert!(refusal.starts_with("Code: 62."), "{sql}: {refusal}");
    }
}

#[tokio::test]
async fn one_statement_a_request() {
    for sql in [
        "SELECT 1; SELECT 2",
        "SELECT 1;; DROP TABLE x",
        "INSERT INTO t SELECT 1; SELECT 2",
        "INSERT INTO t VALUES (1); SELECT 2",
    ] {
        assert!(refusal(sql).await.contains("Multi-statements"), "{sql}");
    }
    assert!(refusal("INSERT INTO t SELECT 1 FORMAT CSV; SELECT 2").await.contains("Multi-statements"));
    assert!(refusal(" -- nothing").await.contains("Empty query"));
    client().query("SELECT 1;  -- the end\n ;").execute().await.expect("a trailing semicolon is fine");
}

#[tokio::test]
async fn harmless_statements_are_not_refused() {
    let harmless = [
        "SELECT 'file(1); SELECT 2' AS `INTO OUTFILE`, $x$ url('http://localhost/') $x$",
        "SELECT number AS url FROM numbers(3) WHERE number IN (SELECT number FROM numbers(2))",
        "SELECT t.`file` FROM (SELECT * FROM values('file String', 'a')) AS t SETTINGS max_threads = 1",
        "SHOW TABLES",
        "SYSTEM FLUSH LOGS",
        "SYSTEM DROP MARK CACHE",
        "CREATE DATABASE IF NOT EXISTS harmless",
        "CREATE OR REPLACE VIEW harmless.v AS SELECT 1 AS one",
        "DROP VIEW harmless.v",
    ];
    for sql in harmless {
        let outcome = client().query(sql).execute().await;
        assert!(outcome.is_ok(), "{sql}: {outcome:?}");
    }
}

#[tokio::test]
async fn a_file_is_not_a_table() {
    let file = data().join("table.csv");
    std::fs::write(&file, "1,2\n").expect("written");
    for name in [file.to_str().expect("text"), "Cargo.toml", "src/lib.rs"] {
        for sql in [
            format!("SELECT * FROM `{name}`"),
            format!("SELECT * FROM '{name}'"),
            format!("SELECT * FROM default.`{name}`"),
        ] {
            assert!(refusal(&sql).await.contains("UNKNOWN_TABLE"), "{sql}");
        }
    }
}
