use std::collections::HashMap;
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use aggregator::{Aggregator, Outcome, Refused};
use bus::InProcess;
use domain::{ExportId, Exported, LoadId, SentTo, Span};
use ingester::{
    Bars, Closing, Closings, FileReport, Ingester, Known, LandingLock, LockError, Problem, Remembered, Status,
    Unavailable,
};
use jiff::Timestamp;
use store::{ClickHouse, Journal};
use telemetry::SystemClock;
use tokio::sync::Notify;

use crate::books::Books;
use crate::cli::{self, Ingest};
use crate::config::Config;
use crate::failure::Failure;
use crate::tidy;

/// Uncommitted records that the bus holds: as many chunks as two inserts take.
const BUS_CAPACITY: usize = 16;

/// Takes files in, says what became of them, and leaves metrics behind also where that fails.
pub(super) async fn run(ingest: Ingest) -> Result<ExitCode, Failure> {
    let ended = run_once(&ingest).await;
    let (reports, status) = match &ended {
        // The other run speaks for itself.
        Ok(None) => return Ok(ExitCode::SUCCESS),
        Ok(Some(reports)) => (reports.as_slice(), ingester::exit_status(reports)),
        Err(failure) => (&[][..], failure.status()),
    };
    if ended.is_ok() {
        tell(reports, ingest.orders.json);
    }
    let written = ingest.metrics_file.as_ref().map_or(Ok(()), |path| super::metrics::write(path, reports, status));
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
async fn run_once(ingest: &Ingest) -> Result<Option<Vec<FileReport>>, Failure> {
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
    let books = Books::any(&data).await?;
    let taken = take_in(ingest, &config, &books, &data).await;
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

async fn take_in(ingest: &Ingest, config: &Config, books: &Books, data: &Path) -> Result<Vec<FileReport>, Failure> {
    let bus = InProcess::new(1, BUS_CAPACITY);
    let outcomes = Arc::new(Outcomes::default());
    let aggregating = tokio::spawn(aggregate(books.aggregator(config, data), bus.clone(), Arc::clone(&outcomes)));
    let ports = (bus.clone(), KnownBooks(Arc::clone(&books.store)), Waiting(Arc::clone(&outcomes)));
    let settings = Arc::new(config.ingesting());
    let mut ingester =
        Ingester::new(settings, orders(&ingest.orders, ingest.exported_at), Arc::new(SystemClock), ports);
    if std::io::stderr().is_terminal() && !ingest.orders.json {
        ingester = ingester.watched(Arc::new(Bars::default()));
    }
    let reports = ingester.run(&ingest.orders.paths).await.map_err(Failure::usage);
    bus.close();
    aggregating.await.map_err(Failure::again)?;
    let reports = reports?;
    let aggregator = books.aggregator(config, data);
    for refused in reports.iter().filter_map(refused) {
        let file = refused.file.clone();
        if let Err(error) = aggregator.refuse(refused).await {
            // It lies in the quarantine all the same, and what became of the others has to be said.
            tracing::warn!(file, %error, "the books do not know of a file in quarantine");
        }
    }
    Ok(reports)
}

/// What the books note of a file that went into quarantine.
fn refused(report: &FileReport) -> Option<Refused> {
    let error = report.error.as_ref().filter(|_| report.status == Status::Quarantined)?;
    let (source, account, name) = (report.source?, report.account.clone()?, report.report.clone()?);
    let (at, by) = (report.exported_at?, report.exported_at_from?);
    Some(Refused {
        export: report.export_id.clone()?,
        file: report.file.clone(),
        sent_to: SentTo { source, account, report: name },
        exported: Exported { at, by },
        reason: format!("{}: {}", error.message, error.remedy),
    })
}

/// Brings what comes off the bus into the books, and says what became of it.
async fn aggregate(aggregator: Aggregator<ClickHouse>, bus: InProcess, outcomes: Arc<Outcomes>) {
    let told = Arc::clone(&outcomes);
    let ended = aggregator.run(bus.consumer(), move |outcome| told.tell(outcome)).await;
    bus.close();
    outcomes.end(ended.err().map(|error| error.to_string()));
}

/// What became of exports, as the aggregator says it.
#[derive(Default)]
struct Outcomes {
    said: Mutex<Said>,
    changed: Notify,
}

#[derive(Default)]
struct Said {
    outcomes: HashMap<(ExportId, Option<LoadId>), Outcome>,
    ended: Option<String>,
}

impl Outcomes {
    fn tell(&self, outcome: Outcome) {
        self.lock().outcomes.insert((outcome.export.clone(), outcome.load), outcome);
        self.changed.notify_waiters();
    }

    fn end(&self, error: Option<String>) {
        self.lock().ended = Some(error.unwrap_or_else(|| "the aggregator has ended".to_owned()));
        self.changed.notify_waiters();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Said> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn wait(&self, export: &ExportId, load: Option<LoadId>) -> Result<Outcome, String> {
        loop {
            let changed = self.changed.notified();
            {
                let mut said = self.lock();
                if let Some(outcome) = said.outcomes.remove(&(export.clone(), load)) {
                    return Ok(outcome);
                }
                if let Some(why) = &said.ended {
                    return Err(why.clone());
                }
            }
            changed.await;
        }
    }
}

struct Waiting(Arc<Outcomes>);

impl Closings for Waiting {
    async fn outcome(&self, export: &ExportId, load: Option<LoadId>) -> Closing {
        match self.0.wait(export, load).await {
            Ok(outcome) => closing(outcome),
            Err(why) => Closing {
                status: Status::Incomplete,
                export_id: export.clone(),
                exported: Exported { at: Timestamp::UNIX_EPOCH, by: domain::DatedBy::Mtime },
                missing: Vec::new(),
                warnings: Vec::new(),
                error: Some(Problem::new("books_unavailable", why, "the next run tries again")),
            },
        }
    }
}

fn closing(outcome: Outcome) -> Closing {
    let status = match outcome.status {
        aggregator::Status::Visible => Status::Visible,
        aggregator::Status::Duplicate => Status::Duplicate,
        aggregator::Status::Held => Status::Held,
        aggregator::Status::Superseded => Status::Superseded,
        aggregator::Status::Incomplete => Status::Incomplete,
    };
    let code = outcome.hold.map_or("incomplete", domain::Hold::as_str);
    let remedy = match status {
        Status::Held => format!("decide with `reachline exports accept {}`, or on the Data page", outcome.export),
        _ => "the next run tries again".to_owned(),
    };
    Closing {
        status,
        export_id: outcome.export,
        exported: outcome.exported,
        missing: outcome.missing,
        warnings: Vec::new(),
        error: outcome.reason.map(|reason| Problem::new(code, reason, remedy)),
    }
}

struct KnownBooks(Arc<ClickHouse>);

impl Known for KnownBooks {
    async fn known(&self, id: &ExportId) -> Result<Option<Remembered>, Unavailable> {
        let export = self.0.export(id).await.map_err(|error| Unavailable(error.to_string()))?;
        Ok(export.map(|export| Remembered { exported: export.exported, seen_at: export.seen_at, state: export.state }))
    }
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
