//! Files that come through the page go the way of those in the landing folder.

use std::path::PathBuf;
use std::sync::Arc;

use ingester::{Checker, FileReport, Orders, Quiet};
use query_api::{Answer, Refusal, Upload, Uploads};
use store::ClickHouse;
use telemetry::{Metrics, SystemClock};

use super::taking::{Taking, take_in};
use crate::config::Config;
use crate::failure::Failure;

/// Takes files in over the books that `up` has open.
pub(super) struct Uploading {
    pub(super) store: Arc<ClickHouse>,
    pub(super) config: Arc<Config>,
    pub(super) data: PathBuf,
    pub(super) metrics: Arc<Metrics>,
}

impl Uploads for Uploading {
    fn take<'a>(&'a self, upload: &'a Upload) -> Answer<'a, serde_json::Value> {
        Box::pin(async move {
            let taken = if upload.dry_run { self.check(upload).await } else { self.ingest(upload).await };
            let report = taken.map_err(|failure| refused(&failure))?;
            serde_json::to_value(&report).map_err(|_| Refusal::internal())
        })
    }
}

impl Uploading {
    async fn check(&self, upload: &Upload) -> Result<FileReport, Failure> {
        let settings = Arc::new(self.config.ingesting());
        let checker = Checker::new(settings, orders(upload), Arc::new(SystemClock));
        only(checker.run(std::slice::from_ref(&upload.path)).await.map_err(Failure::usage)?)
    }

    async fn ingest(&self, upload: &Upload) -> Result<FileReport, Failure> {
        let taking = Taking { store: &self.store, config: &self.config, data: &self.data, metrics: &self.metrics };
        let paths = std::slice::from_ref(&upload.path);
        only(take_in(taking, orders(upload), Arc::new(Quiet), paths).await?)
    }
}

fn orders(upload: &Upload) -> Orders {
    Orders {
        source: upload.source,
        account: upload.account.clone(),
        report: upload.report.clone(),
        exported_at: upload.exported_at,
        days: None,
    }
}

fn only(reports: Vec<FileReport>) -> Result<FileReport, Failure> {
    reports.into_iter().next().ok_or_else(|| Failure::again("the file could not be found again: send it once more"))
}

fn refused(failure: &Failure) -> Refusal {
    tracing::error!(%failure, "an upload was not taken in");
    Refusal::unavailable(failure.to_string())
}
