//! The books of a data directory: the running engine's, or one opened for this command.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use aggregator::{Aggregator, Turn};
use engine::{Engine, OpenError, Options};
use ingester::LoadIds;
use store::{ClickHouse, Connection, StoreError};
use telemetry::{Clock, SystemClock};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::config::Config;
use crate::failure::Failure;

/// Open books, and the engine behind them where this process runs it.
pub(crate) struct Books {
    pub(crate) store: Arc<ClickHouse>,
    own: Option<Own>,
}

/// An engine that this process runs.
struct Own {
    engine: Arc<Engine>,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<std::io::Result<()>>,
}

impl Books {
    /// Opens the engine of a data directory, which must have no other owner.
    pub(crate) async fn own(data: &Path) -> Result<Self, Failure> {
        whole(data)?;
        Self::open(data, ClickHouse::migrate).await?.map_err(Failure::from)
    }

    /// The books of whoever runs the engine; where nobody does, this process does.
    pub(crate) async fn any(data: &Path) -> Result<Self, Failure> {
        whole(data)?;
        match Self::open(data, ClickHouse::migrate).await? {
            Ok(books) => Ok(books),
            Err(OpenError::Owned { .. }) => {
                let socket = engine::connectable(data).map_err(Failure::again)?;
                let store = Arc::new(ClickHouse::migrate(&Connection::Socket(socket)).await?);
                Ok(Self { store, own: None })
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Opens an engine without books, and brings back the copy that lies among its backups.
    pub(crate) async fn restored(data: &Path) -> Result<Self, Failure> {
        Self::open(data, ClickHouse::restore).await?.map_err(Failure::from)
    }

    async fn open(
        data: &Path,
        begin: impl AsyncFnOnce(&Connection) -> Result<ClickHouse, StoreError>,
    ) -> Result<Result<Self, OpenError>, Failure> {
        let options = Options::new(data);
        let opened = tokio::task::spawn_blocking(move || Engine::open(options)).await.map_err(Failure::again)?;
        let engine = match opened {
            Ok(engine) => Arc::new(engine),
            Err(error) => return Ok(Err(error)),
        };
        let own = Own::serving(engine);
        let socket = engine::connectable(data).map_err(Failure::again)?;
        match begin(&Connection::Socket(socket)).await {
            Ok(store) => Ok(Ok(Self { store: Arc::new(store), own: Some(own) })),
            Err(error) => own.end().await.and(Err(error.into())),
        }
    }

    /// An aggregator over these books.
    pub(crate) fn aggregator(&self, config: &Config, data: &Path) -> Aggregator<ClickHouse> {
        aggregator(&self.store, config, data)
    }

    /// Finishes what is under way and gives the data directory free.
    pub(crate) async fn close(self) -> Result<(), Failure> {
        let Self { store, own } = self;
        drop(store);
        match own {
            Some(own) => own.end().await,
            None => Ok(()),
        }
    }
}

impl Own {
    fn serving(engine: Arc<Engine>) -> Self {
        let (stop, stopped) = oneshot::channel::<()>();
        let served = Arc::clone(&engine);
        let serving = tokio::spawn(async move { served.serve(async { drop(stopped.await) }).await });
        Self { engine, stop, serving }
    }

    async fn end(self) -> Result<(), Failure> {
        let Self { engine, stop, serving } = self;
        drop(stop);
        serving.await.map_err(Failure::again)?.map_err(Failure::again)?;
        let closing = tokio::task::spawn_blocking(move || drop(engine));
        closing.await.map_err(Failure::again)
    }
}

/// The file whose lock keeps closings in a data directory one after another.
pub(crate) fn closing_lock(data: &Path) -> PathBuf {
    data.join("closing.lock")
}

/// Where a backup is brought back before it takes its place in a data directory.
pub(crate) fn restoring(data: &Path) -> PathBuf {
    data.join("restoring")
}

/// A data directory in which a restore was cut short has no books yet, and must get none of
/// its own meanwhile.
fn whole(data: &Path) -> Result<(), Failure> {
    if !restoring(data).exists() {
        return Ok(());
    }
    Err(Failure::wrong(format!(
        "a restore into {} was cut short or is still at work; if it is not, delete what is in that folder and restore \
         the backup again",
        data.display()
    )))
}

/// An aggregator over the books of a data directory.
pub(crate) fn aggregator(store: &Arc<ClickHouse>, config: &Config, data: &Path) -> Aggregator<ClickHouse> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let ids = LoadIds::default();
    let turn = Turn::locked_by(closing_lock(data));
    let next = move || ids.next(SystemClock.now());
    Aggregator::new(Arc::clone(store), clock, Arc::new(next), turn, config.closing())
}
