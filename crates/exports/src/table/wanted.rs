use crate::Fault;

use super::faults;
use super::headers::Headers;
use super::role::Role;

const AGAIN: &str = "Download the report again with that column, in English, and send it unchanged.";

/// A column of which a report needs at least one of several.
pub(crate) struct Wanted {
    /// Its usual header.
    pub(crate) header: &'static str,
    pub(crate) role: Role,
    /// How other names for it begin.
    pub(crate) starts: &'static [&'static str],
    /// What it is called in a sentence.
    pub(crate) what: &'static str,
}

/// Refuses a header line that has none of the wanted columns, or one of them under a name
/// that is not known; gives warnings of those that are merely missed.
pub(crate) fn wanted(headers: &Headers, wanted: &[Wanted]) -> Result<Vec<String>, Fault> {
    let lacking: Vec<_> = wanted.iter().filter(|column| !headers.has(column.role)).collect();
    if let Some(first) = wanted.first().filter(|_| lacking.len() == wanted.len()) {
        return Err(missing(headers, first.header));
    }
    if let Some(renamed) = lacking.iter().find(|column| column.is_renamed_in(headers)) {
        return Err(missing(headers, renamed.header));
    }
    Ok(lacking.iter().map(|column| faults::not_known(column.what)).collect())
}

impl Wanted {
    /// Whether an unknown column is so like this one that it is taken for it under another
    /// name: it would be lost without a word.
    fn is_renamed_in(&self, headers: &Headers) -> bool {
        let near = headers.nearest(&self.header.to_lowercase()).is_some_and(|(_, nearness)| nearness >= 0.7);
        near || headers.unknown().any(|column| self.starts.iter().any(|start| column.name.starts_with(start)))
    }
}

/// The fault of a header line that lacks a column.
pub(crate) fn missing(headers: &Headers, name: &str) -> Fault {
    let near =
        headers.nearest(&name.to_lowercase()).map(|(column, _)| format!("; the nearest is `{}`", column.written));
    let message = format!("no column is named `{name}`{}: found {}", near.unwrap_or_default(), headers.list());
    let code = if headers.ended { "missing_column" } else { "truncated" };
    Fault::new(code, message, AGAIN).at_row(headers.line).in_column(name)
}
