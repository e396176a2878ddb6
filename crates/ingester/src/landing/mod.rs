//! Finds the files of a run, and tells where each belongs.

mod named;
mod names;
mod place;
mod walk;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use domain::SentTo;

pub(crate) use place::Place;
pub(crate) use walk::UNREADABLE_FOLDER;

use crate::look::Look;
use crate::{Orders, Problem, Sent, Settings};

/// A file to be read, or why it cannot be.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// Its name, without its folder.
    pub(crate) name: String,
    /// How it got here.
    pub(crate) manner: Manner,
    /// Where it belongs.
    pub(crate) place: Result<Place, Problem>,
    /// The first of two looks at it.
    pub(crate) look: Option<Look>,
    /// What it was sent with, where it comes from the archive.
    pub(crate) sent: Option<Sent>,
}

/// The code of an original without a note.
pub(crate) const UNNOTED: &str = "archive_unnoted";

/// How a file got here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Dropped in the landing folder: it may still be being copied.
    Dropped,
    /// In the landing folder, and named by a person: read at once.
    Named,
    /// Somewhere else, and named by a person: read at once, and left there.
    Outside,
    /// In the archive, and unknown to the books: read at once, and left there.
    Archived,
}

/// The command names something that is not there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no file or folder {}: check the path{}", path.display(), if *landing { ", or [landing] in the configuration" } else { "" })]
pub struct UsageError {
    /// What was named.
    pub path: PathBuf,
    /// Whether it is the configured landing folder.
    pub landing: bool,
}

/// What to find files by.
pub(crate) struct Search<'a> {
    /// The configuration.
    pub(crate) settings: &'a Settings,
    /// What a person says.
    pub(crate) orders: &'a Orders,
    /// The landing folder without symbolic links, where there is one.
    root: Option<PathBuf>,
    /// The archive's.
    archive: Option<PathBuf>,
}

impl<'a> Search<'a> {
    pub(crate) fn new(settings: &'a Settings, orders: &'a Orders) -> Self {
        let real = |folder: &Path| folder.canonicalize().ok();
        let (root, archive) = (real(&settings.folders.landing), real(&settings.folders.archive));
        Self { settings, orders, root, archive }
    }

    /// The files of some paths, oldest first; of the landing folder where none is named.
    pub(crate) fn files(&self, paths: &[PathBuf]) -> Result<Vec<Found>, UsageError> {
        let mut found = match paths {
            [] => self.below(&self.settings.folders.landing, true)?,
            named => {
                let each: Result<Vec<_>, _> = named.iter().map(|path| self.below(path, false)).collect();
                each?.into_iter().flatten().collect()
            }
        };
        found.sort_by_cached_key(|file: &Found| (file.look.map(|look| look.modified), file.path.clone()));
        found.dedup_by(|one, other| one.path == other.path);
        Ok(found)
    }

    fn below(&self, path: &Path, landing: bool) -> Result<Vec<Found>, UsageError> {
        let real = path.canonicalize().map_err(|_| UsageError { path: path.to_owned(), landing })?;
        let root = self.root.as_deref().filter(|root| real.starts_with(root));
        if self.is_archived(&real) {
            return Ok(vec![Found::refused(real, Manner::Outside, in_archive(path))]);
        }
        Ok(match (root, real.is_dir()) {
            (Some(root), true) => self.dropped(root, &real),
            (Some(root), false) => vec![self.in_landing(root, real, Manner::Named)],
            (None, true) => self.outside(&real),
            (None, false) => vec![self.named(&real, path)],
        })
    }

    fn is_archived(&self, path: &Path) -> bool {
        self.archive.as_ref().is_some_and(|archive| path.starts_with(archive))
    }

    fn dropped(&self, root: &Path, folder: &Path) -> Vec<Found> {
        let each = walk::files(folder).into_iter();
        each.map(|walked| match walked {
            Ok(path) => self.in_landing(root, path, Manner::Dropped),
            Err((path, problem)) => Found::refused(path, Manner::Dropped, problem),
        })
        .collect()
    }

    fn in_landing(&self, root: &Path, path: PathBuf, manner: Manner) -> Found {
        let place = place::in_landing(root, &path, self.orders);
        Found::at(path, manner, place)
    }
}

impl Found {
    fn at(path: PathBuf, manner: Manner, place: Result<Place, Problem>) -> Self {
        let place = if path.is_file() { place } else { Err(no_file(&path)) };
        let look = Look::at(&path).ok();
        Self { name: names::shown(&path), path, manner, place, look, sent: None }
    }

    fn refused(path: PathBuf, manner: Manner, problem: Problem) -> Self {
        Self { name: names::shown(&path), path, manner, place: Err(problem), look: None, sent: None }
    }

    /// An original of the archive.
    pub(crate) fn archived(to: SentTo, path: PathBuf, sent: Sent) -> Self {
        let place = Place { source: Some(to.source), account: to.account, report: to.report };
        let found = Self::at(path, Manner::Archived, Ok(place));
        Self { name: sent.file.clone(), sent: Some(sent), ..found }
    }

    /// An original of the archive of which nobody can tell what it was sent with.
    pub(crate) fn unnoted(path: PathBuf, error: &std::io::Error) -> Self {
        let problem = Problem::new(
            UNNOTED,
            format!("the books do not know `{}`, and nothing says what it was sent with ({error})", path.display()),
            "bring the note beside it back from a backup; or move the file out of the archive and send it anew",
        );
        Self::refused(path, Manner::Archived, problem)
    }

    /// Whether somebody may still be copying it: it changed lately, or between two looks.
    pub(crate) fn must_wait(&self, now: jiff::Timestamp) -> bool {
        let still = self.look.is_some_and(|look| !look.is_fresh(now) && look.still_holds(&self.path));
        self.manner == Manner::Dropped && self.place.is_ok() && !still
    }
}

/// Its path does not say all that it was sent with, so it would be taken for another export.
fn in_archive(path: &Path) -> Problem {
    Problem::new(
        "in_archive",
        format!("`{}` lies in the archive", path.display()),
        "run `reachline ingest` without a path: it sends again what the books do not know of it",
    )
}

/// A pipe can be read only once, and a file has to be read twice.
fn no_file(path: &Path) -> Problem {
    Problem::new(
        "not_a_file",
        format!("`{}` is no ordinary file", path.display()),
        "save what it gives into a file first, and name that",
    )
}
