//! Data go for good: from the books, from the disk, and with their originals.

mod files;
mod told;

use std::path::Path;
use std::process::ExitCode;

use aggregator::Target;
use domain::Export;
use store::Journal;
use telemetry::{Clock, SystemClock};

use crate::books::Books;
use crate::cli::{Purge, PurgeWhat};
use crate::config::Config;
use crate::failure::Failure;
use crate::tidy;

use files::{Count, Doomed};

/// Removes data, or says what would go.
pub(super) async fn run(purge: Purge) -> Result<ExitCode, Failure> {
    let config = Config::read(&purge.place.config)?;
    let data = purge.place.data.clone().unwrap_or_else(|| config.data());
    let target = target(purge.what);
    let books = Books::configured(&config, &data).await?;
    let told = if purge.dry_run {
        foreseen(&target, &config, &books, &data).await
    } else {
        removed(&target, &config, &books, &data).await
    };
    books.close().await?;
    crate::output::line(told?);
    Ok(ExitCode::SUCCESS)
}

fn target(what: PurgeWhat) -> Target {
    match (what.older_than, what.account, what.campaign) {
        (_, Some(account), _) => Target::Account(account),
        (_, _, Some(campaign)) => Target::Campaign(campaign),
        (period, ..) => {
            Target::Before(period.map_or(domain::Day::RANGE.0, |period| period.day_before(SystemClock.now())))
        }
    }
}

async fn foreseen(target: &Target, config: &Config, books: &Books, data: &Path) -> Result<String, Failure> {
    let planned = books.aggregator(config, data).plan_purge(target).await?;
    let losing = |export: &Export| planned.exports.contains(&export.id) || planned.parts.contains(&export.id);
    let exports = books.store.exports().await?;
    let (going, staying): (Vec<Export>, Vec<Export>) = exports.into_iter().partition(losing);
    let doomed = Doomed { going, staying, targets: vec![(target.clone(), SystemClock.now())] };
    let files = doomed.find(config.folders()).await?;
    Ok(told::foreseen(&planned, files.count()))
}

async fn removed(target: &Target, config: &Config, books: &Books, data: &Path) -> Result<String, Failure> {
    let (planned, line) = books.aggregator(config, data).purge(target).await?;
    let files = finished(config, books, data).await?;
    // What no export speaks of has no line in the journal, and may lie in the folders all the same.
    let doomed = Doomed {
        staying: books.store.exports().await?,
        going: Vec::new(),
        targets: vec![(target.clone(), SystemClock.now())],
    };
    let strays = doomed.remove(config.folders()).await?;
    tidy::originals(config, books.store.as_ref()).await;
    Ok(told::removed(&planned, files + strays, line.map(|line| line.version)))
}

/// Finishes what a purge that died has left to do.
pub(super) async fn finish(config: &Config, books: &Books, data: &Path) -> Result<(), Failure> {
    finished(config, books, data).await.map(drop)
}

/// Does what the journal says was done; says how many files went.
async fn finished(config: &Config, books: &Books, data: &Path) -> Result<Count, Failure> {
    let Some(removed) = removed_originals(config, books, data).await? else { return Ok(Count::default()) };
    books.store.overwrite().await?;
    // The engine does not wait for the disk when it writes parts anew.
    if let Some(disk) = books.disk() {
        synced(disk).await?;
    }
    books.store.clear().await?;
    Ok(removed)
}

/// Removes originals of this machine that a purge was about, also one on another machine.
pub(super) async fn finish_originals(config: &Config, books: &Books, data: &Path) -> Result<(), Failure> {
    removed_originals(config, books, data).await.map(drop)
}

/// How many files went of what the journal says was purged; nothing where it says nothing.
async fn removed_originals(config: &Config, books: &Books, data: &Path) -> Result<Option<Count>, Failure> {
    let finished = books.aggregator(config, data).finish_purges().await?;
    if finished.purges.is_empty() {
        return Ok(None);
    }
    Doomed::of(&finished, books.store.exports().await?).remove(config.folders()).await.map(Some)
}

async fn synced(data: &Path) -> Result<(), Failure> {
    let folder = data.to_owned();
    let sync = move || std::fs::File::open(folder).and_then(|folder| Ok(rustix::fs::syncfs(folder)?));
    tokio::task::spawn_blocking(sync).await.map_err(Failure::again)?.map_err(Failure::again)
}
