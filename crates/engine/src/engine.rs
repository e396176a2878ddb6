//! The engine of one data directory.

use std::fs;
use std::future::Future;
use std::io;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use crate::boot;
use crate::error::OpenError;
use crate::ffi::Connection;
use crate::http::{self, Context, Gate};
use crate::key::Key;
use crate::options::Options;
use crate::owner::Claim;
use crate::socket;
use crate::workers::Workers;

/// The library runs one engine a process.
static OPEN: AtomicBool = AtomicBool::new(false);

/// An open engine, listening on its socket. Requests wait until
/// [`serve`](Self::serve) runs.
///
/// Its parts end in the order they are listed: statements, then the last
/// connection, which shuts the engine down, then the claim on the directory.
pub struct Engine {
    pub(crate) context: Arc<Context>,
    listener: UnixListener,
    socket: PathBuf,
    data: PathBuf,
    _anchor: Mutex<Connection>,
    _claim: Claim,
    _only: Only,
}

impl Engine {
    /// Claims the data directory, loads the library and opens the engine.
    pub fn open(options: Options) -> Result<Self, OpenError> {
        let only = Only::claim()?;
        let claim = Claim::take(&options.data)?;
        let data = fs::canonicalize(&options.data).map_err(OpenError::path(&options.data))?;
        let (sessions, anchor) = boot::start(&data, options.library.as_deref())?;
        let listener = socket::listen(&data).map_err(OpenError::path(&socket::path(&data)))?;
        let workers = Workers::start(options.statements, &sessions);
        let workers = workers.map_err(|error| OpenError::start(&data, &error.to_string()))?;
        let context = Context { workers, options, backups: boot::backups(&data) };
        Ok(Self {
            context: Arc::new(context),
            listener,
            socket: socket::path(&data),
            data,
            _anchor: Mutex::new(anchor),
            _claim: claim,
            _only: only,
        })
    }

    /// Where the socket lies. To connect, see [`connectable`](crate::connectable):
    /// this path may be too long.
    pub fn socket(&self) -> &Path {
        &self.socket
    }

    /// The data directory, as an absolute path.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Serves requests until `shutdown`, then finishes those in flight.
    pub async fn serve(&self, shutdown: impl Future<Output = ()>) -> io::Result<()> {
        let listener = tokio::net::UnixListener::from_std(self.listener.try_clone()?)?;
        http::serve(Arc::clone(&self.context), listener, Gate::Socket, shutdown).await
    }

    /// Serves requests over TCP as well, from this machine and with the key, until `shutdown`.
    /// The listener must be on a loopback address.
    pub async fn serve_tcp(
        &self,
        listener: tokio::net::TcpListener,
        key: Key,
        shutdown: impl Future<Output = ()>,
    ) -> io::Result<()> {
        if !listener.local_addr()?.ip().is_loopback() {
            let message = "the engine listens on loopback addresses only, such as 127.0.0.1:8123";
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        http::serve(Arc::clone(&self.context), listener, Gate::Key(Arc::new(key)), shutdown).await
    }

    /// Ends the running statements, closes every connection, writes what the
    /// system still holds to disk, and gives the directory free. It blocks.
    pub fn close(self) {
        drop(self);
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.socket);
    }
}

/// The right to be the engine of this process.
struct Only;

impl Only {
    fn claim() -> Result<Self, OpenError> {
        if OPEN.swap(true, Ordering::SeqCst) { Err(OpenError::AlreadyOpen) } else { Ok(Self) }
    }
}

impl Drop for Only {
    fn drop(&mut self) {
        OPEN.store(false, Ordering::SeqCst);
    }
}
