use std::collections::BTreeMap;
use std::sync::LazyLock;

use demo::{File, Stage};
use domain::Money;
use serde_json::Value;

/// The example of the first seed.
pub(crate) static EXAMPLE: LazyLock<Vec<File>> = LazyLock::new(|| demo::example(1).unwrap());

/// One of the files that describe the others.
pub(crate) fn described(path: &str) -> Value {
    let file = EXAMPLE.iter().find(|file| file.path == path).unwrap();
    serde_json::from_slice(&file.bytes).unwrap()
}

/// A row, by its headers.
pub(crate) type Row = BTreeMap<String, String>;

/// A file as text, whatever its encoding.
pub(crate) fn text(file: &File) -> String {
    let text = match file.bytes.strip_prefix(b"\xFF\xFE") {
        Some(wide) => {
            let units = wide.chunks(2).map(|pair| u16::from_le_bytes(pair.try_into().unwrap()));
            String::from_utf16(&units.collect::<Vec<u16>>()).unwrap()
        }
        None => String::from_utf8(file.bytes.clone()).unwrap(),
    };
    text.trim_start_matches('\u{feff}').to_owned()
}

/// The rows of a file, without lines above its header.
pub(crate) fn rows(file: &File) -> Vec<Row> {
    let text = text(file);
    let separator = if text.contains('\t') { '\t' } else { ',' };
    let mut lines = text.lines().filter(|line| !line.starts_with('#')).map(|line| cells(line, separator));
    let headers = lines.find(|cells| cells.len() > 2).unwrap();
    lines
        .filter(|cells| cells != &["No data available."])
        .map(|cells| {
            assert_eq!(cells.len(), headers.len(), "{}: {cells:?}", file.path);
            headers.iter().cloned().zip(cells).collect()
        })
        .collect()
}

fn cells(line: &str, separator: char) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            _ if letter == separator && !quoted => cells.push(String::new()),
            _ => cells.last_mut().unwrap().push(letter),
        }
    }
    cells
}

/// The good files of a report up to a stage, oldest first.
pub(crate) fn files(source: &str, report: &str, stage: Stage) -> Vec<&'static File> {
    let is_one = |file: &&File| {
        file.sent.as_ref().is_some_and(|sent| {
            sent.source == source
                && sent.report == report
                && sent.stage <= stage
                && sent.expected == demo::Expected::Visible
        })
    };
    let mut files: Vec<&File> = EXAMPLE.iter().filter(is_one).collect();
    files.sort_by_key(|file| file.sent.as_ref().unwrap().exported_at);
    assert!(!files.is_empty(), "{source} {report}");
    files
}

/// The rows of each day, from the newest file that has the day.
pub(crate) fn newest(files: &[&'static File], day: impl Fn(&Row) -> Option<String>) -> BTreeMap<String, Vec<Row>> {
    let mut days = BTreeMap::new();
    for file in files {
        let mut own: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        for row in rows(file) {
            if let Some(day) = day(&row) {
                own.entry(day).or_default().push(row);
            }
        }
        days.append(&mut own);
    }
    days
}

/// A count: blank is 0, and thousands may have commas.
pub(crate) fn count(cell: &str) -> u64 {
    if cell.is_empty() { 0 } else { cell.replace(',', "").parse().unwrap() }
}

pub(crate) fn money(cell: &str) -> Money {
    cell.parse().unwrap()
}
