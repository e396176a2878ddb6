//! Files that are kept no longer.

use std::collections::BTreeMap;

use domain::Export;
use ingester::{Archived, Expired};
use jiff::Timestamp;
use store::Journal;
use telemetry::{Clock, SystemClock};

use crate::config::Config;
use crate::failure::Failure;
use crate::originals::Content;

/// Removes originals that are older than their retention. That it cannot be done is said, and
/// hinders nothing: the next run tries again.
pub(crate) async fn originals(config: &Config, books: &impl Journal) {
    match expired(config, books).await {
        Ok(Expired { archived: 0, quarantined: 0 }) => {}
        Ok(Expired { archived, quarantined }) => tracing::info!(archived, quarantined, "removed old originals"),
        Err(failure) => tracing::warn!(%failure, "old originals could not be removed"),
    }
}

async fn expired(config: &Config, books: &impl Journal) -> Result<Expired, Failure> {
    let retention = config.retention(SystemClock.now());
    if retention == ingester::Retention::default() {
        return Ok(Expired::default());
    }
    let seen = first_seen(&books.exports().await?);
    let folders = config.folders();
    let first_seen = move |original: &Archived| seen.get(&Content::from(original)).copied();
    let tidied = tokio::task::spawn_blocking(move || retention.enforce(&folders, first_seen));
    tidied.await.map_err(Failure::again)?.map_err(Failure::again)
}

/// When each content came. It may have come as several reports.
fn first_seen(exports: &[Export]) -> BTreeMap<Content, Timestamp> {
    let mut seen: BTreeMap<Content, Timestamp> = BTreeMap::new();
    for export in exports {
        for content in Content::of(export) {
            let latest = seen.entry(content).or_insert(export.seen_at);
            *latest = export.seen_at.max(*latest);
        }
    }
    seen
}
