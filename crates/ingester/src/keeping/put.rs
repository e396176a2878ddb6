use std::fs::{DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::archive::PIECE;
use crate::identity::{Identity, each_piece, hex, identify};

/// A file that was read and is to be kept.
#[derive(Clone, Debug)]
pub(crate) struct Original {
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// What it held, and what it looked like, when it was read.
    pub(crate) identity: Identity,
    /// Whether it goes, or a copy of it.
    pub(crate) wish: Wish,
}

/// Whether a file is to go or to stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// Dropped in the landing folder: it goes.
    Move,
    /// Named by a person: it stays, and a copy goes.
    Copy,
}

impl Original {
    /// Puts the file under a name, or, where another content has that name, under one with
    /// a number. Never overwrites anything. Where it lies now it stays until it is let go.
    pub(crate) fn put(&self, wanted: &Path) -> io::Result<PathBuf> {
        if !self.identity.look.still_holds(&self.path) {
            return Err(io::Error::other("it changed since it was read"));
        }
        make_folder(wanted.parent().unwrap_or(wanted))?;
        for name in numbered(wanted) {
            match self.put_at(&name) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                done => return done.map(|()| name),
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }

    fn put_at(&self, name: &Path) -> io::Result<()> {
        if name.symlink_metadata().is_ok() {
            return if self.is_at(name) { Ok(()) } else { Err(ErrorKind::AlreadyExists.into()) };
        }
        match self.wish {
            Wish::Move => self.link_to(name),
            Wish::Copy => self.copy_to(name),
        }
    }

    fn is_at(&self, name: &Path) -> bool {
        identify(name).is_ok_and(|there| there.sha256 == self.identity.sha256)
    }

    /// Removes the file if it is to go, unless another has taken its place meanwhile.
    pub(crate) fn let_go(&self) -> io::Result<()> {
        match self.wish {
            Wish::Copy => Ok(()),
            Wish::Move if self.identity.look.still_holds(&self.path) => std::fs::remove_file(&self.path),
            Wish::Move => Err(io::Error::other("another file has taken its place")),
        }
    }

    /// A file of another owner cannot be closed to others, and one of another disk cannot have a
    /// second name here: both are copied.
    fn link_to(&self, name: &Path) -> io::Result<()> {
        let closed = std::fs::set_permissions(&self.path, Permissions::from_mode(0o600));
        match closed.and_then(|()| std::fs::hard_link(&self.path, name)) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            Err(_) => self.copy_to(name),
            Ok(()) => sync_folder(name),
        }
    }

    /// Copies by way of a hidden name, so that nobody meets half a file.
    fn copy_to(&self, name: &Path) -> io::Result<()> {
        let half = half_of(name, &self.identity);
        let done = self.copy_bytes(&half).and_then(|()| claim(&half, name));
        if done.is_err() {
            let _ = std::fs::remove_file(&half);
        }
        done
    }

    fn copy_bytes(&self, half: &Path) -> io::Result<()> {
        let mut copy = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(half)?;
        let mut sum = Sha256::new();
        each_piece(&mut File::open(&self.path)?, |piece| {
            sum.update(piece);
            copy.write_all(piece)
        })?;
        if hex(&sum.finalize()) != self.identity.sha256 {
            return Err(io::Error::other("it changed since it was read"));
        }
        // The time dates the export again when the copy is read.
        copy.set_modified(self.identity.look.modified.try_into().map_err(io::Error::other)?)?;
        copy.sync_all()
    }
}

/// Gives a file another name on the same disk, unless that name is taken. A link and then
/// an unlink never overwrite; where a disk has no links, a look has to do.
fn claim(from: &Path, to: &Path) -> io::Result<()> {
    match std::fs::hard_link(from, to) {
        Ok(()) => std::fs::remove_file(from)?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(error),
        Err(_) if to.symlink_metadata().is_ok() => return Err(ErrorKind::AlreadyExists.into()),
        Err(_) => std::fs::rename(from, to)?,
    }
    sync_folder(to)
}

fn sync_folder(of: &Path) -> io::Result<()> {
    of.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

/// Writes a note, whole or not at all, readable for its owner only.
pub(super) fn note(path: &Path, sha256: &str, content: &impl Serialize) -> io::Result<()> {
    let half = path.with_file_name(format!(".{sha256}.{}.note{PIECE}", std::process::id()));
    let mut text = serde_json::to_string_pretty(content)?;
    text.push('\n');
    let mut out = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&half)?;
    out.write_all(text.as_bytes())?;
    out.sync_all()?;
    std::fs::rename(&half, path)?;
    sync_folder(path)
}

/// Deletes a file. That it is gone already is no error.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The hidden name of a copy that is not whole yet.
pub(super) fn half_of(name: &Path, identity: &Identity) -> PathBuf {
    name.with_file_name(format!(".{}.{}{PIECE}", identity.sha256, std::process::id()))
}

/// Makes a folder that is closed to others.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// The name itself, then `name-1.csv`, `name-2.csv`, ….
fn numbered(wanted: &Path) -> impl Iterator<Item = PathBuf> {
    let stem = wanted.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = wanted.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    let others = (1..10_000).map(move |number| wanted.with_file_name(format!("{stem}-{number}{ending}")));
    std::iter::once(wanted.to_owned()).chain(others)
}
