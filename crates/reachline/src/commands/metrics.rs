//! What a run, or the books, say to Prometheus.

use std::collections::BTreeMap;
use std::fs::Permissions;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use domain::rules::doors::{self, Door};
use domain::rules::lifecycle::as_published;
use domain::{Export, ExportState, LoadId, Measures, Source};
use ingester::{FileReport, Status};
use prometheus::IntCounter;
use store::{ClickHouse, History, Journal, Loads};
use telemetry::{Clock, Metrics, Request, SystemClock};
use tempfile::NamedTempFile;

use crate::failure::Failure;

/// How often what waits is counted anew.
pub(super) const EVERY: Duration = Duration::from_secs(15);

/// Writes the metrics of a run, also of one that failed, to a file: whole or not at all.
pub(super) fn write(path: &Path, metrics: &Metrics, reports: &[FileReport], status: u8) -> Result<(), Failure> {
    reports.iter().for_each(|report| count(metrics, report));
    metrics.ingest_last_run_timestamp_seconds.set(SystemClock.now().as_second());
    metrics.ingest_last_run_exit_status.set(i64::from(status));
    let text = metrics.encode_run().map_err(Failure::wrong)?;
    replace(path, &text)
        .map_err(|error| Failure::again(format!("the metrics cannot be written to {}: {error}", path.display())))
}

/// The collector runs as somebody else, who has to be able to read it.
fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = NamedTempFile::new_in(folder)?;
    beside.write_all(text.as_bytes())?;
    beside.as_file().set_permissions(Permissions::from_mode(0o644))?;
    beside.as_file().sync_all()?;
    beside.persist(path)?;
    Ok(())
}

fn count(metrics: &Metrics, report: &FileReport) {
    let Some(source) = report.source else { return };
    // See `is_of_delivery`.
    if report.level.is_none_or(|level| level.measures() == Measures::Delivery) {
        metrics.rows_accepted_total.of(&source).inc_by(report.accepted);
        metrics.rows_rejected_total.of(&source).inc_by(report.rejected);
        metrics.load_rows_total.inc_by(report.accepted);
    }
    if let Some(state) = state(report.status) {
        metrics.exports_closed_total.of(&(source, state)).inc();
    }
}

const fn state(status: Status) -> Option<ExportState> {
    match status {
        Status::Visible | Status::Duplicate => Some(ExportState::Visible),
        Status::Held => Some(ExportState::Held),
        Status::Superseded => Some(ExportState::Superseded),
        Status::Quarantined => Some(ExportState::Quarantined),
        Status::Incomplete => Some(ExportState::Incomplete),
        Status::Checked => None,
    }
}

/// Keeps the gauges of what waits up to date, for ever.
pub(super) async fn watch(store: Arc<ClickHouse>, metrics: Arc<Metrics>) {
    let history = History::new(Arc::clone(&store));
    let mut every = tokio::time::interval(EVERY);
    loop {
        every.tick().await;
        requested(&metrics, store.requested());
        if let Err(error) = refresh(&store, &history, &metrics).await {
            metrics.engine_up.set(0);
            tracing::warn!(%error, "what waits cannot be counted");
        }
    }
}

fn requested(metrics: &Metrics, store::Requested { answered, passing, failed }: store::Requested) {
    for (outcome, counted) in [(Request::Answered, answered), (Request::Retried, passing), (Request::Failed, failed)] {
        catch_up(&metrics.store_requests_total.of(&outcome), counted);
    }
}

/// Brings a counter to what was counted elsewhere.
pub(super) fn catch_up(counter: &IntCounter, counted: u64) {
    counter.inc_by(counted.saturating_sub(counter.get()));
}

async fn refresh(
    store: &ClickHouse,
    history: &History<ClickHouse>,
    metrics: &Metrics,
) -> Result<(), store::StoreError> {
    let live = history.head().await?;
    let exports: Vec<Export> = store.exports().await?.into_iter().map(|export| as_published(export, &live)).collect();
    metrics.data_version.set(i64::from(live.version.0));
    metrics.engine_up.set(1);
    metrics.exports_held.reset();
    metrics.quarantined_files.reset();
    for source in Source::ALL {
        let waiting = |state| of(&exports, state).filter(|export| export.sent_to.source == *source).count() as u64;
        metrics.exports_held.of(source).set(as_gauge(waiting(ExportState::Held)));
        metrics.quarantined_files.of(source).set(as_gauge(waiting(ExportState::Quarantined)));
    }
    let oldest = of(&exports, ExportState::Held).map(|export| export.since.as_second()).min();
    metrics.exports_held_oldest_timestamp_seconds.set(oldest.unwrap_or(0));
    account_for_rows(metrics, &exports, &store.sizes().await?);
    Ok(())
}

fn account_for_rows(metrics: &Metrics, exports: &[Export], standing: &BTreeMap<LoadId, u64>) {
    let (read, rows, unaccounted) = (&metrics.export_rows_read, &metrics.export_rows, &metrics.export_rows_unaccounted);
    read.reset();
    rows.reset();
    unaccounted.reset();
    for (source, doors) in doors::by_source(exports, standing) {
        unaccounted.of(&source).set(as_gauge(doors.unaccounted));
    }
    for (source, doors) in doors::by_source(exports.iter().filter(|export| is_of_delivery(export)), standing) {
        read.of(&source).set(as_gauge(doors.read));
        for door in Door::ALL {
            rows.of(&(source, *door)).set(as_gauge(doors.through(*door)));
        }
    }
}

/// A row of a click log is a click: how many there were is a figure, and no metric.
fn is_of_delivery(export: &Export) -> bool {
    export.facts.as_ref().is_some_and(|facts| facts.scope.level.measures() == Measures::Delivery)
}

fn as_gauge(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn of(exports: &[Export], state: ExportState) -> impl Iterator<Item = &Export> {
    exports.iter().filter(move |export| export.state == state)
}
