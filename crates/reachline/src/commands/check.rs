use std::process::ExitCode;
use std::sync::Arc;

use ingester::Checker;
use telemetry::SystemClock;

use super::ingest::{orders, tell};
use crate::cli::Check;
use crate::config::Config;
use crate::failure::Failure;

/// Reads and reports; stores nothing.
pub(super) async fn run(check: Check) -> Result<ExitCode, Failure> {
    let settings = match &check.config {
        Some(path) => Config::read(path)?.ingesting(),
        None => ingester::Settings::default(),
    };
    if check.orders.paths.is_empty() && check.config.is_none() {
        return Err(Failure::usage("name the files to check, or a configuration whose landing folder is checked"));
    }
    let checker = Checker::new(Arc::new(settings), orders(&check.orders, None), Arc::new(SystemClock));
    let reports = checker.run(&check.orders.paths).await.map_err(Failure::usage)?;
    Ok(tell(&reports, check.orders.json))
}
