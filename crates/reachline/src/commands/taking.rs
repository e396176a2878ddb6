//! Takes files in: reader, bus and aggregator in one process, over the books of a data directory.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use aggregator::{Aggregator, Outcome, Refused};
use bus::{InProcess, Topic};
use domain::{ExportId, Exported, LoadId, SentTo};
use ingester::{
    Closing, Closings, FileReport, Ingester, Known, Orders, Problem, Remembered, Status, Unavailable, Watch,
};
use jiff::Timestamp;
use store::{ClickHouse, Journal};
use telemetry::SystemClock;
use tokio::sync::Notify;

use crate::books;
use crate::config::Config;
use crate::failure::Failure;

/// Uncommitted records that the bus holds: as many chunks as two inserts take.
const BUS_CAPACITY: usize = 16;

/// Where files are taken in.
#[derive(Clone, Copy)]
pub(super) struct Taking<'a> {
    pub(super) store: &'a Arc<ClickHouse>,
    pub(super) config: &'a Config,
    pub(super) data: &'a Path,
}

/// Takes in the files of some paths; of the landing folder where none is named.
pub(super) async fn take_in(
    taking: Taking<'_>,
    orders: Orders,
    watch: Arc<dyn Watch>,
    paths: &[PathBuf],
) -> Result<Vec<FileReport>, Failure> {
    let bus = InProcess::new(1, BUS_CAPACITY);
    let outcomes = Arc::new(Outcomes::default());
    let aggregating = tokio::spawn(aggregate(taking.aggregator(), bus.clone(), Arc::clone(&outcomes)));
    let ports = (bus.clone(), KnownBooks(Arc::clone(taking.store)), Waiting(Arc::clone(&outcomes)));
    let settings = Arc::new(taking.config.ingesting());
    let ingester = Ingester::new(settings, orders, Arc::new(SystemClock), ports).watched(watch);
    let reports = ingester.run(paths).await.map_err(Failure::usage);
    bus.close(Topic::Rows);
    aggregating.await.map_err(Failure::again)?;
    let reports = reports?;
    let aggregator = taking.aggregator();
    for refused in reports.iter().filter_map(refused) {
        let file = refused.file.clone();
        if let Err(error) = aggregator.refuse(refused).await {
            // It lies in the quarantine all the same, and what became of the others has to be said.
            tracing::warn!(file, %error, "the books do not know of a file in quarantine");
        }
    }
    Ok(reports)
}

impl Taking<'_> {
    fn aggregator(self) -> Aggregator<ClickHouse> {
        books::aggregator(self.store, self.config, self.data)
    }
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
    let ended = aggregator.run(&bus, move |outcome| told.tell(outcome)).await;
    bus.close(Topic::Rows);
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
    outcomes: HashMap<LoadId, Outcome>,
    ended: Option<String>,
}

impl Outcomes {
    fn tell(&self, outcome: Outcome) {
        if let Some(load) = outcome.load {
            self.lock().outcomes.insert(load, outcome);
        }
        self.changed.notify_waiters();
    }

    fn end(&self, error: Option<String>) {
        self.lock().ended = Some(error.unwrap_or_else(|| "the aggregator has ended".to_owned()));
        self.changed.notify_waiters();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Said> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn wait(&self, load: LoadId) -> Result<Outcome, String> {
        loop {
            let changed = self.changed.notified();
            {
                let mut said = self.lock();
                if let Some(outcome) = said.outcomes.remove(&load) {
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
    async fn outcome(&self, export: &ExportId, load: LoadId) -> Closing {
        match self.0.wait(load).await {
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
