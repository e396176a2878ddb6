//! The books of a data directory: the running engine's, or one opened for this command.

use std::path::Path;
use std::sync::Arc;

use aggregator::{Aggregator, Turn};
use engine::{Engine, OpenError, Options};
use ingester::LoadIds;
use store::{ClickHouse, Connection};
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
        Self::open(data).await?.map_err(Failure::from)
    }

    /// The books of whoever runs the engine; where nobody does, this process does.
    pub(crate) async fn any(data: &Path) -> Result<Self, Failure> {
        match Self::open(data).await? {
            Ok(books) => Ok(books),
            Err(OpenError::Owned { .. }) => {
                let socket = engine::connectable(data).map_err(Failure::again)?;
                let store = Arc::new(ClickHouse::migrate(&Connection::Socket(socket)).await?);
                Ok(Self { store, own: None })
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn open(data: &Path) -> Result<Result<Self, OpenError>, Failure> {
        let options = Options::new(data);
        let opened = tokio::task::spawn_blocking(move || Engine::open(options)).await.map_err(Failure::again)?;
        let engine = match opened {
            Ok(engine) => Arc::new(engine),
            Err(error) => return Ok(Err(error)),
        };
        let (stop, stopped) = oneshot::channel::<()>();
        let served = Arc::clone(&engine);
        let serving = tokio::spawn(async move { served.serve(async { drop(stopped.await) }).await });
        let socket = engine::connectable(data).map_err(Failure::again)?;
        let store = Arc::new(ClickHouse::migrate(&Connection::Socket(socket)).await?);
        Ok(Ok(Self { store, own: Some(Own { engine, stop, serving }) }))
    }

    /// An aggregator over these books.
    pub(crate) fn aggregator(&self, config: &Config, data: &Path) -> Aggregator<ClickHouse> {
        aggregator(&self.store, config, data)
    }

    /// Finishes what is under way and gives the data directory free.
    pub(crate) async fn close(self) -> Result<(), Failure> {
        let Self { store, own } = self;
        drop(store);
        let Some(Own { engine, stop, serving }) = own else { return Ok(()) };
        drop(stop);
        serving.await.map_err(Failure::again)?.map_err(Failure::again)?;
        let closing = tokio::task::spawn_blocking(move || drop(engine));
        closing.await.map_err(Failure::again)
    }
}

/// An aggregator over the books of a data directory.
pub(crate) fn aggregator(store: &Arc<ClickHouse>, config: &Config, data: &Path) -> Aggregator<ClickHouse> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let ids = LoadIds::default();
    let turn = Turn::locked_by(data.join("closing.lock"));
    let next = move || ids.next(SystemClock.now());
    Aggregator::new(Arc::clone(store), clock, Arc::new(next), turn, config.closing())
}
