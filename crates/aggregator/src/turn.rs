use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;

use rustix::fs::{FlockOperation, flock};
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::AggregatorError;

/// Keeps closings one after another: within a process, and across processes where a lock
/// file is named. The lock dies with its process.
#[derive(Clone, Debug)]
pub struct Turn {
    file: Option<PathBuf>,
    within: Arc<Mutex<()>>,
}

/// As long as this lives, nobody else closes.
pub(crate) struct Taken {
    _within: OwnedMutexGuard<()>,
    _file: Option<File>,
}

impl Turn {
    /// Within this process only.
    pub fn within_process() -> Self {
        Self { file: None, within: Arc::default() }
    }

    /// Across processes, by a lock on `file`.
    pub fn locked_by(file: PathBuf) -> Self {
        Self { file: Some(file), within: Arc::default() }
    }

    /// Waits for the turn.
    pub(crate) async fn take(&self) -> Result<Taken, AggregatorError> {
        let within = Arc::clone(&self.within).lock_owned().await;
        let Some(path) = self.file.clone() else { return Ok(Taken { _within: within, _file: None }) };
        let named = path.display().to_string();
        let locked = tokio::task::spawn_blocking(move || {
            let file = File::options().create(true).append(true).open(&path)?;
            flock(&file, FlockOperation::LockExclusive)?;
            Ok(file)
        });
        let file = locked.await.unwrap_or_else(|gone| Err(std::io::Error::other(gone)));
        let file = file.map_err(|cause| AggregatorError::Lock { path: named, cause })?;
        Ok(Taken { _within: within, _file: Some(file) })
    }
}
