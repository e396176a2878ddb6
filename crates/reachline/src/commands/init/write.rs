use std::fs::Permissions;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use domain::AccountKey;

use crate::failure::Failure;

/// The name of the file that is written.
pub(super) const NAME: &str = "reachline.toml";

/// The folders for exports of some accounts, within the folder of the configuration.
pub(super) fn landing(folder: &Path, accounts: impl Iterator<Item = AccountKey>) -> Vec<PathBuf> {
    let landing = folder.join("landing");
    accounts.map(|account| landing.join(account.source.as_str()).join(account.account)).collect()
}

/// Refuses a folder that has a configuration already.
///
/// # Errors
/// It has one.
pub(super) fn refuse_second(folder: &Path) -> Result<(), Failure> {
    let path = folder.join(NAME);
    if path.symlink_metadata().is_ok() { Err(is_there(&path)) } else { Ok(()) }
}

/// Makes the folders, then the file: whole, under its name, or not at all.
///
/// # Errors
/// The disk does not allow it, or a file of that name is there.
pub(super) fn write(folder: &Path, text: &str, folders: &[PathBuf]) -> Result<PathBuf, Failure> {
    let path = folder.join(NAME);
    std::fs::create_dir_all(folder).map_err(|error| disk(folder, &error))?;
    folders.iter().try_for_each(|made| std::fs::create_dir_all(made).map_err(|error| disk(made, &error)))?;
    let beside = || -> std::io::Result<tempfile::NamedTempFile> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".reachline-").suffix(".tmp").permissions(Permissions::from_mode(0o644));
        let mut file = builder.tempfile_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        Ok(file)
    };
    let file = beside().map_err(|error| disk(folder, &error))?;
    match file.persist_noclobber(&path) {
        Ok(_) => Ok(path),
        Err(refused) if refused.error.kind() == std::io::ErrorKind::AlreadyExists => Err(is_there(&path)),
        Err(refused) => Err(disk(&path, &refused.error)),
    }
}

fn is_there(path: &Path) -> Failure {
    Failure::usage(format!(
        "{} is there already, and is not overwritten: name another folder, or move it away",
        path.display()
    ))
}

fn disk(path: &Path, error: &std::io::Error) -> Failure {
    Failure::usage(format!("{} cannot be written: {error}; nothing is half written", path.display()))
}
