use std::fs::{DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
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
    /// The time that it is to have: it dates the export again when it is read again.
    pub(crate) dated: Timestamp,
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
    /// a number. Never overwrites anything.
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
            return if self.is_at(name) { self.let_go() } else { Err(ErrorKind::AlreadyExists.into()) };
        }
        match self.wish {
            Wish::Move => self.move_to(name),
            Wish::Copy => self.copy_to(name),
        }
    }

    fn is_at(&self, name: &Path) -> bool {
        identify(name).is_ok_and(|there| there.sha256 == self.identity.sha256)
    }

    /// Removes the file if it is to go.
    pub(super) fn let_go(&self) -> io::Result<()> {
        if self.wish == Wish::Move { std::fs::remove_file(&self.path) } else { Ok(()) }
    }

    /// A file of another owner cannot be closed to others or dated, and one of another disk
    /// cannot be renamed: both are copied.
    fn move_to(&self, name: &Path) -> io::Result<()> {
        let closed = std::fs::set_permissions(&self.path, Permissions::from_mode(0o600));
        let dated = closed.and_then(|()| self.date(&OpenOptions::new().write(true).open(&self.path)?));
        match dated.and_then(|()| claim(&self.path, name)) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            Err(_) => self.copy_to(name).and_then(|()| self.let_go()),
            Ok(()) => Ok(()),
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
        self.date(&copy)?;
        copy.sync_all()
    }

    pub(super) fn date(&self, file: &File) -> io::Result<()> {
        file.set_modified(self.dated.try_into().map_err(io::Error::other)?)
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
    to.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
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
