//! What may not be run: the engine can read and write files, open connections
//! and run programs, and has no user whose rights could stop it.

use std::path::Path;

use super::names::{self, listed};
use super::token::{Kind, Token, begin, contain};
use super::{backup, names::OBJECTS};
use crate::error::Failure;

/// Refuses a statement that reaches outside the database.
pub(crate) fn check(tokens: &[Token], backups: &Path) -> Result<(), Failure> {
    verb(tokens)?;
    calls(tokens)?;
    clauses(tokens)?;
    settings(tokens)?;
    engines(tokens)?;
    backup::check(tokens, backups)
}

/// Refuses a setting by its name; one that is turned off does no harm.
pub(crate) fn setting(name: &str, value: &str) -> Result<(), Failure> {
    let lower = name.to_ascii_lowercase();
    let harmless = value == "0" || !listed(names::REFUSED_SETTINGS, &lower);
    if harmless { Ok(()) } else { refuse("the setting", name) }
}

/// Refuses parameters that put a name into a statement after it was looked at.
pub(crate) fn parameters(values: &[(String, String)], naming: &[String]) -> Result<(), Failure> {
    for (name, value) in values.iter().filter(|(name, _)| naming.contains(name)) {
        let plain = value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.'));
        let lower = value.to_ascii_lowercase();
        if !plain || listed(names::REFUSED_FUNCTIONS, &lower) {
            return refuse("as a name, the value of parameter", name);
        }
    }
    Ok(())
}

pub(super) fn refuse<T>(what: &str, name: &str) -> Result<T, Failure> {
    let message = format!(
        "{what} `{name}` is refused: the embedded engine keeps to its own tables and opens no file, connection or program (ACCESS_DENIED)"
    );
    Err(Failure::new(Failure::ACCESS_DENIED, message))
}

fn verb(tokens: &[Token]) -> Result<(), Failure> {
    let first = tokens.iter().find(|token| !token.mark(b'('));
    let Some(first) = first else { return Ok(()) };
    let known = first.kind == Kind::Word && listed(names::VERBS, &first.text.to_ascii_lowercase());
    if !known {
        return refuse("the statement", &first.text);
    }
    object(tokens)?;
    system(tokens)
}

/// CREATE, DROP and the like handle tables, views and databases only.
fn object(tokens: &[Token]) -> Result<(), Failure> {
    let about = ["CREATE", "REPLACE", "ATTACH", "DETACH", "DROP", "UNDROP", "ALTER", "RENAME", "EXCHANGE", "TRUNCATE"];
    let Some((first, rest)) = tokens.split_first() else { return Ok(()) };
    if !about.iter().any(|word| first.is(word)) {
        return Ok(());
    }
    let skipped = rest.iter().find(|token| !token.is("OR") && !token.is("REPLACE"));
    let Some(object) = skipped else { return Ok(()) };
    // `TRUNCATE t` and `TRUNCATE ALL TABLES` leave out or precede the word.
    let known = listed(OBJECTS, &object.text.to_ascii_lowercase()) && object.kind == Kind::Word;
    let tables = object.is("TABLES") || object.is("ALL") || first.is("TRUNCATE");
    if known || tables { Ok(()) } else { refuse(&first.text.to_ascii_uppercase(), &object.text) }
}

/// SYSTEM may flush, empty caches, and stop or start background work.
fn system(tokens: &[Token]) -> Result<(), Failure> {
    let allowed = begin(tokens, &["SYSTEM", "FLUSH"])
        || begin(tokens, &["SYSTEM", "STOP", "MERGES"])
        || begin(tokens, &["SYSTEM", "START", "MERGES"])
        || (begin(tokens, &["SYSTEM", "DROP"]) && tokens.iter().any(|token| token.is("CACHE")));
    match tokens {
        [first, second, ..] if first.is("SYSTEM") && !allowed => refuse("SYSTEM", &second.text),
        _ => Ok(()),
    }
}

fn calls(tokens: &[Token]) -> Result<(), Failure> {
    for (place, token) in tokens.iter().enumerate() {
        let Some(name) = token.name() else { continue };
        let called = tokens.get(place + 1).is_some_and(|next| next.mark(b'('));
        let qualified =
            place.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|before| before.mark(b'.'));
        let backup_target = backup::is_target(tokens, place);
        if called && listed(names::REFUSED_CALLS, &name) && !backup_target {
            return refuse("the function", &token.text);
        }
        if !qualified && listed(names::REFUSED_FUNCTIONS, &name) && !backup_target {
            return refuse("the name", &token.text);
        }
    }
    Ok(())
}

fn clauses(tokens: &[Token]) -> Result<(), Failure> {
    let anywhere: [&[&str]; 5] =
        [&["INTO", "OUTFILE"], &["FROM", "INFILE"], &["PARALLEL", "WITH"], &["TO", "DISK"], &["TO", "VOLUME"]];
    if let Some(words) = anywhere.iter().find(|words| contain(tokens, words)) {
        return refuse("the clause", &words.join(" "));
    }
    if begin(tokens, &["ALTER"]) {
        let words = ["FREEZE", "UNFREEZE", "FETCH", "EXPORT"];
        if let Some(word) = words.iter().find(|word| tokens.iter().any(|token| token.is(word))) {
            return refuse("ALTER with the clause", word);
        }
    }
    let from_text = |pair: &[Token]| matches!(pair, [from, text] if from.is("FROM") && text.kind == Kind::Text);
    if begin(tokens, &["ATTACH"]) && tokens.windows(2).any(from_text) {
        return refuse("ATTACH with the clause", "FROM");
    }
    formats(tokens)
}

fn formats(tokens: &[Token]) -> Result<(), Failure> {
    for pair in tokens.windows(2) {
        if let [format, name] = pair
            && format.is("FORMAT")
            && name.name().is_some_and(|name| listed(names::REFUSED_FORMATS, &name))
        {
            return refuse("the format", &name.text);
        }
    }
    Ok(())
}

/// Any `name = value` is looked at, wherever it stands: SET, SETTINGS, or the
/// settings of a table.
fn settings(tokens: &[Token]) -> Result<(), Failure> {
    for three in tokens.windows(3) {
        if let [name, equals, value] = three
            && equals.mark(b'=')
            && name.kind != Kind::Text
        {
            setting(&name.text, &value.text)?;
        }
    }
    Ok(())
}

fn engines(tokens: &[Token]) -> Result<(), Failure> {
    let creates = ["CREATE", "ATTACH", "REPLACE"].iter().any(|verb| begin(tokens, &[verb]));
    if !creates {
        return Ok(());
    }
    for (place, _) in tokens.iter().enumerate().filter(|(_, token)| token.is("ENGINE")) {
        let mut after = tokens.iter().skip(place + 1).skip_while(|token| token.mark(b'='));
        let Some(engine) = after.next() else { continue };
        let name = engine.name().unwrap_or_default();
        if !listed(names::ENGINES, &name) {
            return refuse("the engine", &engine.text);
        }
    }
    Ok(())
}
