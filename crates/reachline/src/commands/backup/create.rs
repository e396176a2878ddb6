use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ingester::Folders;
use jiff::Timestamp;
use store::StoreError;
use telemetry::{Clock, SystemClock};
use tempfile::NamedTempFile;

use super::blocking;
use super::contents::{Contents, Stand};
use super::pack::Packer;
use super::targets::CONFIGURATION;
use crate::books::Books;
use crate::cli::BackupCreate;
use crate::config::Config;
use crate::failure::Failure;

/// Makes a backup.
pub(super) async fn run(create: BackupCreate) -> Result<ExitCode, Failure> {
    let config = Config::read(&create.place.config)?;
    let data = create.place.data.clone().unwrap_or_else(|| config.data());
    if let Some(there) = config.elsewhere()? {
        return Err(Failure::usage(format!(
            "the books are {there}: have them backed up where they are, with BACKUP of the server, and archive and \
             quarantine with what copies files; docs/server.md says how"
        )));
    }
    let books = Books::any(&data).await?;
    let made = make(&create, &config, &books, &data).await;
    books.close().await?;
    let (path, contents) = made?;
    crate::output::line(format_args!("{contents}\nbacked up to {}", path.display()));
    Ok(ExitCode::SUCCESS)
}

async fn make(
    create: &BackupCreate,
    config: &Config,
    books: &Books,
    data: &Path,
) -> Result<(PathBuf, Contents), Failure> {
    let backups = engine::backups(data);
    let to = create.to.as_deref().unwrap_or(&backups);
    can_be_made(to)?;
    let _only = only(&backups)?;
    let copy = backups.join(store::BACKUP);
    let made_at = SystemClock.now();
    let still = copied(books, &copy);
    let stand = books.aggregator(config, data).undisturbed(still).await??;
    let path = named(to, &stand, made_at);
    let packing = Packing { copy, folders: config.folders(), config: create.place.config.clone(), made_at, stand };
    blocking(move || packing.write(&path).map(|contents| (path, contents))).await
}

/// One backup of a data directory at a time.
fn only(backups: &Path) -> Result<File, Failure> {
    let path = backups.join("lock");
    let lock = File::options().create(true).append(true).open(&path);
    let lock = lock.map_err(|error| Failure::again(format!("{} cannot be written: {error}", path.display())))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(Failure::again("another backup is being made: try again when it is done")),
        Err(TryLockError::Error(error)) => Err(Failure::again(error)),
    }
}

/// Copies the books while nobody closes; what a dead process left there goes first.
async fn copied(books: &Books, copy: &Path) -> Result<Stand, Failure> {
    cleared(copy)?;
    let stand = Stand::of(books).await?;
    books.store.back_up().await.map_err(|error| without_room(&error))?;
    Ok(stand)
}

fn without_room(error: &StoreError) -> Failure {
    let said = format!("{error}; a copy of the books needs as much room in the data directory as they take");
    if error.may_pass() { Failure::again(said) } else { Failure::wrong(said) }
}

fn cleared(copy: &Path) -> Result<(), Failure> {
    match std::fs::remove_dir_all(copy) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Failure::again(format!("{} cannot be removed: {error}", copy.display())))
        }
        _ => Ok(()),
    }
}

/// A backup goes into a folder, or becomes a new file.
fn can_be_made(to: &Path) -> Result<(), Failure> {
    if to.is_dir() {
        return Ok(());
    }
    if to.exists() {
        return Err(Failure::usage(format!("{} is there already: name another file, or a folder", to.display())));
    }
    let folder = folder_of(to);
    if folder.is_dir() {
        return Ok(());
    }
    Err(Failure::usage(format!("there is no folder {}: make it first", folder.display())))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The file, or a name of its own in a folder.
fn named(to: &Path, stand: &Stand, made_at: Timestamp) -> PathBuf {
    let own = format!("reachline-{}-{}.tar.gz", stand.version, made_at.strftime("%Y%m%dT%H%M%SZ"));
    if to.is_dir() { to.join(own) } else { to.to_owned() }
}

/// What goes into the file.
struct Packing {
    copy: PathBuf,
    folders: Folders,
    config: PathBuf,
    made_at: Timestamp,
    stand: Stand,
}

impl Packing {
    /// Writes the file, whole or not at all.
    fn write(self, path: &Path) -> Result<Contents, Failure> {
        let failed = |error: std::io::Error| {
            Failure::again(format!(
                "the backup cannot be written to {}: {error}; see that the folder is there and has room",
                path.display()
            ))
        };
        let folder = folder_of(path);
        let file = NamedTempFile::new_in(folder).map_err(failed)?;
        let copy = self.copy.clone();
        let contents = self.pack(&file).map_err(failed)?;
        file.as_file().sync_all().map_err(failed)?;
        file.persist_noclobber(path).map_err(|error| failed(error.error))?;
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
        cleared(&copy)?;
        Ok(contents)
    }

    fn pack(self, file: &NamedTempFile) -> std::io::Result<Contents> {
        let mut packer = Packer::new(std::io::BufWriter::new(file.as_file()));
        packer.folder(store::BACKUP, &self.copy)?;
        let archive = packer.folder("archive", &self.folders.archive)?;
        let quarantine = packer.folder("quarantine", &self.folders.quarantine)?;
        packer.file(Path::new(CONFIGURATION), &self.config)?;
        let contents = Contents {
            format: Contents::FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            made_at: self.made_at,
            books: self.stand,
            archive,
            quarantine,
            sha256: packer.sum(),
        };
        let text = serde_json::to_vec_pretty(&contents)?;
        packer.finish(Contents::NAME, &text)?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        Ok(contents)
    }
}
