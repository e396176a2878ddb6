//! What a person should see to, a line each.

mod age;
mod late;
mod locked;
mod waiting;

use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

use domain::Export;
use telemetry::{Clock, SystemClock};

use crate::books::Books;
use crate::cli::Place;
use crate::config::Config;
use crate::failure::Failure;

/// Says what a person should see to. Where all is well it is silent, so that cron sends no mail.
pub(super) async fn run(place: Place) -> Result<ExitCode, Failure> {
    let config = Config::read(&place.config)?;
    let data = place.data.clone().unwrap_or_else(|| config.data());
    let now = SystemClock.now();
    let mut lines = locked::lines(&config.folders().landing, &data, now);
    lines.extend(waiting::quarantined(&config, &place, now)?);
    lines.iter().for_each(crate::output::line);
    // What the folders say is said even where the books cannot be asked.
    let exports = exports(&config, &data).await?;
    let mut more = waiting::held(&exports, &place, now);
    more.extend(config.expected().iter().filter_map(|report| late::line(report, &exports, now)));
    more.iter().for_each(crate::output::line);
    Ok(verdict(lines.is_empty() && more.is_empty()))
}

async fn exports(config: &Config, data: &Path) -> Result<Vec<Export>, Failure> {
    let books = Books::configured(config, data).await?;
    let exports = super::exports::all(&books).await;
    books.close().await?;
    exports
}

fn verdict(well: bool) -> ExitCode {
    if well && std::io::stdout().is_terminal() {
        crate::output::line("all well");
    }
    if well { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

/// A command that a person can type, with what it was told of the place.
fn command(words: &str, place: &Place) -> String {
    let config = format!(" --config {}", place.config.display());
    let data = place.data.as_ref().map(|data| format!(" --data {}", data.display())).unwrap_or_default();
    format!("`reachline {words}{config}{data}`")
}
