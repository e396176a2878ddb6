//! The books of a data directory, of the running engine or of one opened for this command; or
//! those on a server.

use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aggregator::{Aggregator, Turn};
use engine::{Engine, OpenError, Options};
use ingester::LoadIds;
use store::{ClickHouse, Connection, StoreError};
use telemetry::{Clock, SystemClock};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::config::{Config, Elsewhere};
use crate::failure::Failure;

/// Open books, and the engine behind them where this process runs it.
pub(crate) struct Books {
    pub(crate) store: Arc<ClickHouse>,
    /// Where they lie on a disk of this machine.
    disk: Option<PathBuf>,
    own: Option<Own>,
}

/// An engine that this process runs.
pub(crate) struct Own {
    pub(crate) engine: Arc<Engine>,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<std::io::Result<()>>,
}

impl Books {
    /// The books that the configuration names: on a server, whose tables have to be of the right
    /// version already, or else the data directory's own.
    pub(crate) async fn configured(config: &Config, data: &Path) -> Result<Self, Failure> {
        match config.elsewhere()? {
            None => Self::any(data).await,
            Some(there) => Self::there(&there, data, ClickHouse::open).await,
        }
    }

    /// The same, with tables of this program's version; and the version that they had before.
    pub(crate) async fn migrated(config: &Config, data: &Path) -> Result<(Self, u32), Failure> {
        let mut before = 0;
        let migrate = async |connection: &Connection| {
            before = ClickHouse::schema_version(connection).await?;
            ClickHouse::migrate(connection).await
        };
        let books = match config.elsewhere()? {
            None => Self::opened(data, migrate).await?,
            Some(there) => Self::there(&there, data, migrate).await?,
        };
        Ok((books, before))
    }

    /// Opens the engine of a data directory, which must have no other owner.
    pub(crate) async fn own(data: &Path) -> Result<Self, Failure> {
        Self::begun(Own::open(data).await?, data, ClickHouse::migrate).await
    }

    /// The books of whoever runs the engine; where nobody does, this process does.
    pub(crate) async fn any(data: &Path) -> Result<Self, Failure> {
        Self::opened(data, ClickHouse::migrate).await
    }

    /// Opens an engine without books, and brings back the copy that lies among its backups.
    pub(crate) async fn restored(data: &Path) -> Result<Self, Failure> {
        Self::begun(Own::start(data).await??, data, ClickHouse::restore).await
    }

    async fn opened(
        data: &Path,
        begin: impl AsyncFnOnce(&Connection) -> Result<ClickHouse, StoreError>,
    ) -> Result<Self, Failure> {
        whole(data)?;
        match Own::start(data).await? {
            Ok(own) => Self::begun(own, data, begin).await,
            Err(OpenError::Owned { .. }) => Self::of_engine(data, begin).await,
            Err(error) => Err(error.into()),
        }
    }

    async fn begun(
        own: Own,
        data: &Path,
        begin: impl AsyncFnOnce(&Connection) -> Result<ClickHouse, StoreError>,
    ) -> Result<Self, Failure> {
        match Self::of_engine(data, begin).await {
            Ok(books) => Ok(Self { own: Some(own), ..books }),
            Err(failure) => own.end().await.and(Err(failure)),
        }
    }

    async fn of_engine(
        data: &Path,
        begin: impl AsyncFnOnce(&Connection) -> Result<ClickHouse, StoreError>,
    ) -> Result<Self, Failure> {
        let socket = engine::connectable(data).map_err(Failure::again)?;
        let store = Arc::new(begin(&Connection::Socket(socket)).await?);
        Ok(Self { store, disk: Some(data.to_owned()), own: None })
    }

    async fn there(
        there: &Elsewhere,
        data: &Path,
        begin: impl AsyncFnOnce(&Connection) -> Result<ClickHouse, StoreError>,
    ) -> Result<Self, Failure> {
        locks_in(data)?;
        match there {
            Elsewhere::Engine(data) => Self::of_engine(data, begin).await,
            Elsewhere::Server(server) => {
                let store = Arc::new(begin(&Connection::Server(server.clone())).await?);
                Ok(Self { store, disk: None, own: None })
            }
        }
    }

    /// Where the books lie on a disk of this machine; nothing where a server sees to its disks.
    pub(crate) fn disk(&self) -> Option<&Path> {
        self.disk.as_deref()
    }

    /// An aggregator over these books.
    pub(crate) fn aggregator(&self, config: &Config, data: &Path) -> Aggregator<ClickHouse> {
        aggregator(&self.store, config, data)
    }

    /// Finishes what is under way and gives the data directory free.
    pub(crate) async fn close(self) -> Result<(), Failure> {
        let Self { store, own, .. } = self;
        drop(store);
        match own {
            Some(own) => own.end().await,
            None => Ok(()),
        }
    }
}

impl Own {
    /// The engine of a data directory, without a look at its tables.
    pub(crate) async fn open(data: &Path) -> Result<Self, Failure> {
        whole(data)?;
        Ok(Self::start(data).await??)
    }

    async fn start(data: &Path) -> Result<Result<Self, OpenError>, Failure> {
        let options = Options::new(data);
        let opened = tokio::task::spawn_blocking(move || Engine::open(options)).await.map_err(Failure::again)?;
        Ok(opened.map(|engine| Self::serving(Arc::new(engine))))
    }

    fn serving(engine: Arc<Engine>) -> Self {
        let (stop, stopped) = oneshot::channel::<()>();
        let served = Arc::clone(&engine);
        let serving = tokio::spawn(async move { served.serve(async { drop(stopped.await) }).await });
        Self { engine, stop, serving }
    }

    /// Finishes what is under way and gives the data directory free.
    pub(crate) async fn end(self) -> Result<(), Failure> {
        let Self { engine, stop, serving } = self;
        drop(stop);
        serving.await.map_err(Failure::again)?.map_err(Failure::again)?;
        let closing = tokio::task::spawn_blocking(move || drop(engine));
        closing.await.map_err(Failure::again)
    }
}

/// The data directory keeps the locks also where the books are elsewhere.
fn locks_in(data: &Path) -> Result<(), Failure> {
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(data);
    made.map_err(|error| Failure::again(format!("{} cannot be made: {error}", data.display())))
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
