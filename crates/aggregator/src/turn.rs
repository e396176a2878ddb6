use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
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
            sign(&file)?;
            Ok(file)
        });
        let file = locked.await.unwrap_or_else(|gone| Err(std::io::Error::other(gone)));
        let file = file.map_err(|cause| AggregatorError::Lock { path: named, cause })?;
        Ok(Taken { _within: within, _file: Some(file) })
    }
}

/// Says who has the turn, and, by the file's time, since when.
fn sign(mut file: &File) -> std::io::Result<()> {
    file.set_len(0)?;
    writeln!(file, "{}", std::process::id())
}

/// Who closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closer {
    /// Its process, where it has said so.
    pub pid: Option<u32>,
    /// Since when.
    pub since: Timestamp,
}

/// Who has the turn that `lock` stands for; nothing where nobody has.
pub fn closer(lock: &Path) -> Option<Closer> {
    let file = File::open(lock).ok()?;
    flock(&file, FlockOperation::NonBlockingLockShared).err()?;
    let since = file.metadata().ok()?.modified().ok()?;
    let pid = std::fs::read_to_string(lock).ok()?.trim().parse().ok();
    Some(Closer { pid, since: since.try_into().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_waits_learns_who_closes() {
        let folder = tempfile::tempdir().unwrap();
        let lock = folder.path().join("closing.lock");
        let turn = Turn::locked_by(lock.clone());
        assert_eq!(closer(&lock), None);
        let taken = turn.take().await.unwrap();
        assert_eq!(closer(&lock).and_then(|closer| closer.pid), Some(std::process::id()));
        drop(taken);
        assert_eq!(closer(&lock), None);
    }
}
