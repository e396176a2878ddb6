//! The books move from a data directory to a server.

use std::path::Path;
use std::process::ExitCode;

use ingester::LandingLock;
use store::{History, StoreError};

use crate::books::Books;
use crate::cli::Move;
use crate::config::{Config, Elsewhere, Named};
use crate::failure::Failure;

/// Copies everything, compares, and says what the configuration has to say from now on.
pub(super) async fn run(to: Move) -> Result<ExitCode, Failure> {
    let config = Config::read(&to.place.config)?;
    if let Some(there) = config.elsewhere()? {
        return Err(Failure::usage(format!("the books are {there} already: take [clickhouse] out to move others")));
    }
    let data = to.place.data.clone().unwrap_or_else(|| config.data());
    let named = Named {
        url: to.to,
        user: to.user,
        password_file: to.password_file,
        database: to.database,
        replicated: to.replicated,
        cluster: to.cluster,
    };
    let there = named.elsewhere()?;
    // Nothing may come in meanwhile: it would stay behind.
    let landing = config.folders().landing;
    std::fs::create_dir_all(&landing).map_err(Failure::again)?;
    let _landing = LandingLock::take(&landing).map_err(Failure::again)?;
    let here = Books::own(&data).await?;
    let moved = moved(&here, &there, &config, &data).await;
    here.close().await?;
    crate::output::line(told(&moved?, &there, &named, &to.place.config, &data));
    Ok(ExitCode::SUCCESS)
}

fn told(moved: &Moved, there: &Elsewhere, named: &Named, config: &Path, data: &Path) -> String {
    let table = |(table, rows): &(String, u64)| format!("  {table}: {rows} rows, the same on both sides\n");
    let tables: String = moved.tables.iter().map(table).collect::<Vec<_>>().concat();
    format!(
        "moved version {} to the books {there}\n{tables}\nPut this into {}, and start `reachline serve`:\n\n{}\n\
         Until then take nothing in: it would go to {}, and stay there.",
        moved.version,
        config.display(),
        named.lines(),
        data.display()
    )
}

struct Moved {
    version: domain::Version,
    tables: Vec<(String, u64)>,
}

async fn moved(here: &Books, there: &Elsewhere, config: &Config, data: &Path) -> Result<Moved, Failure> {
    let target = Books::begin(there, data).await?;
    let copying = here.store.copy_into(&target.store);
    let tables = here.aggregator(config, data).undisturbed(copying).await?.map_err(|error| cut_short(there, &error))?;
    let version = History::new(target.store.clone()).head().await?.version;
    target.close().await?;
    Ok(Moved { version, tables })
}

fn cut_short(there: &Elsewhere, error: &StoreError) -> Failure {
    let emptying = "empty that database (DROP DATABASE it, and create it anew), and start again";
    Failure::wrong(format!("the move was cut short, and nobody sees what it left {there}: {emptying}. {error}"))
}
