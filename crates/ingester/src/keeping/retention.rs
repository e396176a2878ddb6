//! Originals are kept as long as the configuration says, and no longer.

use jiff::Timestamp;

use super::{Archive, Archived, Quarantine};
use crate::{Folders, Problem};

/// How far back originals are kept; for ever where nothing is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retention {
    /// Of the archive: what came before this goes.
    pub archive: Option<Timestamp>,
    /// Of the quarantine: what was put there before this goes.
    pub quarantine: Option<Timestamp>,
}

/// What was removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Expired {
    /// Originals of the archive.
    pub archived: usize,
    /// Files of the quarantine.
    pub quarantined: usize,
}

impl Retention {
    /// Removes what is older. `first_seen` says when an original came, as far as the books
    /// know it; else the note beside it does, or its own time.
    ///
    /// # Errors
    /// A folder cannot be read, or a file cannot be removed.
    pub fn enforce(
        &self,
        folders: &Folders,
        first_seen: impl Fn(&Archived) -> Option<Timestamp>,
    ) -> Result<Expired, Problem> {
        let came = |original: &Archived| first_seen(original).unwrap_or_else(|| original.came());
        Ok(Expired {
            archived: self.archive.map_or(Ok(0), |since| archived(folders, |original| came(original) < since))?,
            quarantined: self.quarantine.map_or(Ok(0), |since| quarantined(folders, since))?,
        })
    }
}

fn archived(folders: &Folders, is_old: impl Fn(&Archived) -> bool) -> Result<usize, Problem> {
    let archive = Archive::new(folders);
    let disk = |error: std::io::Error| Problem::of_disk("archive_unavailable", "the archive cannot be tidied", &error);
    let mut old = archive.list().map_err(disk)?;
    old.retain(is_old);
    old.iter().try_for_each(|original| archive.remove(original)).map_err(disk)?;
    Ok(old.len())
}

fn quarantined(folders: &Folders, since: Timestamp) -> Result<usize, Problem> {
    let quarantine = Quarantine::new(folders);
    let mut old = quarantine
        .list()
        .map_err(|error| Problem::of_disk("quarantine_unavailable", "the quarantine cannot be tidied", &error))?;
    old.retain(|entry| entry.since().is_some_and(|put| put < since));
    old.iter().try_for_each(|entry| quarantine.drop(entry))?;
    Ok(old.len())
}
