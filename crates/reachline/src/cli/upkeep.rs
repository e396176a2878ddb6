//! Commands that keep what there is: backups, and what is no longer to be kept.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use domain::AccountKey;

use super::Place;
use crate::period::Period;

#[derive(Debug, Args)]
pub(crate) struct Purge {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) what: PurgeWhat,
    /// Say what would go; change nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// Whose data go.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct PurgeWhat {
    /// Days that ended longer ago than this, such as 24months.
    #[arg(long, value_name = "PERIOD")]
    pub(crate) older_than: Option<Period>,
    /// All of an account.
    #[arg(long, value_name = "SOURCE/ACCOUNT", value_parser = account)]
    pub(crate) account: Option<AccountKey>,
    /// All of a campaign, by its id.
    #[arg(long, value_name = "ID")]
    pub(crate) campaign: Option<String>,
}

fn account(text: &str) -> Result<AccountKey, String> {
    let (source, account) = text.split_once('/').ok_or("write it as <source>/<account>, such as meta/police-main")?;
    Ok(AccountKey { source: source.parse()?, account: account.to_owned() })
}

/// Where the books go.
#[derive(Debug, Args)]
pub(crate) struct Move {
    #[command(flatten)]
    pub(crate) place: Place,
    /// The server's HTTP interface, as in `[clickhouse] url`.
    #[arg(long, value_name = "URL")]
    pub(crate) to: String,
    /// The user, who must be able to create tables.
    #[arg(long, value_name = "USER")]
    pub(crate) user: Option<String>,
    /// A file that holds the user's password in one line.
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,
    /// The database; `reachline` where none is named.
    #[arg(long, value_name = "NAME")]
    pub(crate) database: Option<String>,
    /// Several servers are to hold the tables.
    #[arg(long)]
    pub(crate) replicated: bool,
    /// The cluster on whose servers they are created.
    #[arg(long, value_name = "NAME", requires = "replicated")]
    pub(crate) cluster: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BackupCommand {
    /// Copy books, originals and configuration into one file, also while `up` runs.
    Create(BackupCreate),
    /// Bring a backup back, into a data directory that is empty or not there.
    Restore(BackupRestore),
}

#[derive(Debug, Args)]
pub(crate) struct BackupCreate {
    #[command(flatten)]
    pub(crate) place: Place,
    /// The file, or a folder in which it gets a name of its own; by default the folder
    /// `backups` of the data directory.
    #[arg(value_name = "DIR|FILE")]
    pub(crate) to: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct BackupRestore {
    /// The backup.
    #[arg(value_name = "FROM")]
    pub(crate) from: PathBuf,
    /// The data directory.
    #[arg(long, value_name = "DIR")]
    pub(crate) data: PathBuf,
    /// A configuration that names the folders of the originals; without one they come to lie
    /// in the data directory.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}
