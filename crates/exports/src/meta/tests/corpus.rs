//! Reads every real export of a folder, where one is given, and sums each up a second time in
//! the plainest way there is.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use domain::{ExportFacts, Metric, Money};

use super::support::{hint, read_pieces, read_with};

const LABELS: [&str; 22] = [
    "campaign name",
    "campaigns",
    "campaign id",
    "ad set name",
    "ad sets",
    "ad set id",
    "ad name",
    "ads",
    "ad id",
    "age",
    "gender",
    "country",
    "region",
    "dma region",
    "platform",
    "placement",
    "device platform",
    "impression device",
    "objective",
    "day",
    "week",
    "month",
];

#[test]
fn every_real_export_is_read_or_refused_by_name() {
    let Ok(folder) = std::env::var("REACHLINE_CORPUS") else {
        eprintln!("skipped: set REACHLINE_CORPUS to a folder of real exports");
        return;
    };
    for path in exports(Path::new(&folder)) {
        let bytes = std::fs::read(&path).unwrap();
        let (found, facts) = read_with(&bytes, hint());
        let name = path.file_name().unwrap().to_string_lossy();
        match &facts {
            Ok(facts) => agrees(&name, &bytes, facts),
            Err(fault) => eprintln!("{name}: refused: {}: {fault}; {}", fault.code, fault.remedy),
        }
        assert_eq!(read_pieces(bytes.chunks(7), hint()), (found, facts), "{name}");
    }
}

fn exports(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "csv"));
    files.sort();
    files
}

fn agrees(name: &str, bytes: &[u8], facts: &ExportFacts) {
    let totals = &facts.totals;
    let (impressions, clicks) = (totals.count(Metric::Impressions), totals.count(Metric::Clicks));
    eprintln!(
        "{name}: {} [{}] {:?}, {} rows, {} rejected, {impressions} impressions, {clicks} link clicks, spend {} {:?}, \
         reconciled {:?}, {:?}",
        facts.scope.level,
        facts.scope.breakdowns,
        facts.window,
        facts.counts.rows,
        facts.counts.rejected,
        totals.spend,
        facts.currency,
        facts.reconciled,
        facts.warnings
    );
    if facts.counts.rejected == 0 {
        let naive = naively(std::str::from_utf8(bytes).unwrap());
        assert_eq!((facts.counts.rows, impressions, clicks, totals.spend), naive, "{name}");
    }
}

/// Rows, impressions, link clicks and spend.
fn naively(text: &str) -> (u64, i64, i64, Money) {
    let mut rows = cells(text.trim_start_matches('\u{feff}')).into_iter();
    let headers: Vec<String> = rows.next().unwrap().iter().map(|header| header.to_lowercase()).collect();
    let rows = rows.map(|row| headers.iter().map(String::as_str).zip(row).collect::<HashMap<_, _>>());
    let mut sums = (0, 0, 0, Money::ZERO);
    for (at, row) in rows.enumerate().filter(|(_, row)| row.len() == headers.len()) {
        let labels: Vec<_> = LABELS.iter().filter_map(|label| row.get(label)).collect();
        if at == 0 && !labels.is_empty() && labels.iter().all(|label| label.is_empty()) {
            continue;
        }
        let figure = |name: &str| row.iter().find(|(header, _)| header.starts_with(name)).map_or("0", |(_, cell)| cell);
        let number = |name: &str| if figure(name).is_empty() { "0".to_owned() } else { figure(name).to_owned() };
        sums.0 += 1;
        sums.1 += number("impressions").parse::<i64>().unwrap();
        sums.2 += number("link clicks").parse::<i64>().unwrap();
        sums.3 += number("amount spent (").parse().unwrap();
    }
    sums
}

/// Rows of cells, letter by letter.
fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            _ => cell.push(letter),
        }
    }
    rows
}
