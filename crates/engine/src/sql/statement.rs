//! What a statement is, and so how it is to be run.

use super::token::{self, Token, contain, top_level};
use super::{access, insert, lexer::Lexer};
use crate::error::Failure;

/// How a statement is run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A SELECT: its answer can be streamed.
    Select,
    /// Shows something, in one piece.
    Show,
    /// An INSERT whose rows come as data.
    Insert(Insert),
    /// Anything else that is allowed.
    Change,
}

/// Where an INSERT ends and its rows begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Insert {
    /// The format of the rows.
    pub(crate) format: String,
    /// The length of the statement without its FORMAT or VALUES.
    pub(crate) head: usize,
    /// Where rows begin.
    pub(crate) rows: usize,
}

/// A statement that was read and may be run.
#[derive(Debug)]
pub(crate) struct Statement {
    pub(crate) kind: Kind,
    /// The format that the statement itself asks for.
    pub(crate) format: Option<String>,
    /// Whether the answer has parts that do not fit in a stream.
    pub(crate) whole: bool,
    /// The parameters that stand for names: `{parameter:Identifier}`.
    pub(crate) naming: Vec<String>,
}

impl Statement {
    /// Reads a statement and refuses what may not be run. `backups` is the
    /// folder that backups may be written to and read from.
    pub(crate) fn read(sql: &[u8], backups: &std::path::Path) -> Result<Self, Failure> {
        let tokens = tokens(sql)?;
        access::check(&tokens, backups)?;
        Ok(Self { kind: kind(&tokens, sql), format: format(&tokens), whole: whole(&tokens), naming: naming(&tokens) })
    }
}

/// The tokens of the one statement; rows behind an INSERT's FORMAT are left.
fn tokens(sql: &[u8]) -> Result<Vec<Token>, Failure> {
    let (mut lexer, mut tokens) = (Lexer::new(sql), Vec::new());
    while let Some(token) = lexer.next()? {
        if token.mark(b';') {
            nothing_more(lexer)?;
            break;
        }
        tokens.push(token);
        if insert::ends_statement(&tokens) {
            break;
        }
    }
    if tokens.is_empty() {
        return Err(Failure::new(Failure::SYNTAX_ERROR, "Empty query (SYNTAX_ERROR)"));
    }
    Ok(tokens)
}

/// Nothing may follow a `;` but more of them.
fn nothing_more(mut lexer: Lexer<'_>) -> Result<(), Failure> {
    while let Some(token) = lexer.next()? {
        if !token.mark(b';') {
            let message = "Multi-statements are not allowed: send one statement a request (SYNTAX_ERROR)";
            return Err(Failure::new(Failure::SYNTAX_ERROR, message));
        }
    }
    Ok(())
}

fn kind(tokens: &[Token], sql: &[u8]) -> Kind {
    let first = tokens.iter().find(|token| !token.mark(b'(')).map(|token| token.text.to_ascii_uppercase());
    let inserts = top_level(tokens, "INSERT");
    match first.as_deref() {
        Some("INSERT") => insert_kind(tokens, sql),
        Some("SELECT" | "WITH" | "FROM") if !inserts => Kind::Select,
        Some("SHOW" | "DESCRIBE" | "DESC" | "EXPLAIN" | "EXISTS" | "CHECK") => Kind::Show,
        _ => Kind::Change,
    }
}

/// An INSERT from a query, or with its values in its text, is run whole.
fn insert_kind(tokens: &[Token], sql: &[u8]) -> Kind {
    let end = tokens.last().map_or(0, |token| token.at.end);
    match tokens {
        [.., format, name] if insert::ends_statement(tokens) => Kind::Insert(Insert {
            format: name.text.clone(),
            head: format.at.start,
            rows: sql.len() - insert::rows(sql.get(end..).unwrap_or_default()).len(),
        }),
        [.., values] if values.is("VALUES") => values_kind(values.at.start, sql),
        _ if ["SELECT", "WITH", "VALUES"].iter().any(|word| top_level(tokens, word)) => Kind::Change,
        _ => values_kind(end, sql),
    }
}

fn values_kind(head: usize, sql: &[u8]) -> Kind {
    Kind::Insert(Insert { format: "Values".to_owned(), head, rows: sql.len() })
}

/// The format that a query ends with: `FORMAT name [SETTINGS …]`.
fn format(tokens: &[Token]) -> Option<String> {
    let place = tokens.iter().rposition(|token| token.is("FORMAT"))?;
    let name = tokens.get(place + 1).filter(|token| token.kind == token::Kind::Word)?;
    let last = tokens.get(place + 2).is_none_or(|token| token.is("SETTINGS"));
    (place > 0 && last).then(|| name.text.clone())
}

/// Totals and extremes follow the rows, and an array of rows has brackets.
fn whole(tokens: &[Token]) -> bool {
    let outside = |token: &Token| token.is("extremes") || token.is("output_format_json_array_of_rows");
    contain(tokens, &["WITH", "TOTALS"]) || tokens.iter().any(outside)
}

fn naming(tokens: &[Token]) -> Vec<String> {
    let named = |three: &[Token]| match three {
        [name, colon, kind] if colon.mark(b':') && kind.is("Identifier") => Some(name.text.clone()),
        _ => None,
    };
    tokens.windows(3).filter_map(named).collect()
}
