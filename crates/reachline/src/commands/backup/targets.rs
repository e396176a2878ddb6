use std::fs::DirBuilder;
use std::io::{self, ErrorKind};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Component, Path, PathBuf};

use ingester::Folders;

use crate::books::restoring;
use crate::failure::Failure;

/// The name of the configuration in a backup.
pub(super) const CONFIGURATION: &str = "reachline.toml";

/// Where the parts of a backup go.
#[derive(Clone, Debug)]
pub(super) struct Targets {
    /// The data directory.
    pub(super) data: PathBuf,
    /// The originals.
    pub(super) archive: PathBuf,
    /// The files that could not be read.
    pub(super) quarantine: PathBuf,
}

impl Targets {
    /// Into the folders of a configuration; without one all goes into the data directory.
    pub(super) fn new(data: &Path, folders: Option<Folders>) -> Self {
        let within = || Folders {
            landing: data.join("landing"),
            archive: data.join("archive"),
            quarantine: data.join("quarantine"),
        };
        let folders = folders.unwrap_or_else(within);
        Self { data: data.to_owned(), archive: folders.archive, quarantine: folders.quarantine }
    }

    /// Nothing that is there may be mixed with what comes back.
    pub(super) fn are_free(&self) -> Result<(), Failure> {
        self.all().try_for_each(|folder| match is_free(folder) {
            Ok(true) => Ok(()),
            Ok(false) => Err(Failure::usage(format!(
                "{} is not empty: a backup is brought back into empty folders only; name another with --data, or move \
                 away what is there",
                folder.display()
            ))),
            Err(error) => Err(Failure::usage(format!("{} cannot be used: {error}", folder.display()))),
        })
    }

    /// Where the copy of the books has to lie for the engine.
    pub(super) fn copy(&self) -> PathBuf {
        engine::backups(&restoring(&self.data)).join(store::BACKUP)
    }

    /// Where a file of the backup goes; nothing where no backup has such a file.
    pub(super) fn of(&self, path: &Path) -> Option<PathBuf> {
        let plain = path.components().all(|part| matches!(part, Component::Normal(_)));
        let mut parts = path.iter();
        let (first, inner) = (parts.next().filter(|_| plain)?, parts.as_path());
        let alone = inner.as_os_str().is_empty();
        match first.to_str()? {
            CONFIGURATION if alone => Some(self.data.join(CONFIGURATION)),
            _ if alone => None,
            store::BACKUP => Some(self.copy().join(inner)),
            "archive" => Some(self.archive.join(inner)),
            "quarantine" => Some(self.quarantine.join(inner)),
            _ => None,
        }
    }

    /// Makes way for another attempt. All folders were empty before.
    pub(super) fn clear(&self) {
        for folder in self.all() {
            if let Ok(entries) = std::fs::read_dir(folder) {
                entries.flatten().for_each(|entry| drop(removed(&entry.path())));
            }
        }
    }

    fn all(&self) -> impl Iterator<Item = &PathBuf> {
        [&self.data, &self.archive, &self.quarantine].into_iter()
    }
}

fn is_free(folder: &Path) -> io::Result<bool> {
    match std::fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        entries => Ok(entries?.next().is_none()),
    }
}

fn removed(path: &Path) -> io::Result<()> {
    if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) }
}

/// Makes a folder that is closed to others.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_a_backup_goes_to_its_folder_and_nowhere_else() {
        let targets = Targets::new(Path::new("/d"), None);
        let of = |path: &str| targets.of(Path::new(path)).map(|path| path.display().to_string());
        assert_eq!(of("archive/meta/a/ab/1.csv").as_deref(), Some("/d/archive/meta/a/ab/1.csv"));
        assert_eq!(of("books/.backup").as_deref(), Some("/d/restoring/backups/books/.backup"));
        assert_eq!(of("reachline.toml").as_deref(), Some("/d/reachline.toml"));
        for path in [
            "",
            "/etc/passwd",
            "../x",
            "archive/../../x",
            "archive",
            "archive/",
            "other/x",
            "reachline.toml/x",
            "books",
        ] {
            assert_eq!(of(path), None, "{path}");
        }
    }
}
