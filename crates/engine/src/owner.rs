//! Who works on a data directory: one process at a time.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::time::Duration;

use rustix::fs::{FlockOperation, flock};

use crate::error::OpenError;

const LOCK: &str = "lock";

/// The claim on a data directory. The system ends it with the process, however
/// that dies, so nothing stale is left behind.
#[derive(Debug)]
pub(crate) struct Claim {
    file: File,
}

impl Claim {
    /// Creates the directory if needed and claims it.
    pub(crate) fn take(data: &Path) -> Result<Self, OpenError> {
        private_folder(data).map_err(OpenError::path(data))?;
        let path = data.join(LOCK);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false).mode(0o600);
        let mut file = options.open(&path).map_err(OpenError::path(&path))?;
        if !locked(&file) {
            return Err(OpenError::Owned { data: data.to_owned(), pid: written(data) });
        }
        write_pid(&mut file).map_err(OpenError::path(&path))?;
        Ok(Self { file })
    }
}

impl Drop for Claim {
    /// What the system still holds goes to disk before anyone else may begin.
    fn drop(&mut self) {
        let _ = rustix::fs::syncfs(&self.file);
    }
}

/// The process that works on a data directory, if one does.
pub fn owner(data: &Path) -> Option<u32> {
    let file = File::open(data.join(LOCK)).ok()?;
    match flock(&file, FlockOperation::NonBlockingLockShared) {
        Ok(()) => None,
        Err(_) => written(data),
    }
}

/// Creates a folder that only its owner can enter. One that exists keeps its
/// permissions: it may hold more than ours.
pub(crate) fn private_folder(path: &Path) -> std::io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Asks a few times: whoever only looks for the owner holds the lock for a
/// moment, too.
fn locked(file: &File) -> bool {
    (0..5).any(|attempt| {
        if attempt > 0 {
            std::thread::sleep(Duration::from_millis(2));
        }
        flock(file, FlockOperation::NonBlockingLockExclusive).is_ok()
    })
}

fn written(data: &Path) -> Option<u32> {
    fs::read_to_string(data.join(LOCK)).ok()?.trim().parse().ok()
}

fn write_pid(file: &mut File) -> std::io::Result<()> {
    file.set_len(0)?;
    writeln!(file, "{}", std::process::id())
}
