use crate::cell::{clip, list};
use crate::record::Record;

use super::columns::{Role, role_of};
use domain::Metric;

/// The columns that a message says were expected.
pub(crate) const EXPECTED: &str =
    "Meta's `Campaign name`, `Impressions`, `Amount spent (GBP)`, `Reporting starts`, `Reporting ends` or `Day`";

/// The header line: each column's name as it is written, and normalised.
pub(crate) struct Headers {
    pub(crate) line: u64,
    pub(crate) ended: bool,
    pub(crate) columns: Vec<Header>,
}

/// One column of the header line.
pub(crate) struct Header {
    /// The name as it is written, or its start.
    pub(crate) written: String,
    /// The name in lower case, with single spaces.
    pub(crate) name: String,
    pub(crate) role: Role,
    /// Place of the name among those for its role: the least counts.
    pub(crate) rank: usize,
}

impl Headers {
    pub(crate) fn new(record: &Record<'_>) -> Self {
        Self { line: record.line, ended: record.ended, columns: record.cells().map(Header::new).collect() }
    }

    /// Whether the header line is one of Meta's in its English interface.
    pub(crate) fn are_metas(&self) -> bool {
        let spend = self.columns.iter().any(|column| column.role == Role::Spend && column.name != "amount spent");
        let daily = self.has(Role::Day) && self.has(Role::Count(Metric::Impressions));
        let known = self.columns.iter().filter(|column| column.role.is_single()).count();
        self.has(Role::Starts) || self.has(Role::Ends) || spend || (daily && known > 2)
    }

    pub(crate) fn has(&self, role: Role) -> bool {
        self.columns.iter().any(|column| column.role == role)
    }

    /// The unknown column whose name is nearest to `wanted`, and how near it is (1 is equal).
    pub(crate) fn nearest(&self, wanted: &str) -> Option<(&Header, f64)> {
        let unknown = self.columns.iter().filter(|column| column.role == Role::Unknown);
        unknown
            .map(|column| (column, strsim::normalized_damerau_levenshtein(wanted, &column.name)))
            .max_by(|(_, a), (_, b)| a.total_cmp(b))
    }

    /// The names, for a message.
    pub(crate) fn list(&self) -> String {
        list(self.columns.iter().map(|column| column.written.as_str()), 6)
    }
}

impl Header {
    fn new(cell: &str) -> Self {
        let name = normalised(cell);
        let (role, rank) = role_of(&name);
        Self { written: clip(cell.trim_matches(is_blank)), name, role, rank }
    }
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || letter == '\u{feff}'
}

fn normalised(cell: &str) -> String {
    let words: Vec<&str> = cell.split(is_blank).filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase()
}
