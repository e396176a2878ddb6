//! The table in an answer. CSV is written from the answer's JSON, cell by cell, so that the
//! two cannot differ.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Map, Value};

/// One row, as it stands in the JSON.
pub(crate) type Record = Map<String, Value>;

/// An answer that holds one table.
pub(crate) trait Tabular: Serialize {
    /// Name of the table: the file's name, and the key of its rows unless they are under `rows`.
    const NAME: &'static str;
    /// Columns after those of the row, taken from the answer itself.
    const TAIL: &'static [&'static str] = &["as_of", "data_version"];

    /// The row's columns: a key of the row, `outer.inner` for a nested one, or `header=key`.
    fn columns(&self) -> Vec<String>;

    /// The rows.
    fn records(answer: &Value) -> Vec<Record> {
        let rows = answer.get("rows").or_else(|| answer.get(Self::NAME)).and_then(Value::as_array);
        rows.into_iter().flatten().filter_map(Value::as_object).cloned().collect()
    }
}

/// Columns named after keys of the row.
pub(crate) fn named(columns: &[&str]) -> Vec<String> {
    columns.iter().map(|column| (*column).to_owned()).collect()
}

/// A header and rows of cells, each row as long as the header.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sheet {
    /// Names of the columns.
    pub(crate) header: Vec<String>,
    /// The rows.
    pub(crate) rows: Vec<Vec<Value>>,
}

impl Sheet {
    /// The table of an answer.
    pub(crate) fn of<T: Tabular>(answer: &T) -> serde_json::Result<Self> {
        let json = serde_json::to_value(answer)?;
        let columns = answer.columns();
        let tail: Vec<Value> = T::TAIL.iter().map(|key| json.get(*key).cloned().unwrap_or_default()).collect();
        let row = |record: &Record| columns.iter().map(|column| cell(record, column)).chain(tail.clone()).collect();
        let rows = T::records(&json).iter().map(row).collect();
        let header = columns.iter().map(|column| header(column)).chain(named(T::TAIL)).collect();
        Ok(Self { header, rows })
    }
}

fn header(column: &str) -> String {
    column.split_once('=').map_or(column, |(header, _)| header).replace('.', "_")
}

fn cell(record: &Record, column: &str) -> Value {
    let key = column.split_once('=').map_or(column, |(_, key)| key);
    let value = match key.split_once('.') {
        Some((outer, inner)) => record.get(outer).and_then(|object| object.get(inner)),
        None => record.get(key),
    };
    value.cloned().unwrap_or_default()
}

/// The text of a cell: null is empty, a list of words is joined, anything deeper stays JSON.
pub(crate) fn text(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => "".into(),
        Value::String(text) => text.into(),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            let words: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            words.join("; ").into()
        }
        other => other.to_string().into(),
    }
}
