use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;

use jiff::Timestamp;

use crate::look::Look;

/// The right to work on a landing folder, given back when dropped, or when the process dies.
#[derive(Debug)]
pub struct LandingLock {
    _file: File,
}

/// Why a landing folder cannot be worked on.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another run is at it: it will see to the files.
    #[error("another run{} is working on this landing folder: nothing to do", pid.map(|pid| format!(" (process {pid})")).unwrap_or_default())]
    AlreadyRunning {
        /// Its process, where it has said so.
        pid: Option<u32>,
    },
    /// The folder cannot be written to.
    #[error("cannot lock the landing folder {folder}: {error}: check that it exists and can be written to")]
    Disk {
        /// The folder.
        folder: String,
        /// What the system says.
        error: std::io::Error,
    },
}

/// Who works on a landing folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Its process, where it has said so.
    pub pid: Option<u32>,
    /// Since when.
    pub since: Timestamp,
}

const NAME: &str = ".reachline.lock";

impl LandingLock {
    /// Takes the lock of a landing folder without waiting.
    pub fn take(landing: &Path) -> Result<Self, LockError> {
        let disk = |error| LockError::Disk { folder: landing.display().to_string(), error };
        let path = landing.join(NAME);
        let mut options = OpenOptions::new();
        let mut file = options.read(true).write(true).create(true).truncate(false).open(path).map_err(disk)?;
        match file.try_lock() {
            Ok(()) => sign(&mut file).map(|()| Self { _file: file }).map_err(disk),
            Err(TryLockError::WouldBlock) => Err(LockError::AlreadyRunning { pid: pid_in(&mut file) }),
            Err(TryLockError::Error(error)) => Err(disk(error)),
        }
    }
}

/// Who works on a landing folder now; nothing where nobody does.
pub fn holder(landing: &Path) -> Option<Holder> {
    let mut file = File::open(landing.join(NAME)).ok()?;
    match file.try_lock_shared() {
        Err(TryLockError::WouldBlock) => {
            let since = Look::of(&file.metadata().ok()?).modified;
            Some(Holder { pid: pid_in(&mut file), since })
        }
        _ => None,
    }
}

fn sign(file: &mut File) -> std::io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "{}", std::process::id())
}

fn pid_in(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.take(32).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_run_learns_who_is_at_it() {
        let folder = tempfile::tempdir().unwrap();
        let lock = LandingLock::take(folder.path()).unwrap();
        let us = Some(std::process::id());
        assert!(matches!(LandingLock::take(folder.path()), Err(LockError::AlreadyRunning { pid }) if pid == us));
        assert_eq!(holder(folder.path()).and_then(|holder| holder.pid), us);
        drop(lock);
        assert_eq!(holder(folder.path()), None);
        LandingLock::take(folder.path()).unwrap();
    }

    #[test]
    fn a_folder_that_does_not_exist_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let error = LandingLock::take(&folder.path().join("absent")).unwrap_err();
        assert!(error.to_string().contains("absent"), "{error}");
    }
}
