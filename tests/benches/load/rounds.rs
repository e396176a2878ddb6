//! Rounds of both sides in turn, and what they come to.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::measured::Measured;
use crate::{Error, Side, sample};

const ROWS: u64 = 2_000_000;
const ROUNDS: u64 = 3;

/// Runs everything and prints it.
pub(crate) fn run() -> Result<(), Error> {
    let (rows, rounds) = (setting("BENCH_ROWS", ROWS)?, setting("BENCH_ROUNDS", ROUNDS)?);
    let folder = tempfile::tempdir()?;
    let csv = folder.path().join("sample.csv");
    sample::write(&csv, rows)?;
    println!("{rows} rows, {} MiB", std::fs::metadata(&csv)?.len() >> 20);
    let mut both: [Vec<Measured>; 2] = Default::default();
    for round in 1..=rounds {
        for (side, measurements) in Side::BOTH.into_iter().zip(&mut both) {
            let measured = child(side, &csv, folder.path())?;
            if measured.rows != rows {
                return Err(format!("{} took in {} rows of {rows}", side.as_str(), measured.rows).into());
            }
            println!("round {round}  {}", line(side, &measured));
            measurements.push(measured);
        }
    }
    conclude(&both);
    Ok(())
}

fn setting(name: &str, usual: u64) -> Result<u64, Error> {
    std::env::var(name).map_or(Ok(usual), |value| Ok(value.parse()?))
}

/// One side in a process of its own, whose files are gone afterwards.
fn child(side: Side, csv: &Path, beside: &Path) -> Result<Measured, Error> {
    let folder = tempfile::tempdir_in(beside)?;
    let mut command = Command::new(std::env::current_exe()?);
    let output = command.arg(side.as_str()).arg(csv).arg(folder.path()).stderr(Stdio::inherit()).output()?;
    let text = String::from_utf8(output.stdout)?;
    let measured = text.lines().find(|line| line.starts_with("measured "));
    measured.ok_or_else(|| format!("{} ended without a measurement", side.as_str()))?.parse()
}

fn conclude(both: &[Vec<Measured>; 2]) {
    let medians = both.each_ref().map(|measurements| median(measurements));
    for (side, median) in Side::BOTH.into_iter().zip(&medians) {
        println!("median   {}", line(side, median));
    }
    let [reachline, engine] = medians;
    println!("ratio    {:.2} (rows a second of reachline to those of the engine)", engine.seconds / reachline.seconds);
}

/// The run in the middle, by time, with the highest peak of all.
fn median(measurements: &[Measured]) -> Measured {
    let mut sorted = measurements.to_vec();
    sorted.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    let peak_kib = sorted.iter().map(|measured| measured.peak_kib).max().unwrap_or(0);
    Measured { peak_kib, ..sorted[sorted.len() / 2] }
}

#[expect(clippy::cast_precision_loss, reason = "a rate for people to read")]
fn line(side: Side, measured: &Measured) -> String {
    let rate = measured.rows as f64 / measured.seconds;
    let peak = measured.peak_kib >> 10;
    format!("{:9}  {:7.3} s  {rate:9.0} rows/s  peak {peak:5} MiB", side.as_str(), measured.seconds)
}
