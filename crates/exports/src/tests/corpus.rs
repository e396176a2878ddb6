//! Reads every real export of a folder and of those in it, where one is given, and sums each
//! up a second time in the plainest way there is.

mod plainly;

use std::path::{Path, PathBuf};

use domain::{ExportFacts, Metric, Span};

use crate::testing::{Found, hint, read_pieces, read_with};
use crate::{Fault, Hint};

#[test]
fn every_real_export_is_read_or_refused_by_name() {
    let Ok(folder) = std::env::var("REACHLINE_CORPUS") else {
        eprintln!("skipped: set REACHLINE_CORPUS to a folder of real exports");
        return;
    };
    for path in exports(Path::new(&folder)) {
        let bytes = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        let facts = check(&name, &bytes, &hint());
        if facts.is_err_and(|fault| fault.code == "no_dates") {
            let days = Span::new("2000-01-01".parse().unwrap(), "2026-12-31".parse().unwrap());
            assert!(check(&name, &bytes, &Hint { days, ..hint() }).is_ok(), "{name}");
        }
    }
}

fn exports(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            files.extend(exports(&path));
        } else if path.extension().is_some_and(|ending| ending == "csv" || ending == "json") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn check(name: &str, bytes: &[u8], hint: &Hint) -> Result<ExportFacts, Fault> {
    let (found, facts): (Found, _) = read_with(bytes, hint.clone());
    match &facts {
        Ok(facts) => agrees(name, bytes, facts),
        Err(fault) => eprintln!("{name}: refused: {}: {fault}; {}", fault.code, fault.remedy),
    }
    assert_eq!(read_pieces(bytes.chunks(7), hint.clone()), (found, facts.clone()), "{name}");
    facts
}

fn agrees(name: &str, bytes: &[u8], facts: &ExportFacts) {
    let counted = Metric::ALL.iter().filter(|metric| facts.carried.has(**metric));
    let counted: Vec<_> = counted.map(|metric| format!("{} {metric}", facts.totals.count(*metric))).collect();
    eprintln!(
        "{name}: {} {} [{}] {:?}, {} rows, {} rejected, {}, spend {} {:?}, reconciled {:?}, {:?}",
        facts.layout,
        facts.scope.level,
        facts.scope.breakdowns,
        facts.window,
        facts.counts.rows,
        facts.counts.rejected,
        counted.join(", "),
        facts.totals.spend,
        facts.currency,
        facts.reconciled,
        facts.warnings
    );
    let sums = plainly::sums(&facts.layout, bytes);
    if let Some(sums) = sums.filter(|_| facts.counts.rejected == 0) {
        let count = |metric| facts.totals.count(metric);
        let read = (facts.counts.rows, count(Metric::Impressions), count(Metric::Clicks), facts.totals.spend);
        assert_eq!(read, sums, "{name}");
    }
}
