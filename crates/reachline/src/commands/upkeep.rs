//! What is seen to when a process starts that may write.

use std::path::Path;

use aggregator::Aggregator;
use ingester::LoadIds;
use store::ClickHouse;
use telemetry::{Clock, SystemClock};

use crate::books::Books;
use crate::config::Config;
use crate::failure::Failure;

/// Publishes the configuration's rules where they are new, and clears up.
pub(super) async fn keep_up(config: &Config, books: &Books, data: &Path) -> Result<(), Failure> {
    if books.aggregator(config, data).apply_rules(&config.rules()).await? {
        tracing::info!("the configuration's rules take effect");
    }
    clear_up(config, books, data).await
}

/// The same for a process whose user may only read: it goes on without. What may pass is not
/// taken for that.
pub(super) async fn keep_up_if_allowed(config: &Config, books: &Books, data: &Path) -> Result<(), Failure> {
    match keep_up(config, books, data).await {
        Err(failure) if !failure.may_pass() => {
            tracing::warn!(%failure, "rules, purges and what was left behind are not seen to by this process");
            Ok(())
        }
        done => done,
    }
}

/// Finishes a purge that was cut short, and removes what dead processes left behind.
pub(super) async fn clear_up(config: &Config, books: &Books, data: &Path) -> Result<(), Failure> {
    if let Err(failure) = super::purge::finish(config, books, data).await {
        tracing::error!(%failure, "a purge could not be finished: say it again");
    }
    let swept = sweep(&books.aggregator(config, data)).await?;
    if swept > 0 {
        tracing::info!(swept, "removed what dead processes left behind");
    }
    Ok(())
}

/// A load this old is nobody's: no sending takes a day.
const ABANDONED_AFTER: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);

async fn sweep(aggregator: &Aggregator<ClickHouse>) -> Result<usize, Failure> {
    let oldest = LoadIds::from_seed(0).next(SystemClock.now() - ABANDONED_AFTER);
    Ok(aggregator.sweep(|load| load < oldest).await?)
}
