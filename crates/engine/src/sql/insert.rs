//! Where the statement of an INSERT ends and its rows begin.

use super::token::{Kind, Token, begin, top_level};

/// Whether the tokens so far end an INSERT's statement: `… FORMAT name`, after
/// the table and outside any parentheses. Where the rows come from a query or
/// stand in the text, nothing behind them is data, so all of it is read.
pub(crate) fn ends_statement(tokens: &[Token]) -> bool {
    let [before @ .., format, name] = tokens else { return false };
    let clause = format.is("FORMAT") && name.kind == Kind::Word;
    clause && begin(before, &["INSERT"]) && before.len() >= table_end(tokens) && takes_rows(before)
}

/// Whether an INSERT expects its rows as data.
fn takes_rows(tokens: &[Token]) -> bool {
    let elsewhere = ["SELECT", "WITH", "VALUES"];
    outside_parentheses(tokens) && !elsewhere.iter().any(|word| top_level(tokens, word))
}

fn outside_parentheses(tokens: &[Token]) -> bool {
    let count = |mark| tokens.iter().filter(|token| token.mark(mark)).count();
    count(b'(') == count(b')')
}

/// How many tokens `INSERT INTO [TABLE] name` has.
fn table_end(tokens: &[Token]) -> usize {
    let mut end = 1;
    for keyword in ["INTO", "TABLE", "FUNCTION"] {
        let here = tokens.get(end).is_some_and(|token| token.is(keyword));
        // A table may be called `table`: then no name would be left.
        let name_follows = tokens.get(end + 1).is_some_and(|token| token.name().is_some());
        end += usize::from(here && name_follows);
    }
    end += 1;
    while tokens.get(end).is_some_and(|token| token.mark(b'.')) {
        end += 2;
    }
    end
}

/// What of `rest`, the bytes behind `FORMAT name`, are rows: blanks and one
/// line end separate them from the statement.
pub(crate) fn rows(rest: &[u8]) -> &[u8] {
    let blank = rest.iter().position(|byte| !matches!(byte, b' ' | b'\t' | 0x0c));
    let rest = rest.get(blank.unwrap_or(rest.len())..).unwrap_or_default();
    let rest = rest.strip_prefix(b"\r").unwrap_or(rest);
    rest.strip_prefix(b"\n").unwrap_or(rest)
}
