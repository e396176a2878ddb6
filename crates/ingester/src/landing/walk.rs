use std::fs::DirEntry;
use std::path::{Path, PathBuf};

use super::names::is_passed_over;
use crate::Problem;

/// The code of a folder that cannot be looked into.
pub(crate) const UNREADABLE_FOLDER: &str = "unreadable_folder";

/// A file, or a folder that cannot be looked into.
pub(super) type Walked = Result<PathBuf, (PathBuf, Problem)>;

/// Every file below a folder. Symbolic links are not followed: what they point to within
/// the folder is found anyway, and what lies outside is none of ours.
pub(super) fn files(folder: &Path) -> Vec<Walked> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        match std::fs::read_dir(&folder) {
            Ok(entries) => entries.for_each(|entry| match entry {
                Ok(entry) => sort_in(&entry, &mut found, &mut folders),
                Err(error) => found.push(Err(unreadable(folder.clone(), &error))),
            }),
            Err(error) => found.push(Err(unreadable(folder, &error))),
        }
    }
    found
}

fn sort_in(entry: &DirEntry, files: &mut Vec<Walked>, folders: &mut Vec<PathBuf>) {
    let kind = entry.file_type().ok().filter(|_| !is_passed_over(&entry.file_name().to_string_lossy()));
    match kind {
        Some(kind) if kind.is_dir() => folders.push(entry.path()),
        Some(kind) if kind.is_file() => files.push(Ok(entry.path())),
        _ => tracing::debug!(path = %entry.path().display(), "passed over"),
    }
}

fn unreadable(folder: PathBuf, error: &std::io::Error) -> (PathBuf, Problem) {
    let what = format!("the folder {} cannot be read", folder.display());
    (folder, Problem::of_disk(UNREADABLE_FOLDER, &what, error))
}
