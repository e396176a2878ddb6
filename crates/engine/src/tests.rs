//! Answers over the socket against the engine called directly, and the lists
//! of names against what the engine offers.

use std::sync::OnceLock;

use clickhouse::{Client, Compression};
use hyper_util::client::legacy::Client as Http;
use hyper_util::rt::TokioExecutor;

use crate::ffi::{Call, Params};
use crate::sql::names::{self, listed};
use crate::{Engine, Options};

/// The engine of this process.
fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a temporary folder").keep();
        Engine::open(Options::new(folder)).unwrap_or_else(|error| panic!("{error}"))
    })
}

/// What the library itself answers.
fn direct(sql: &'static str, format: &'static str) -> Vec<u8> {
    let (send, receive) = std::sync::mpsc::channel();
    engine().context.workers.submit(move |sessions| {
        let call = Call { sql: sql.as_bytes(), format, params: &Params::default() };
        let mut connection = sessions.connect().expect("connected");
        let answer = connection.query(call).expect("answered");
        send.send(answer.as_ref().to_vec()).expect("the test waits");
    });
    receive.recv().expect("answered")
}

fn lines(sql: &'static str) -> Vec<String> {
    let answer = String::from_utf8(direct(sql, "TSV")).expect("names are text");
    answer.lines().map(str::to_lowercase).collect()
}

async fn served(queries: &[(&str, &str)]) -> Vec<Vec<u8>> {
    let address: hyper::Uri = hyperlocal::Uri::new(engine().socket(), "/").into();
    let http = Http::builder(TokioExecutor::new()).build(hyperlocal::UnixConnector);
    let client = Client::with_http_client(http).with_url(address.to_string()).with_compression(Compression::None);
    let mut answers = Vec::new();
    for (sql, format) in queries {
        let mut cursor = client.query(sql).fetch_bytes(format).expect("sent");
        answers.push(cursor.collect().await.expect("answered").to_vec());
    }
    answers
}

const FORMATS: [&str; 8] = [
    "RowBinaryWithNamesAndTypes",
    "CSVWithNames",
    "JSONEachRow",
    "Native",
    "RowBinary",
    "TabSeparatedWithNamesAndTypes",
    "JSONCompactEachRowWithNames",
    "JSONCompact",
];

/// Chunks end at 65,409 rows; names hold what headers are parsed by.
const QUERIES: [&str; 6] = [
    "SELECT number AS n, toString(number) AS `na\"me\nof it`, if(number % 7 = 0, NULL, number) AS a FROM numbers(0)",
    "SELECT number AS n, toString(number) AS `na\"me\nof it`, if(number % 7 = 0, NULL, number) AS a FROM numbers(65408)",
    "SELECT number AS n, toString(number) AS `na\"me\nof it`, if(number % 7 = 0, NULL, number) AS a FROM numbers(65409)",
    "SELECT number AS n, toString(number) AS `na\"me\nof it`, if(number % 7 = 0, NULL, number) AS a FROM numbers(65410)",
    "SELECT number AS n, toString(number) AS `na\"me\nof it`, if(number % 7 = 0, NULL, number) AS a FROM numbers(200000)",
    "SELECT number % 3 AS n, count() AS c FROM numbers(10) GROUP BY n WITH TOTALS ORDER BY n",
];

#[tokio::test]
async fn answers_are_those_of_the_engine() {
    let pairs: Vec<_> = QUERIES.iter().flat_map(|sql| FORMATS.map(|format| (*sql, format))).collect();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let asked = async {
        let answers = served(&pairs).await;
        drop(stop);
        answers
    };
    let (ended, answers) = tokio::join!(engine().serve(async { drop(stopped.await) }), asked);
    ended.expect("served");
    for ((sql, format), answer) in pairs.into_iter().zip(answers) {
        let expected = without_time(direct(sql, format));
        assert!(without_time(answer) == expected, "{format}: {sql}");
    }
}

/// `JSONCompact` tells how long the query took.
fn without_time(answer: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8(answer);
    let kept = |line: &&str| !line.contains("\"elapsed\"");
    match text {
        Ok(text) => text.lines().filter(kept).collect::<Vec<_>>().join("\n").into_bytes(),
        Err(binary) => binary.into_bytes(),
    }
}

#[test]
fn every_table_function_is_allowed_or_refused() {
    let offered = lines("SELECT name FROM system.table_functions");
    assert!(offered.len() > 50);
    for name in offered {
        let (allowed, refused) = (listed(names::TABLE_FUNCTIONS, &name), listed(names::REFUSED_CALLS, &name));
        assert!(allowed != refused, "the table function {name} must be in one list");
    }
}

#[test]
fn every_allowed_engine_exists() {
    let mut offered = lines("SELECT name FROM system.table_engines");
    offered.extend(lines("SELECT name FROM system.database_engines"));
    for name in names::ENGINES {
        assert!(offered.iter().any(|engine| engine == name), "{name}");
    }
}

#[test]
fn every_refused_setting_and_function_exists() {
    let mut settings = lines("SELECT name FROM system.settings");
    settings.extend(lines("SELECT name FROM system.merge_tree_settings"));
    for entry in names::REFUSED_SETTINGS {
        assert!(settings.iter().any(|name| listed(&[entry], name)), "{entry}");
    }
    let functions = lines("SELECT name FROM system.functions");
    for name in names::REFUSED_FUNCTIONS {
        assert!(functions.iter().any(|function| function == name), "{name}");
    }
}
