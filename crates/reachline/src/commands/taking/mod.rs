//! Takes files in: within this process, or over Kafka to whoever aggregates.

mod between;
mod closing;
mod within;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aggregator::{Aggregator, Refused};
use bus::Producer;
use domain::{ExportId, Exported, SentTo};
use ingester::{Closings, FileReport, Ingester, Known, Orders, Remembered, Status, Unavailable, Watch};
use store::{ClickHouse, Journal};
use telemetry::{Metrics, SystemClock};

use crate::books;
use crate::config::Config;
use crate::failure::Failure;

/// Where files are taken in.
#[derive(Clone, Copy)]
pub(super) struct Taking<'a> {
    pub(super) store: &'a Arc<ClickHouse>,
    pub(super) config: &'a Config,
    pub(super) data: &'a Path,
    /// Counts what goes onto the bus between processes.
    pub(super) metrics: &'a Metrics,
}

/// What files are taken in, and how that is watched.
pub(super) struct Files<'a> {
    pub(super) orders: Orders,
    pub(super) watch: Arc<dyn Watch>,
    pub(super) paths: &'a [PathBuf],
}

/// Takes in the files of some paths; of the landing folder where none is named.
pub(super) async fn take_in(
    taking: Taking<'_>,
    orders: Orders,
    watch: Arc<dyn Watch>,
    paths: &[PathBuf],
) -> Result<Vec<FileReport>, Failure> {
    let files = Files { orders, watch, paths };
    let reports = match taking.config.way()? {
        None => within::run(taking, files).await?,
        Some(way) => between::run(taking, way, files).await?,
    };
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

    /// Reads files and sends their rows, and waits for what becomes of each.
    async fn ingest(
        self,
        files: Files<'_>,
        producer: impl Producer,
        closings: impl Closings,
    ) -> Result<Vec<FileReport>, Failure> {
        let ports = (producer, KnownBooks(Arc::clone(self.store)), closings);
        let settings = Arc::new(self.config.ingesting());
        let ingester = Ingester::new(settings, files.orders, Arc::new(SystemClock), ports).watched(files.watch);
        ingester.run(files.paths).await.map_err(Failure::usage)
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

struct KnownBooks(Arc<ClickHouse>);

impl Known for KnownBooks {
    async fn known(&self, id: &ExportId) -> Result<Option<Remembered>, Unavailable> {
        let export = self.0.export(id).await.map_err(|error| Unavailable(error.to_string()))?;
        Ok(export.as_ref().map(Remembered::from))
    }

    async fn all(&self) -> Result<HashMap<ExportId, Remembered>, Unavailable> {
        let exports = self.0.exports().await.map_err(|error| Unavailable(error.to_string()))?;
        Ok(exports.into_iter().map(|export| (export.id.clone(), Remembered::from(&export))).collect())
    }
}
