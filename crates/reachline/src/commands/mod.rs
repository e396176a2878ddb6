//! One file a command.

mod access;
mod aggregate;
mod amount;
mod backup;
mod beginning;
mod check;
mod configuration;
mod demo;
mod engine;
mod exports;
mod ingest;
mod init;
mod measuring;
mod metrics;
mod migrate;
mod moving;
mod purge;
mod quarantine;
mod quoting;
mod serve;
mod status;
mod taking;
mod token;
mod up;
mod upkeep;
mod uploads;
mod watching;

use std::process::ExitCode;

use crate::cli::{Cli, Command};
use crate::failure::Failure;

/// Runs a command.
pub(crate) async fn run(cli: Cli) -> Result<ExitCode, Failure> {
    let quiet = !matches!(cli.command, Command::Up(_) | Command::Engine(_) | Command::Aggregate(_) | Command::Serve(_));
    let level = if quiet { tracing::Level::WARN } else { tracing::Level::INFO };
    telemetry::init(telemetry::LogFormat::Compact, level).map_err(Failure::usage)?;
    match cli.command {
        Command::Init(init) => init::run(init),
        Command::Up(up) => up::run(up).await,
        Command::Ingest(ingest) => ingest::run(ingest).await,
        Command::Aggregate(service) => aggregate::run(service).await,
        Command::Serve(service) => serve::run(service).await,
        Command::Check(check) => check::run(check).await,
        Command::Engine(engine) => engine::run(engine).await,
        Command::Config(command) => configuration::run(command).await,
        Command::Exports(exports) => exports::run(exports).await,
        Command::Quarantine(quarantine) => quarantine::run(quarantine),
        Command::Backup(command) => backup::run(command).await,
        Command::Migrate(place) => migrate::run(place).await,
        Command::Move(books) => moving::run(books).await,
        Command::Purge(purge) => purge::run(purge).await,
        Command::Token(command) => token::run(command).await,
        Command::Status(place) => status::run(place).await,
        Command::Demo(demo) => demo::run(&demo),
        Command::Openapi => {
            crate::output::line(query_api::openapi_json());
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Completes at Ctrl-C, or when the system asks the process to end.
async fn asked_to_end() {
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(terminate) => terminate,
        Err(error) => {
            tracing::warn!(%error, "cannot listen for SIGTERM");
            return drop(tokio::signal::ctrl_c().await);
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
