//! Readers of single cells, the same for every platform.

mod date;
mod grouped;
mod moment;
mod number;

use crate::Fault;

pub(crate) use date::Dates;
pub(crate) use grouped::{grouped_count, grouped_spend};
pub(crate) use moment::{Moment, moment};
pub(crate) use number::{count, id, is_figure, spend};

/// What is wrong with a cell.
#[derive(Debug)]
pub(crate) enum Problem {
    /// The row cannot be read: its code, and the words that say why.
    Value(&'static str, String),
    /// The file is not to be trusted.
    File(Fault),
}

/// The fault of a file that a spreadsheet has opened and saved.
pub(crate) fn resaved(why: &str) -> Fault {
    let remedy = "Download the report again and send it unchanged, without opening it in Excel or another \
                  spreadsheet, which rewrites dates and ids when it saves.";
    Fault::new("resaved_by_spreadsheet", format!("a spreadsheet has saved this file: {why}"), remedy)
}

/// A problem with a value, quoting no more than the start of it; and nothing of words, which
/// may be anybody's.
#[cold]
pub(crate) fn value(code: &'static str, cell: &str, what: &str) -> Problem {
    let plain = cell.chars().all(|letter| letter.is_ascii_digit() || " .,-+/:%".contains(letter));
    let quoted = if plain { format!("`{}`", clip(cell)) } else { "the cell".to_owned() };
    Problem::Value(code, format!("{quoted} {what}"))
}

/// At most 40 characters of a cell.
pub(crate) fn clip(cell: &str) -> String {
    if cell.chars().nth(40).is_none() {
        return cell.to_owned();
    }
    cell.chars().take(39).chain(['…']).collect()
}

/// The first few of several texts, each clipped, for a message.
pub(crate) fn list<'a>(texts: impl Iterator<Item = &'a str>, most: usize) -> String {
    let mut texts = texts.map(|text| format!("`{}`", clip(text)));
    let first: Vec<String> = texts.by_ref().take(most).collect();
    let more = texts.count();
    if more == 0 { first.join(", ") } else { format!("{} and {more} more", first.join(", ")) }
}
