use serde::{Deserialize, Serialize};

/// Why a whole file is refused: its structure, not a value in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("{}{message}", self.place())]
pub struct Fault {
    /// Stable, machine-readable reason, such as `row_too_wide`.
    pub code: String,
    /// What is wrong, in words.
    pub message: String,
    /// What a person can do about it.
    pub remedy: String,
    /// Line of the file, counted from 1, where known.
    pub row: Option<u64>,
    /// Header of the column, where known.
    pub column: Option<String>,
}

impl Fault {
    pub(crate) fn new(code: &str, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into(), remedy: remedy.into(), row: None, column: None }
    }

    pub(crate) fn at_row(mut self, row: u64) -> Self {
        self.row = Some(row);
        self
    }

    pub(crate) fn in_column(mut self, column: &str) -> Self {
        self.column = Some(column.to_owned());
        self
    }

    fn place(&self) -> String {
        let row = self.row.map(|row| format!("row {row}"));
        let column = self.column.as_ref().map(|column| format!("column `{column}`"));
        let place: Vec<String> = row.into_iter().chain(column).collect();
        if place.is_empty() { String::new() } else { format!("{}: ", place.join(", ")) }
    }
}
