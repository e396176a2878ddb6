//! Checks or applies the configuration.

mod about;
mod apart;
mod check;
mod finding;
mod known;
mod lines;
mod review;
mod rows;
mod sorted;
mod tell;
mod whole;

#[cfg(test)]
mod tests;

use std::process::ExitCode;

use crate::books::Books;
use crate::cli::{ConfigCommand, Place};
use crate::config::Config;
use crate::failure::Failure;

/// Checks or applies the configuration.
pub(super) async fn run(command: ConfigCommand) -> Result<ExitCode, Failure> {
    match command {
        ConfigCommand::Check { place, json } => check::run(&place, json).await,
        ConfigCommand::Apply(place) => apply(&place).await,
    }
}

async fn apply(place: &Place) -> Result<ExitCode, Failure> {
    let config = Config::read(&place.config)?;
    let data = place.data.clone().unwrap_or_else(|| config.data());
    let books = Books::configured(&config, &data).await?;
    let applied = books.aggregator(&config, &data).apply_rules(&config.rules()).await;
    books.close().await?;
    crate::output::line(if applied? { "the rules take effect" } else { "these rules are in force already" });
    Ok(ExitCode::SUCCESS)
}
