use axum::http::HeaderMap;
use axum::http::header::ACCEPT;

use crate::Refusal;
use crate::csv::Reader;
use crate::parse::Parameters;
use crate::word::{Word, read, word};

/// How a table is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// JSON.
    Json,
    /// CSV, for whom.
    Csv(Reader),
}

/// The values of `format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// JSON.
    Json,
    /// CSV.
    Csv,
}

impl Word for Format {
    fn all() -> Vec<Self> {
        vec![Self::Json, Self::Csv]
    }

    fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }
}

word!(Format, "Format", "How the table is sent.");

impl Form {
    /// What `format` says, else what `Accept` prefers, else JSON.
    pub(crate) fn of(given: &Parameters, headers: &HeaderMap) -> Result<Self, Refusal> {
        let format = match given.get("format") {
            Some(text) => read("format", text)?,
            None => preferred(headers),
        };
        match (format, spreadsheet(given)?) {
            (Format::Json, true) => Err(only_csv()),
            (Format::Json, false) => Ok(Self::Json),
            (Format::Csv, true) => Ok(Self::Csv(Reader::Spreadsheet)),
            (Format::Csv, false) => Ok(Self::Csv(Reader::Program)),
        }
    }
}

fn spreadsheet(given: &Parameters) -> Result<bool, Refusal> {
    match given.get("excel") {
        None | Some("0") => Ok(false),
        Some("1") => Ok(true),
        Some(other) => Err(Refusal::bad_value("excel", other, "0 or 1", ["0", "1"])),
    }
}

fn only_csv() -> Refusal {
    let detail = "`excel=1` prepares a CSV file for spreadsheets, and JSON was asked for.";
    Refusal::new(400, "excel_is_csv", "Two settings do not fit", detail, "Add `format=csv`.")
        .parameter("excel", ["0", "1"])
}

fn preferred(headers: &HeaderMap) -> Format {
    let accept: Vec<&str> = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok()).collect();
    let ranges: Vec<(&str, f32)> = accept.iter().flat_map(|list| list.split(',')).map(range).collect();
    let weight = |name: &str| ranges.iter().find(|(range, _)| range.eq_ignore_ascii_case(name)).map(|(_, q)| *q);
    let csv = weight("text/csv").unwrap_or(0.0);
    // A client that lists both alike gets JSON; one that lists CSV and "anything" wants CSV.
    let wins = match weight("application/json").or_else(|| weight("application/*")) {
        Some(json) => csv > json,
        None => csv > 0.0 && csv >= weight("*/*").unwrap_or(0.0),
    };
    if wins { Format::Csv } else { Format::Json }
}

fn range(text: &str) -> (&str, f32) {
    let mut parts = text.split(';').map(str::trim);
    let name = parts.next().unwrap_or("");
    let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    (name, weight.map_or(1.0, |weight| weight.parse().unwrap_or(0.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accept_chooses_the_form() {
        for (accept, format) in [
            ("text/csv", Format::Csv),
            ("text/csv, */*", Format::Csv),
            ("text/csv;q=0.5, application/json", Format::Json),
            ("text/csv, application/json", Format::Json),
            ("text/csv;q=0", Format::Json),
            ("text/html,application/xhtml+xml,*/*;q=0.8", Format::Json),
            ("", Format::Json),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT, accept.parse().unwrap())]);
            assert_eq!(preferred(&headers), format, "{accept}");
        }
    }
}
