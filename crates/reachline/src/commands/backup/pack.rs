use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use tar::{Builder, Header};

use super::contents::Files;
use super::summed::Sum;

/// Writes files into a backup, one after another.
pub(super) struct Packer<W: Write> {
    tar: Builder<GzEncoder<W>>,
    sum: Sum,
}

impl<W: Write> Packer<W> {
    pub(super) fn new(out: W) -> Self {
        Self { tar: Builder::new(GzEncoder::new(out, Compression::default())), sum: Sum::default() }
    }

    /// Every file of a folder, under a name. Files that go away meanwhile are left out.
    pub(super) fn folder(&mut self, name: &str, folder: &Path) -> io::Result<Files> {
        let mut packed = Files::default();
        for path in files_in(folder)? {
            let inner = Path::new(name).join(path.strip_prefix(folder).unwrap_or(&path));
            if let Some(bytes) = self.file(&inner, &path)? {
                packed.files += 1;
                packed.bytes += bytes;
            }
        }
        Ok(packed)
    }

    /// One file; how long it is, or nothing where it is not there any more.
    pub(super) fn file(&mut self, name: &Path, path: &Path) -> io::Result<Option<u64>> {
        let file = match File::open(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            file => file?,
        };
        let metadata = file.metadata()?;
        let modified = metadata.modified()?.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        let mut header = header(metadata.len());
        header.set_mtime(modified.as_secs());
        self.sum.file(name.as_os_str(), metadata.len());
        // A file that grows meanwhile is copied as it was; one that shrinks shows as damage.
        let bytes = self.sum.of(io::Read::take(file, metadata.len()));
        self.tar.append_data(&mut header, name, bytes)?;
        Ok(Some(metadata.len()))
    }

    /// The sum of all files so far.
    pub(super) fn sum(&mut self) -> String {
        std::mem::take(&mut self.sum).finish()
    }

    /// The last file, after which nothing comes.
    pub(super) fn finish(mut self, name: &str, text: &[u8]) -> io::Result<W> {
        self.tar.append_data(&mut header(text.len() as u64), name, text)?;
        self.tar.into_inner()?.finish()
    }
}

fn header(bytes: u64) -> Header {
    let mut header = Header::new_gnu();
    header.set_size(bytes);
    header.set_mode(0o600);
    header
}

/// Files of a folder and those below it, in order; none where there is no such folder.
/// Links lead elsewhere, and are left out.
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
