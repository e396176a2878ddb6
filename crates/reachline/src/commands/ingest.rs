use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use domain::Span;
use ingester::{Bars, FileReport, LandingLock, LockError, Quiet, Watch};
use jiff::Timestamp;
use telemetry::Metrics;

use super::taking;
use crate::books::Books;
use crate::cli::{self, Ingest};
use crate::config::Config;
use crate::failure::Failure;
use crate::tidy;

/// Takes files in, says what became of them, and leaves metrics behind also where that fails.
pub(super) async fn run(ingest: Ingest) -> Result<ExitCode, Failure> {
    let metrics = Metrics::new().map_err(Failure::wrong)?;
    let ended = run_once(&ingest, &metrics).await;
    let (reports, status) = match &ended {
        // The other run speaks for itself.
        Ok(None) => return Ok(ExitCode::SUCCESS),
        Ok(Some(reports)) => (reports.as_slice(), ingester::exit_status(reports)),
        Err(failure) => (&[][..], failure.status()),
    };
    if ended.is_ok() {
        tell(reports, ingest.orders.json);
    }
    let written =
        ingest.metrics_file.as_ref().map_or(Ok(()), |path| super::metrics::write(path, &metrics, reports, status));
    match (ended, written) {
        (Err(failure), Err(unwritten)) => {
            unwritten.tell();
            Err(failure)
        }
        (Err(failure), Ok(())) | (Ok(_), Err(failure)) => Err(failure),
        (Ok(_), Ok(())) => Ok(ExitCode::from(status)),
    }
}

/// Reader, bus and aggregator in this process; nothing where another run is at it.
async fn run_once(ingest: &Ingest, metrics: &Metrics) -> Result<Option<Vec<FileReport>>, Failure> {
    let config = Config::read(&ingest.place.config)?;
    let data = ingest.place.data.clone().unwrap_or_else(|| config.data());
    let landing = config.folders().landing;
    let _lock = match lock(&landing, ingest.orders.paths.is_empty()) {
        Ok(lock) => lock,
        Err(running @ LockError::AlreadyRunning { .. }) => {
            eprintln!("reachline: {running}");
            return Ok(None);
        }
        Err(disk) => return Err(Failure::again(disk)),
    };
    let books = Books::configured(&config, &data).await?;
    if let Err(failure) = super::purge::finish_originals(&config, &books, &data).await {
        tracing::warn!(%failure, "originals that a purge was about could not be removed: the next run tries again");
    }
    let taking = taking::Taking { store: &books.store, config: &config, data: &data, metrics };
    let taken = take_in(ingest, taking).await;
    tidy::originals(&config, books.store.as_ref()).await;
    books.close().await?;
    taken.map(Some)
}

/// One run a landing folder; files named on the command line need no lock.
fn lock(landing: &Path, whole_folder: bool) -> Result<Option<LandingLock>, LockError> {
    if !whole_folder {
        return Ok(None);
    }
    std::fs::create_dir_all(landing)
        .map_err(|error| LockError::Disk { folder: landing.display().to_string(), error })?;
    LandingLock::take(landing).map(Some)
}

async fn take_in(ingest: &Ingest, taking: taking::Taking<'_>) -> Result<Vec<FileReport>, Failure> {
    let on_terminal = std::io::stderr().is_terminal() && !ingest.orders.json;
    let watch: Arc<dyn Watch> = if on_terminal { Arc::new(Bars::default()) } else { Arc::new(Quiet) };
    taking::take_in(taking, orders(&ingest.orders, ingest.exported_at), watch, &ingest.orders.paths).await
}

/// What a person says about the files.
pub(super) fn orders(orders: &cli::Orders, exported_at: Option<Timestamp>) -> ingester::Orders {
    ingester::Orders {
        source: orders.source,
        account: orders.account.clone(),
        report: orders.report.clone(),
        exported_at,
        days: orders.from.zip(orders.to).and_then(|(from, to)| Span::new(from, to)),
    }
}

/// Prints what became of each file: lines of JSON for programs; a summary on a terminal;
/// warnings only for cron.
pub(super) fn tell(reports: &[FileReport], json: bool) -> ExitCode {
    if json {
        for report in reports {
            crate::output::line(serde_json::to_string(report).unwrap_or_default());
        }
    } else if std::io::stdout().is_terminal() {
        crate::output::line(ingester::summary(reports));
    } else {
        ingester::warnings(reports).iter().for_each(|warning| eprintln!("{warning}"));
    }
    ExitCode::from(ingester::exit_status(reports))
}
