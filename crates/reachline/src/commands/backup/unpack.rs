use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use flate2::read::GzDecoder;
use tar::{Archive, Entry};

use super::contents::Contents;
use super::summed::Sum;
use super::targets::{Targets, make};
use crate::failure::Failure;

/// The longest `backup.json`, in bytes.
const LONGEST: u64 = 1 << 20;

/// Writes the files of a backup to where they belong, and says what it holds. They are what
/// was packed, or it fails.
pub(super) fn unpack(from: &Path, targets: &Targets) -> Result<Contents, Failure> {
    let file = File::open(from)
        .map_err(|error| Failure::usage(format!("the backup {} cannot be read: {error}", from.display())))?;
    let damaged = |what: &dyn std::fmt::Display| {
        Failure::wrong(format!("{} is no backup, or it is damaged: {what}; use another copy", from.display()))
    };
    let unpacked = read(io::BufReader::new(file), targets).map_err(|error| match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::PermissionDenied => {
            Failure::again(format!("{} cannot be brought back: {error}", from.display()))
        }
        _ => damaged(&error),
    })?;
    let (contents, sum) = unpacked.ok_or_else(|| damaged(&"it is cut short"))?;
    if contents.format != Contents::FORMAT {
        let (format, program) = (contents.format, &contents.program);
        return Err(Failure::wrong(format!(
            "the backup is of format {format}, and this program reads {}; use Reachline {program}",
            Contents::FORMAT
        )));
    }
    if sum == contents.sha256 { Ok(contents) } else { Err(damaged(&"its files are not those that were packed")) }
}

/// The description at the end, and the sum of all files before it.
fn read(packed: impl Read, targets: &Targets) -> io::Result<Option<(Contents, String)>> {
    let mut archive = Archive::new(GzDecoder::new(packed));
    let (mut sum, mut contents) = (Sum::default(), None);
    for entry in archive.entries()? {
        let mut entry = entry?;
        let name = entry.path()?.into_owned();
        if name == Path::new(Contents::NAME) {
            contents = Some(serde_json::from_reader(entry.take(LONGEST))?);
            continue;
        }
        let target = targets.of(&name).filter(|_| entry.header().entry_type().is_file());
        let target = target.ok_or_else(|| io::Error::other(format!("it holds `{}`", name.display())))?;
        sum.file(name.as_os_str(), entry.size());
        write(&mut entry, &mut sum, &target)?;
    }
    // The check of the compression comes after the last file.
    io::copy(&mut archive.into_inner(), &mut io::sink())?;
    Ok(contents.map(|contents| (contents, sum.finish())))
}

fn write(entry: &mut Entry<'_, impl Read>, sum: &mut Sum, target: &Path) -> io::Result<()> {
    let modified = UNIX_EPOCH + Duration::from_secs(entry.header().mtime()?);
    make(target.parent().unwrap_or(target))?;
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(target)?;
    io::copy(&mut sum.of(entry), &mut file)?;
    file.flush()?;
    // The time dates an original again, should it be read from the archive.
    file.set_modified(modified)
}
