use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use domain::SentTo;
use jiff::Timestamp;

use super::archive::PIECE;
use super::put::remove;
use super::sent::Sent;
use crate::Folders;
use crate::look::Look;

/// An original in the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archived {
    /// The folder of its source.
    pub source: String,
    /// The account that it was sent to.
    pub account: String,
    /// The saved report that it was sent to; nothing where its path does not say it.
    pub report: Option<String>,
    /// SHA-256 of its content, in hexadecimal, as its name says.
    pub sha256: String,
    /// Where it lies.
    pub path: PathBuf,
    /// Bytes.
    pub size: u64,
    /// The time of the file: when the platform made it, or when it was downloaded. Of half a
    /// copy that a dead process left, when that was begun.
    pub modified: Timestamp,
}

impl Archived {
    /// Where it was sent; nothing where its path does not say it.
    pub(crate) fn sent_to(&self) -> Option<SentTo> {
        let (source, report) = (self.source.parse().ok()?, self.report.clone()?);
        Some(SentTo { source, account: self.account.clone(), report })
    }

    /// What it was sent with; nothing where it is not what is kept, as half a copy is not.
    ///
    /// # Errors
    /// Nothing that can be read says it.
    pub(crate) fn sent(&self) -> io::Result<Option<Sent>> {
        if self.is_piece() {
            return Ok(None);
        }
        let sent = Sent::read(self.folder(), &self.sha256)?.ok_or(ErrorKind::NotFound)?;
        let kept = self.folder().join(&sent.kept);
        if kept == self.path {
            Ok(Some(sent))
        } else if kept.parent() == Some(self.folder()) && kept.is_file() {
            Ok(None)
        } else {
            Err(ErrorKind::InvalidData.into())
        }
    }

    fn is_piece(&self) -> bool {
        self.path.file_name().is_some_and(|name| is_piece(&name.to_string_lossy()))
    }

    /// When it first came, as far as that is known; else its own time.
    pub fn came(&self) -> Timestamp {
        self.sent().ok().flatten().map_or(self.modified, |sent| sent.seen_at)
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
    }
}

/// The originals that were read.
#[derive(Clone, Debug)]
pub struct Archive<'a> {
    folders: &'a Folders,
}

impl<'a> Archive<'a> {
    /// The archive of some folders.
    pub const fn new(folders: &'a Folders) -> Self {
        Self { folders }
    }

    /// All that is in it, in order; half copies included, since they hold data, too.
    pub fn list(&self) -> io::Result<Vec<Archived>> {
        let root = &self.folders.archive;
        let mut all = Vec::new();
        for path in files_in(root)? {
            all.extend(archived(root, path));
        }
        // A note is listed only where what it is about has gone.
        let is_note = |original: &Archived| original.path.to_string_lossy().ends_with(Sent::ENDING);
        let place = |original: &Archived| (original.folder().to_owned(), original.sha256.clone());
        let there: BTreeSet<_> = all.iter().filter(|original| !is_note(original)).map(place).collect();
        all.retain(|original| !is_note(original) || !there.contains(&place(original)));
        Ok(all)
    }

    /// Deletes one, what it was sent with first, so that none of that is left behind. That it is
    /// gone already is no error.
    pub fn remove(&self, original: &Archived) -> io::Result<()> {
        Sent::remove(original.folder(), &original.sha256)?;
        remove(&original.path)
    }
}

/// Half a copy, or a note.
fn is_piece(name: &str) -> bool {
    (name.starts_with('.') && name.ends_with(PIECE)) || name.ends_with(Sent::ENDING)
}

/// `<source>/<account>/<report>/<aa>/<sha256>.csv`, or without the report, as it was before; what
/// lies elsewhere is none of ours.
fn archived(root: &Path, path: PathBuf) -> Option<Archived> {
    let inner = path.strip_prefix(root).ok()?;
    let names: Vec<&str> = inner.iter().map(std::ffi::OsStr::to_str).collect::<Option<_>>()?;
    let (source, account, report, name) = match names.as_slice() {
        [source, account, _, name] => (source, account, None, name),
        [source, account, report, _, name] => (source, account, Some((*report).to_owned()), name),
        _ => return None,
    };
    let half = is_piece(name);
    let sha256: String = name.trim_start_matches('.').chars().take_while(char::is_ascii_hexdigit).collect();
    if sha256.len() != 64 {
        return None;
    }
    let metadata = path.metadata().ok()?;
    let begun = || Timestamp::from_second(metadata.ctime()).unwrap_or_default();
    let look = Look::of(&metadata);
    Some(Archived {
        source: (*source).to_owned(),
        account: (*account).to_owned(),
        report,
        sha256,
        size: look.size,
        modified: if half { begun() } else { look.modified },
        path,
    })
}

/// Files below a folder, in order; none where there is no such folder.
fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut entries = entries.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    let mut files = Vec::new();
    for entry in entries {
        let kind = entry.file_type()?;
        if kind.is_dir() {
            files.extend(files_in(&entry.path())?);
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    Ok(files)
}
