use crate::cell::{clip, list};
use crate::record::Record;

use super::role::Role;

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
    /// The columns of a header line, whose names a platform gives their roles and ranks.
    pub(crate) fn new(record: &Record<'_>, role_of: impl Fn(&str) -> (Role, usize)) -> Self {
        let columns = record.cells().map(|cell| Header::new(cell, &role_of)).collect();
        Self { line: record.line, ended: record.ended, columns }
    }

    pub(crate) fn has(&self, role: Role) -> bool {
        self.columns.iter().any(|column| column.role == role)
    }

    /// Whether a column has one of these normalised names.
    pub(crate) fn has_name(&self, names: &[&str]) -> bool {
        self.columns.iter().any(|column| names.contains(&column.name.as_str()))
    }

    /// How many columns mean something.
    pub(crate) fn known(&self) -> usize {
        self.columns.iter().filter(|column| column.role.matters()).count()
    }

    /// The unknown column whose name is nearest to `wanted`, and how near it is (1 is equal).
    pub(crate) fn nearest(&self, wanted: &str) -> Option<(&Header, f64)> {
        self.unknown()
            .map(|column| (column, strsim::normalized_damerau_levenshtein(wanted, &column.name)))
            .max_by(|(_, a), (_, b)| a.total_cmp(b))
    }

    /// The columns whose names are not known.
    pub(crate) fn unknown(&self) -> impl Iterator<Item = &Header> {
        self.columns.iter().filter(|column| column.role == Role::Unknown)
    }

    /// The names, for a message.
    pub(crate) fn list(&self) -> String {
        list(self.columns.iter().map(|column| column.written.as_str()), 6)
    }
}

impl Header {
    fn new(cell: &str, role_of: impl Fn(&str) -> (Role, usize)) -> Self {
        let name = normalised(cell);
        let (role, rank) = role_of(&name);
        Self { written: clip(cell.trim_matches(is_blank)), name, role, rank }
    }
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || letter == '\u{feff}'
}

/// A name in lower case, with single spaces.
pub(crate) fn normalised(cell: &str) -> String {
    let words: Vec<&str> = cell.split(is_blank).filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase()
}
