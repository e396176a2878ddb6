use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::put::remove;
use super::reason::Reason;
use crate::{Folders, Problem};

/// A file in the quarantine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The folder of its source; `unknown` where nobody knows it.
    pub source: String,
    /// The account that it was sent to.
    pub account: String,
    /// Its name here.
    pub file: String,
    /// Where it lies.
    pub path: PathBuf,
    /// Why it is here; nothing where the program died before it could say.
    pub reason: Option<Reason>,
}

/// The files that could not be read and wait for a person.
#[derive(Clone, Debug)]
pub struct Quarantine<'a> {
    folders: &'a Folders,
}

impl<'a> Quarantine<'a> {
    /// The quarantine of some folders.
    pub const fn new(folders: &'a Folders) -> Self {
        Self { folders }
    }

    /// All that is in it, by source, account and name.
    pub fn list(&self) -> io::Result<Vec<Entry>> {
        let mut all = Vec::new();
        for source in inside(&self.folders.quarantine)? {
            for account in inside(&source)? {
                let files = inside(&account)?.into_iter().filter(|path| !is_reason(path));
                all.extend(files.map(|path| entry(&source, &account, path)));
            }
        }
        Ok(all)
    }

    /// The one file of a name, or whose SHA-256 begins so.
    pub fn show(&self, name: &str) -> Result<Entry, Problem> {
        let mut all = self.list().map_err(|error| disk("the quarantine cannot be read", &error))?;
        all.retain(|entry| entry.is_called(name));
        match (all.pop(), all.is_empty()) {
            (Some(only), true) => Ok(only),
            (None, _) => Err(Problem::new(
                "not_in_quarantine",
                format!("nothing in the quarantine is called `{name}`"),
                "`reachline quarantine list` says what there is",
            )),
            (Some(_), false) => Err(Problem::new(
                "several_in_quarantine",
                format!("several files in the quarantine are called `{name}`"),
                "name the one that you mean by <source>/<account>/<file>, or by the start of its SHA-256",
            )),
        }
    }

    /// Puts a file back into the landing folder, to be read by the next run. Says where.
    pub fn retry(&self, entry: &Entry) -> Result<PathBuf, Problem> {
        if entry.source == super::quarantine::UNKNOWN {
            return Err(Problem::new(
                "cannot_tell_source",
                format!("nobody knows the source of `{}`", entry.file),
                format!("run `reachline ingest --source S --account {} {}`", entry.account, entry.path.display()),
            ));
        }
        let report = entry.reason.as_ref().map_or("default", |reason| reason.report.as_str());
        let account = self.folders.landing.join(&entry.source).join(&entry.account);
        let folder = if report == "default" { account } else { account.join(report) };
        let back = move_back(&entry.path, &folder)
            .map_err(|error| disk(&format!("`{}` cannot be put back into the landing folder", entry.file), &error))?;
        forget_reason(&entry.path).map(|()| back)
    }

    /// Deletes a file and its reason; the reason first, so that none is left behind that no
    /// list shows.
    pub fn drop(&self, entry: &Entry) -> Result<(), Problem> {
        forget_reason(&entry.path)?;
        remove(&entry.path).map_err(|error| disk(&format!("`{}` cannot be deleted", entry.file), &error))
    }
}

impl Entry {
    /// When it was put here; as far as its own time says it, where there is no reason.
    pub fn since(&self) -> Option<Timestamp> {
        let modified = || self.path.metadata().ok()?.modified().ok()?.try_into().ok();
        self.reason.as_ref().map(|reason| reason.at).or_else(modified)
    }

    fn is_called(&self, name: &str) -> bool {
        let whole = format!("{}/{}/{}", self.source, self.account, self.file);
        let sum = self.reason.as_ref().map(|reason| reason.sha256.as_str());
        name == self.file || name == whole || (name.len() >= 8 && sum.is_some_and(|sum| sum.starts_with(name)))
    }
}

/// What a folder holds, in order; nothing where there is no such folder.
fn inside(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match std::fs::read_dir(folder) {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(Vec::new());
        }
        entries => entries?,
    };
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| !text_of(path).starts_with('.'));
    paths.sort();
    Ok(paths)
}

fn entry(source: &Path, account: &Path, path: PathBuf) -> Entry {
    let reason = Reason::read(&path);
    Entry { source: text_of(source), account: text_of(account), file: text_of(&path), path, reason }
}

fn is_reason(path: &Path) -> bool {
    text_of(path).ends_with(Reason::ENDING)
}

fn text_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn move_back(path: &Path, folder: &Path) -> io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let identity = crate::identity::identify(path)?;
    let original = super::Original { path: path.to_owned(), identity, wish: super::Wish::Move };
    let back = original.put(&folder.join(path.file_name().unwrap_or_default()))?;
    original.let_go().map(|()| back)
}

fn forget_reason(file: &Path) -> Result<(), Problem> {
    remove(&Reason::path_of(file)).map_err(|error| disk("the reason beside the file cannot be deleted", &error))
}

fn disk(what: &str, error: &io::Error) -> Problem {
    Problem::of_disk("quarantine_unavailable", what, error)
}
