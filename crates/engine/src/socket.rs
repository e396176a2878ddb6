//! The Unix socket, whose path the system limits to 107 bytes.

use std::collections::HashMap;
use std::fs::{self, File, Permissions};
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

const NAME: &str = "engine.sock";
const LONGEST: usize = 107;

/// Folders that are kept open, so that a short path through their descriptor
/// stays valid for the rest of the process.
static FOLDERS: Mutex<Option<HashMap<PathBuf, File>>> = Mutex::new(None);

/// Where the socket of a data directory lies.
pub(crate) fn path(data: &Path) -> PathBuf {
    data.join(NAME)
}

/// A path that this process can connect to, however long the data directory's
/// path is: the socket's own where it is short enough, else one through an
/// open descriptor of the folder.
pub fn connectable(data: &Path) -> io::Result<PathBuf> {
    let direct = path(data);
    if direct.as_os_str().as_bytes().len() <= LONGEST {
        return Ok(direct);
    }
    let folder = fs::canonicalize(data)?;
    let mut folders = FOLDERS.lock().unwrap_or_else(PoisonError::into_inner);
    let folders = folders.get_or_insert_default();
    let now = File::open(&folder)?;
    let kept = match folders.remove(&folder) {
        Some(kept) if same(&kept, &now)? => kept,
        _ => now,
    };
    let short = PathBuf::from(format!("/proc/self/fd/{}/{NAME}", kept.as_raw_fd()));
    folders.insert(folder, kept);
    Ok(short)
}

/// Whether the folder is still the one that was opened, not one that took its
/// place.
fn same(kept: &File, now: &File) -> io::Result<bool> {
    let (kept, now) = (kept.metadata()?, now.metadata()?);
    Ok((kept.dev(), kept.ino()) == (now.dev(), now.ino()))
}

/// Listens on the socket. The caller owns the data directory, so a socket that
/// is already there belongs to nobody.
pub(crate) fn listen(data: &Path) -> io::Result<UnixListener> {
    let path = path(data);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let listener = UnixListener::bind(connectable(data)?)?;
    fs::set_permissions(&path, Permissions::from_mode(0o600))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}
