//! Reachline: the path of `reachline ingest`, from the file on disk to the published version.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use aggregator::{Aggregator, Outcome, Turn};
use bus::{InProcess, Topic};
use domain::{ExportId, LoadId, Source, Zone};
use engine::{Engine, Options};
use ingester::{Closing, Closings, Ingester, Known, LoadIds, Remembered, Status, Unavailable};
use store::{ClickHouse, Connection, Journal};
use telemetry::{Clock, SystemClock};
use tokio::sync::{Mutex, mpsc, oneshot};

use crate::Error;
use crate::measured::Measured;

/// As in `reachline ingest`.
const BUS_CAPACITY: usize = 16;
const ACCOUNT: &str = "bench";

/// Takes the file in; opening the engine is not timed.
pub(crate) fn run(csv: &Path, folder: &Path) -> Result<Measured, Error> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(in_books(csv, folder))
}

async fn in_books(csv: &Path, folder: &Path) -> Result<Measured, Error> {
    let landed = land(csv, folder)?;
    let data = folder.join("data");
    let opening = Options::new(&data);
    let engine = Arc::new(tokio::task::spawn_blocking(move || Engine::open(opening)).await??);
    let (stop, stopped) = oneshot::channel::<()>();
    let served = Arc::clone(&engine);
    let serving = tokio::spawn(async move { served.serve(async { drop(stopped.await) }).await });
    let store = Arc::new(ClickHouse::migrate(&Connection::Socket(engine::connectable(&data)?)).await?);
    let begun = Instant::now();
    let rows = take_in(landed, folder, &store).await?;
    let measured = Measured::of_this_process(begun.elapsed(), rows)?;
    drop((store, stop));
    serving.await??;
    tokio::task::spawn_blocking(move || drop(engine)).await?;
    Ok(measured)
}

/// The file where an export is dropped.
fn land(csv: &Path, folder: &Path) -> Result<PathBuf, Error> {
    let landing = folder.join("landing").join("meta").join(ACCOUNT);
    std::fs::create_dir_all(&landing)?;
    let landed = landing.join("export.csv");
    std::fs::hard_link(csv, &landed)?;
    Ok(landed)
}

async fn take_in(landed: PathBuf, folder: &Path, store: &Arc<ClickHouse>) -> Result<u64, Error> {
    let bus = InProcess::new(1, BUS_CAPACITY);
    let (say, said) = mpsc::unbounded_channel();
    let (aggregator, rows) = (aggregator(store, folder), bus.clone());
    let aggregating = tokio::spawn(async move { aggregator.run(&rows, |outcome| drop(say.send(outcome))).await });
    let ports = (bus.clone(), Books(Arc::clone(store)), Said(Mutex::new(said)));
    let ingester = Ingester::new(Arc::new(settings(folder)), ingester::Orders::default(), Arc::new(SystemClock), ports);
    let reports = ingester.run(&[landed]).await?;
    bus.close(Topic::Rows);
    aggregating.await??;
    match &reports[..] {
        [report] if report.status == Status::Visible => Ok(report.accepted),
        other => Err(serde_json::to_string(other)?.into()),
    }
}

fn aggregator(store: &Arc<ClickHouse>, folder: &Path) -> Aggregator<ClickHouse> {
    let ids = LoadIds::default();
    let next = move || ids.next(SystemClock.now());
    let turn = Turn::locked_by(folder.join("data").join("closing.lock"));
    Aggregator::new(Arc::clone(store), Arc::new(SystemClock), Arc::new(next), turn, aggregator::Settings::default())
}

fn settings(folder: &Path) -> ingester::Settings {
    let folders = ingester::Folders {
        landing: folder.join("landing"),
        archive: folder.join("archive"),
        quarantine: folder.join("quarantine"),
    };
    let account = ingester::Account {
        source: Source::Meta,
        name: ACCOUNT.to_owned(),
        zone: Zone::london(),
        currency: "GBP".parse().ok(),
        reports: Vec::new(),
    };
    ingester::Settings { folders, accounts: vec![account] }
}

/// Books that say what they know.
struct Books(Arc<ClickHouse>);

impl Known for Books {
    async fn known(&self, id: &ExportId) -> Result<Option<Remembered>, Unavailable> {
        let export = self.0.export(id).await.map_err(|error| Unavailable(error.to_string()))?;
        Ok(export.as_ref().map(Remembered::from))
    }

    /// Files are named, so nobody asks what lies in the archive.
    async fn all(&self) -> Result<HashMap<ExportId, Remembered>, Unavailable> {
        Ok(HashMap::new())
    }
}

/// What the aggregator says, of the one export that there is.
struct Said(Mutex<mpsc::UnboundedReceiver<Outcome>>);

impl Closings for Said {
    async fn outcome(&self, _export: &ExportId, _load: LoadId) -> Closing {
        let outcome = self.0.lock().await.recv().await.expect("the aggregator says what became of the export");
        let visible = outcome.status == aggregator::Status::Visible;
        Closing {
            status: if visible { Status::Visible } else { Status::Incomplete },
            export_id: outcome.export,
            exported: outcome.exported,
            missing: outcome.missing,
            warnings: Vec::new(),
            error: None,
        }
    }
}
