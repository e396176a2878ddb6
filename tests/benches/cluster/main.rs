//! Taking in one large export between processes: over a real Apache Kafka, beside the bus within
//! one process. Both bring it into a database of its own that runs in a process of its own.

mod memory;
#[path = "../load/sample.rs"]
mod sample;

use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use memory::Peaks;
use reachline_tests::cluster::{Cluster, broker_pid};
use reachline_tests::{Port, Ran, Site};

type Error = Box<dyn std::error::Error + Send + Sync>;

/// One way of one round.
struct Taken {
    seconds: f64,
    peaks: Peaks,
}

fn main() -> Result<(), Error> {
    let (rows, rounds) = (setting("BENCH_ROWS", 2_000_000)?, setting("BENCH_ROUNDS", 3)?);
    println!("{rows} rows, {rounds} rounds");
    let mut ratios = Vec::new();
    for _ in 0..rounds {
        let (within, between) = (within(rows)?, between(rows)?);
        say("within one process", rows, &within);
        say("over Kafka", rows, &between);
        ratios.push(within.seconds / between.seconds);
    }
    ratios.sort_by(f64::total_cmp);
    println!("ratio of rows a second, median: {:.2} (all: {ratios:.2?})", ratios[ratios.len() / 2]);
    Ok(())
}

fn setting(name: &str, usual: u64) -> Result<u64, Error> {
    std::env::var(name).map_or(Ok(usual), |text| Ok(text.parse()?))
}

/// `ingest` with its own bus.
fn within(rows: u64) -> Result<Taken, Error> {
    let (site, data) = (Site::new(), tempfile::tempdir()?);
    let database = Port::open(&data.path().join("database"));
    site.configure_more(&database.lines());
    site.run(&["migrate"]).ends(0);
    take(&site, rows, &[("database", database.pid())])
}

/// `ingest`, a broker, and `aggregate`.
fn between(rows: u64) -> Result<Taken, Error> {
    let cluster = Cluster::new();
    let aggregator = cluster.aggregator();
    let others = [("database", cluster.database_pid()), ("aggregate", aggregator.pid()), ("broker", broker_pid()?)];
    take(&cluster.site, rows, &others)
}

/// From the start of the command to its end, which is after the export became visible.
fn take(site: &Site, rows: u64, others: &[(&'static str, u32)]) -> Result<Taken, Error> {
    let path = site.land("", "export.csv", "");
    std::fs::remove_file(&path)?;
    sample::write(&path, rows)?;
    let named = path.to_string_lossy().into_owned();
    let begun = Instant::now();
    let ingest = site.command(&["ingest", "--json", &named]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let mut peaks = Peaks::default();
    let ran = watched(ingest, others, &mut peaks)?;
    let seconds = begun.elapsed().as_secs_f64();
    let line = ran.ends(0).line();
    if line["status"] != "visible" || line["accepted"] != rows {
        return Err(format!("it did not become visible: {line}").into());
    }
    Ok(Taken { seconds, peaks })
}

/// Waits for the end, with a look at everybody's memory now and then.
fn watched(mut ingest: Child, others: &[(&'static str, u32)], peaks: &mut Peaks) -> Result<Ran, Error> {
    while ingest.try_wait()?.is_none() {
        peaks.look("ingest", ingest.id());
        others.iter().for_each(|(name, pid)| peaks.look(name, *pid));
        std::thread::sleep(Duration::from_millis(10));
    }
    Ok(Ran::new(&ingest.wait_with_output()?))
}

#[expect(clippy::cast_precision_loss, reason = "it is shown")]
fn say(way: &str, rows: u64, taken: &Taken) {
    println!(
        "{way}: {:.0} rows/s ({:.2} s); peak of memory: {}",
        rows as f64 / taken.seconds,
        taken.seconds,
        taken.peaks
    );
}
