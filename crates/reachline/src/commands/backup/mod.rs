//! Everything in one file, and back.

mod contents;
mod create;
mod pack;
mod restore;
mod summed;
mod targets;
mod unpack;

use std::process::ExitCode;

use crate::cli::BackupCommand;
use crate::failure::Failure;

/// Makes a backup, or brings one back.
pub(super) async fn run(command: BackupCommand) -> Result<ExitCode, Failure> {
    match command {
        BackupCommand::Create(create) => create::run(create).await,
        BackupCommand::Restore(restore) => restore::run(restore).await,
    }
}

/// Work with files, away from the threads that wait for the database.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Failure> + Send + 'static) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|gone| Err(Failure::again(gone)))
}
