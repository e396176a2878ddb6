//! One engine for all tests of a binary, and clients that talk to it.
#![allow(dead_code, missing_docs)]

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use clickhouse::{Client, Compression};
use engine::{Engine, Options};
use hyper_util::client::legacy::Client as Http;
use hyper_util::rt::TokioExecutor;

/// The data directory of the engine of this process, which serves until the
/// process ends.
pub(crate) fn data() -> &'static Path {
    static DATA: OnceLock<PathBuf> = OnceLock::new();
    DATA.get_or_init(|| {
        let data = fresh();
        let options = Options { answer_limit: 16 << 20, ..Options::new(&data) };
        let (ready, wait) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let engine = open(options);
            ready.send(()).expect("the test waits");
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
            let served = runtime.expect("a runtime").block_on(engine.serve(std::future::pending()));
            served.expect("the engine serves");
        });
        wait.recv().expect("the engine opens: see the message above");
        data
    })
}

/// A folder that stays until the system clears it.
pub(crate) fn fresh() -> PathBuf {
    tempfile::tempdir().expect("a temporary folder").keep()
}

/// Opens an engine, or fails with what is to be done.
pub(crate) fn open(options: Options) -> Engine {
    match Engine::open(options) {
        Ok(engine) => engine,
        Err(error) => panic!("{error}"),
    }
}

/// A client of the engine that works on a data directory.
pub(crate) fn client_of(data: &Path) -> Client {
    let socket = engine::connectable(data).expect("a path to connect to");
    let address: hyper::Uri = hyperlocal::Uri::new(socket, "/").into();
    let http = Http::builder(TokioExecutor::new()).build(hyperlocal::UnixConnector);
    Client::with_http_client(http).with_url(address.to_string()).with_compression(Compression::None)
}

/// A client of the engine of this process.
pub(crate) fn client() -> Client {
    client_of(data())
}

/// The bytes of an answer.
pub(crate) async fn bytes(client: &Client, sql: &str, format: &str) -> clickhouse::error::Result<Vec<u8>> {
    let mut cursor = client.query(sql).fetch_bytes(format)?;
    let collected = cursor.collect().await?;
    Ok(collected.to_vec())
}
