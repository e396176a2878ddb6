//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use domain::{Day, Source};
use jiff::Timestamp;

mod service;
mod token;
mod upkeep;

pub(crate) use service::Service;
pub(crate) use token::{TokenCommand, TokenCreate};
pub(crate) use upkeep::{BackupCommand, BackupCreate, BackupRestore, Move, Purge, PurgeWhat};

/// Campaign reach metrics, from platform exports to the evidence that a campaign works.
#[derive(Debug, Parser)]
#[command(name = "reachline", version, about)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write a first configuration and the landing folders.
    Init(Init),
    /// Run the engine, the API and the dashboards in one process.
    Up(Up),
    /// Take exports in: named files, or the landing folder.
    Ingest(Ingest),
    /// Bring into the books what other machines' runs of `ingest` send over Kafka.
    Aggregate(Service),
    /// Run the API and the dashboards over books on a server.
    Serve(Service),
    /// Read exports and report what is in them; store nothing.
    Check(Check),
    /// Run the embedded engine alone, on its socket and, where told so, on a port of this machine.
    Engine(Engine),
    /// Check or apply the configuration.
    #[command(subcommand)]
    Config(ConfigCommand),
    /// List, show and decide about exports.
    Exports(Exports),
    /// See to files that could not be read.
    Quarantine(Quarantine),
    /// Copy everything into one file, or bring such a file back.
    #[command(subcommand)]
    Backup(BackupCommand),
    /// Bring the tables of the books to this program's version, also while others run.
    Migrate(Place),
    /// Take the books of a data directory to an empty database of a server.
    Move(Move),
    /// Remove data for good: rows, and the originals that hold them.
    Purge(Purge),
    /// Make, list and revoke the tokens that let somebody ask over the network.
    #[command(subcommand)]
    Token(TokenCommand),
    /// Say what a person should see to: late reports, what waits, old locks. Silent where all is well.
    Status(Place),
    /// Write an example campaign: invented exports, a configuration, and the truth behind them.
    Demo(Demo),
    /// Print the description of the HTTP interface.
    Openapi,
}

#[derive(Debug, Args)]
pub(crate) struct Up {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Where to listen. An address that other machines can reach needs a token to be there.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub(crate) listen: std::net::SocketAddr,
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The folder that they go into; the current one where none is named.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(crate) folder: PathBuf,
    /// Exports that you have: accounts, currencies and names are taken from them.
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Ask nothing: take what the files say, and defaults for the rest.
    #[arg(long)]
    pub(crate) yes: bool,
}

/// Configuration and data.
#[derive(Clone, Debug, Args)]
pub(crate) struct Place {
    /// The configuration.
    #[arg(long, global = true, value_name = "FILE", default_value = "reachline.toml")]
    pub(crate) config: PathBuf,
    /// The data directory; by default the folder `data` beside the configuration.
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Engine {
    /// The data directory.
    #[arg(long, value_name = "DIR")]
    pub(crate) data: PathBuf,
    /// Listen on a loopback address as well, as ClickHouse's HTTP interface. The engine is then
    /// a bare server: `reachline migrate` creates the tables.
    #[arg(long, value_name = "ADDRESS", requires = "key_file")]
    pub(crate) listen: Option<std::net::SocketAddr>,
    /// The file of the key that a client sends as its password; made where it is not there.
    #[arg(long, value_name = "FILE", requires = "listen")]
    pub(crate) key_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Ingest {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) orders: Orders,
    /// When the platform produced the files, such as 2026-10-16T08:00:00Z.
    #[arg(long, value_name = "TIME")]
    pub(crate) exported_at: Option<Timestamp>,
    /// Write the run's metrics to this file, for a collector of text files.
    #[arg(long, value_name = "FILE")]
    pub(crate) metrics_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The configuration; without one nothing is known about accounts.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) orders: Orders,
}

/// What a person says about the files.
#[derive(Debug, Args)]
pub(crate) struct Orders {
    /// The platform, where the path does not say it.
    #[arg(long, value_name = "SOURCE")]
    pub(crate) source: Option<Source>,
    /// The account, where the path does not say it.
    #[arg(long, value_name = "ACCOUNT")]
    pub(crate) account: Option<String>,
    /// The saved report, where the path does not say it.
    #[arg(long, value_name = "REPORT")]
    pub(crate) report: Option<String>,
    /// First day that the files cover.
    #[arg(long, value_name = "DAY", requires = "to")]
    pub(crate) from: Option<Day>,
    /// Last day that the files cover.
    #[arg(long, value_name = "DAY", requires = "from")]
    pub(crate) to: Option<Day>,
    /// Print one JSON object a file.
    #[arg(long)]
    pub(crate) json: bool,
    /// Files or folders; the landing folder where none is named.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Say what the configuration maps, what it leaves out, and what is wrong in it, and where.
    Check {
        #[command(flatten)]
        place: Place,
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Make the rules that assign campaigns take effect.
    Apply(Place),
}

#[derive(Debug, Args)]
pub(crate) struct Exports {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Print JSON.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Option<ExportsCommand>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ExportsCommand {
    /// List all exports, newest first.
    List,
    /// Show one export.
    Show {
        /// Its id.
        id: String,
    },
    /// Take a held export.
    Accept(Accept),
    /// Take an export back.
    Withdraw {
        /// Its id.
        id: String,
    },
    /// Let an export that was taken back count again.
    Restore {
        /// Its id.
        id: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Accept {
    /// Its id.
    pub(crate) id: String,
    /// Keep the rows of what it lacks.
    #[arg(long, group = "how")]
    pub(crate) keep_missing: bool,
    /// Let the rows of what it lacks go.
    #[arg(long, group = "how")]
    pub(crate) drop_missing: bool,
    /// It was another report all along.
    #[arg(long, value_name = "NAME", group = "how")]
    pub(crate) as_report: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Quarantine {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Print JSON.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Option<QuarantineCommand>,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// The folder to write to; it must be new or empty.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// The same number gives the same files.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,
}

#[derive(Debug, Subcommand)]
pub(crate) enum QuarantineCommand {
    /// List the files and what is wrong with them.
    List,
    /// Show one.
    Show {
        /// Its name, as `list` prints it.
        name: String,
    },
    /// Put one back into the landing folder.
    Retry {
        /// Its name, as `list` prints it.
        name: String,
    },
    /// Delete one.
    Drop {
        /// Its name, as `list` prints it.
        name: String,
    },
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_purge_says_whose_data_go_in_one_way() {
        let parsed = |line: &str| Cli::try_parse_from(line.split(' '));
        assert!(parsed("reachline purge --older-than 24months --dry-run").is_ok());
        assert!(parsed("reachline purge --account meta/police-main").is_ok());
        for line in ["", " --dry-run", " --campaign a --account meta/b", " --account police-main", " --older-than 2"] {
            assert!(parsed(&format!("reachline purge{line}")).is_err(), "{line}");
        }
    }

    #[test]
    fn a_held_export_is_accepted_in_one_way() {
        let parsed = |line: &str| Cli::try_parse_from(line.split(' '));
        assert!(parsed("reachline exports accept 1a --keep-missing --config f.toml").is_ok());
        assert!(parsed("reachline exports --json accept 1a --as-report other").is_ok());
        assert!(parsed("reachline exports accept 1a --keep-missing --drop-missing").is_err());
        assert!(parsed("reachline exports accept --keep-missing").is_err());
    }
}
