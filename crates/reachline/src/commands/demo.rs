use std::path::Path;
use std::process::ExitCode;
use std::time::SystemTime;
use std::{fs, io};

use demo::File;
use jiff::Timestamp;

use crate::cli::Demo;
use crate::failure::Failure;

/// Writes the example campaign into a folder that holds nothing yet.
pub(super) fn run(demo: &Demo) -> Result<ExitCode, Failure> {
    is_empty(&demo.out)?;
    let files = demo::example(demo.seed).map_err(Failure::wrong)?;
    files.iter().try_for_each(|file| write(&demo.out, file))?;
    crate::output::line(format_args!(
        "{} files of an invented campaign are in {}: take those below `landing` in with \
         `reachline ingest --config {}`",
        files.len(),
        demo.out.display(),
        demo.out.join("reachline.toml").display()
    ));
    Ok(ExitCode::SUCCESS)
}

/// Whatever is there already could be taken for part of the example.
fn is_empty(folder: &Path) -> Result<(), Failure> {
    let Ok(mut entries) = fs::read_dir(folder) else { return Ok(()) };
    match entries.next() {
        None => Ok(()),
        Some(_) => Err(Failure::usage(format!("{} is not empty: name a new folder with --out", folder.display()))),
    }
}

/// Writes a file, and gives it the time at which it is said to have been made: for most files
/// nothing else says it.
fn write(folder: &Path, file: &File) -> Result<(), Failure> {
    let path = folder.join(&file.path);
    fs::create_dir_all(path.parent().unwrap_or(folder))
        .and_then(|()| fs::write(&path, &file.bytes))
        .and_then(|()| file.sent.as_ref().map_or(Ok(()), |sent| date(&path, sent.exported_at)))
        .map_err(|error| Failure::again(format!("{} cannot be written: {error}", path.display())))
}

fn date(path: &Path, at: Timestamp) -> io::Result<()> {
    let at = SystemTime::try_from(at).map_err(io::Error::other)?;
    fs::File::options().append(true).open(path)?.set_modified(at)
}
