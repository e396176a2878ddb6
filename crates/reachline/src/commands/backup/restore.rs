use std::fs::File;
use std::path::Path;
use std::process::ExitCode;

use super::blocking;
use super::contents::{Contents, Stand};
use super::targets::{CONFIGURATION, Targets, make};
use super::unpack::unpack;
use crate::books::{Books, restoring};
use crate::cli::BackupRestore;
use crate::config::Config;
use crate::failure::Failure;

/// Brings a backup back.
pub(super) async fn run(restore: BackupRestore) -> Result<ExitCode, Failure> {
    let config = restore.config.as_deref().map(Config::read).transpose()?;
    let targets = Targets::new(&restore.data, config.map(|config| config.folders()));
    targets.are_free()?;
    match bring_back(&restore.from, &targets).await {
        Ok(contents) => tell(&contents, &targets),
        Err(failure) => {
            targets.clear();
            return Err(failure);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The books are brought back aside, and take their place, whole, as the last step.
async fn bring_back(from: &Path, targets: &Targets) -> Result<Contents, Failure> {
    let aside = restoring(&targets.data);
    let disk = |error: std::io::Error| Failure::again(format!("{} cannot be written: {error}", aside.display()));
    make(&aside).map_err(disk)?;
    let (from, all) = (from.to_owned(), targets.clone());
    let contents = blocking(move || unpack(&from, &all)).await?;
    let books = Books::restored(&aside).await?;
    let stand = Stand::of(&books).await;
    books.close().await?;
    if stand? != contents.books {
        return Err(Failure::wrong(
            "the books that came back are not those that were backed up: use another copy, and keep this one to find \
             out why",
        ));
    }
    std::fs::rename(aside.join("engine"), targets.data.join("engine")).map_err(disk)?;
    std::fs::remove_dir_all(&aside).map_err(disk)?;
    File::open(&targets.data).and_then(|folder| folder.sync_all()).map_err(disk)?;
    Ok(contents)
}

fn tell(contents: &Contents, targets: &Targets) {
    let config = targets.data.join(CONFIGURATION);
    crate::output::line(format_args!("restored {contents}"));
    crate::output::line(format_args!(
        "books: {}; originals: {} and {}; the configuration as it was: {}",
        targets.data.display(),
        targets.archive.display(),
        targets.quarantine.display(),
        config.display(),
    ));
}
