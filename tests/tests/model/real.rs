//! The real code: reader, bus, aggregator, books, answers.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use aggregator::{Aggregator, AggregatorError, Decree, Outcome, Settings, Status, Turn};
use bus::{Chunk, InProcess, Manifest, Message, Producer, Record, Topic};
use domain::{AccountKey, Batch, DatedBy, ExportFacts, ExportId, Exported, LoadId, SentTo};
use exports::Hint;
use jiff::Timestamp;
use store::{ClickHouse, Connection, Store};
use telemetry::FixedClock;
use tokio::sync::oneshot;

use crate::mortal::Mortal;
use crate::operation::Trouble;
use crate::rules::rules;
use crate::world::{Recipe, account};

/// Rows in a chunk: few, so that a load has several.
const ROWS: usize = 5;

/// Names of loads, over all lists of a process.
static LOADS: AtomicU64 = AtomicU64::new(1);

fn next_load() -> LoadId {
    LoadId(LOADS.fetch_add(1, Ordering::Relaxed))
}

/// A process: it has the books open, and may die.
pub(crate) struct Process<S> {
    aggregator: Arc<Aggregator<Mortal<S>>>,
}

/// An export on its way.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub(crate) id: ExportId,
    pub(crate) recipe: Recipe,
    pub(crate) salt: u64,
    pub(crate) exported: Exported,
}

impl<S: Store> Process<S> {
    pub(crate) fn start(store: &Arc<S>, clock: &Arc<FixedClock>, trouble: Trouble) -> Self {
        let mortal = Arc::new(Mortal::new(Arc::clone(store), trouble));
        let clock = Arc::clone(clock);
        let aggregator =
            Aggregator::new(mortal, clock, Arc::new(next_load), Turn::within_process(), Settings::default());
        Self { aggregator: Arc::new(aggregator) }
    }

    pub(crate) async fn apply_rules(&self, variant: u8) -> Result<bool, AggregatorError> {
        self.aggregator.apply_rules(&rules(variant)).await
    }

    pub(crate) async fn sweep(&self) -> Result<usize, AggregatorError> {
        self.aggregator.sweep(|_| true).await
    }

    pub(crate) async fn decide(&self, id: &ExportId, decree: &Decree) -> Result<Outcome, AggregatorError> {
        self.aggregator.decide(id, decree).await
    }

    /// Sends a file as often as it takes; nothing when the process dies of it.
    pub(crate) async fn send(&self, sent: &Sent) -> Option<Outcome> {
        loop {
            let outcome = self.send_once(sent).await?;
            if outcome.status != Status::Incomplete {
                return Some(outcome);
            }
        }
    }

    async fn send_once(&self, sent: &Sent) -> Option<Outcome> {
        let bus = InProcess::new(1, 16);
        let said: Arc<Mutex<Option<Outcome>>> = Arc::default();
        let (told, aggregator) = (Arc::clone(&said), Arc::clone(&self.aggregator));
        let closing = bus.clone();
        let run = async move {
            let tell = move |outcome| *told.lock().unwrap() = Some(outcome);
            let ran = aggregator.run(&closing, tell).await;
            closing.close(Topic::Rows);
            ran.is_ok()
        };
        let (sending, ran) = tokio::join!(produce(&bus, sent), run);
        let _ = sending;
        let outcome = said.lock().unwrap().take();
        outcome.filter(|_| ran)
    }
}

/// Reads the file and puts it on the bus, as an ingester does.
async fn produce(bus: &InProcess, sent: &Sent) -> Result<(), bus::BusError> {
    let family = sent.recipe.family();
    let AccountKey { source, account } = account(family.source);
    let key = SentTo { source, account, report: family.report.to_owned() };
    let (facts, batches) = read(&sent.recipe, sent.salt);
    let load = next_load();
    let chunks = u32::try_from(batches.len()).unwrap();
    for (sequence, rows) in (0..).zip(batches) {
        let message = Message::Chunk(Chunk { load, sequence, rows: Arc::new(rows) });
        bus.send(Record { key: key.clone(), message }).await?;
    }
    let manifest = Manifest {
        load,
        chunks: Some(chunks),
        export: sent.id.clone(),
        sha256: String::new(),
        file: "model.csv".to_owned(),
        exported: sent.exported,
        seen_at: sent.exported.at,
        facts,
    };
    bus.send(Record { key, message: Message::Manifest(Box::new(manifest)) }).await?;
    bus.close(Topic::Rows);
    Ok(())
}

fn read(recipe: &Recipe, salt: u64) -> (ExportFacts, Vec<Batch>) {
    let rows = !recipe.rows().is_empty();
    let AccountKey { source, account } = account(recipe.family().source);
    let hint = Hint {
        source: Some(source),
        account,
        report: recipe.family().report.to_owned(),
        days: (rows && !recipe.family().windows).then(|| recipe.span()),
        zone: None,
    };
    reachline_tests::read(hint, &recipe.csv(salt), ROWS)
}

pub(crate) fn exported(at: Timestamp, by_file_time: bool) -> Exported {
    Exported { at, by: if by_file_time { DatedBy::Mtime } else { DatedBy::Flag } }
}

/// Books in the real engine, emptied before each list.
pub(crate) struct EmbeddedBooks {
    pub(crate) store: Arc<ClickHouse>,
    client: Emptying,
    stop: oneshot::Sender<()>,
    serving: tokio::task::JoinHandle<std::io::Result<()>>,
    _folder: tempfile::TempDir,
}

/// Runs the statements that empty the tables.
struct Emptying(clickhouse::Client);

const TABLES: [&str; 7] = ["publication", "export", "decision", "delivery", "campaign_day", "reach", "outcome"];

impl EmbeddedBooks {
    pub(crate) async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let engine = engine::Engine::open(engine::Options::new(folder.path())).unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = tokio::spawn(async move {
            let served = engine.serve(async { drop(stopped.await) }).await;
            tokio::task::spawn_blocking(move || engine.close()).await.unwrap();
            served
        });
        let socket = engine::connectable(folder.path()).unwrap();
        let store = Arc::new(ClickHouse::migrate(&Connection::Socket(socket.clone())).await.unwrap());
        let http = hyper_util::client::legacy::Client::builder(hyper_util::rt::TokioExecutor::new())
            .build(hyperlocal::UnixConnector);
        let url: hyper::Uri = hyperlocal::Uri::new(socket, "/").into();
        let client = clickhouse::Client::with_http_client(http).with_url(url.to_string());
        let client = Emptying(client.with_compression(clickhouse::Compression::None));
        Self { store, client, stop, serving, _folder: folder }
    }

    pub(crate) async fn empty(&self) {
        for table in TABLES {
            self.client.0.query(&format!("TRUNCATE TABLE {table}")).execute().await.unwrap();
        }
    }

    pub(crate) async fn close(self) {
        drop((self.store, self.client, self.stop));
        self.serving.await.unwrap().unwrap();
    }
}
