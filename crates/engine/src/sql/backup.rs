//! Backups: written to and read from one folder, and nowhere else.

use std::path::{Component, Path};

use super::access::refuse;
use super::token::{Kind, Token};
use crate::error::Failure;

/// Whether the token is the `File` of `BACKUP … TO File('name')`.
pub(crate) fn is_target(tokens: &[Token], place: usize) -> bool {
    let before = place.checked_sub(1).and_then(|before| tokens.get(before));
    let direction = |word: &str| before.is_some_and(|token| token.is(word));
    let target = tokens.get(place).is_some_and(|token| token.is("File"));
    target && ((starts(tokens, "BACKUP") && direction("TO")) || (starts(tokens, "RESTORE") && direction("FROM")))
}

/// Refuses a backup that is not a file, by name, in the folder.
pub(crate) fn check(tokens: &[Token], folder: &Path) -> Result<(), Failure> {
    let (backup, restore) = (starts(tokens, "BACKUP"), starts(tokens, "RESTORE"));
    if !backup && !restore {
        return Ok(());
    }
    let word = if backup { "TO" } else { "FROM" };
    let places: Vec<_> = tokens.iter().enumerate().filter(|(_, token)| token.is(word)).collect();
    let [(place, _)] = places.as_slice() else { return refuse("a backup without one", word) };
    match tokens.get(place + 1..).unwrap_or_default() {
        [file, open, path, close, ..]
            if file.is("File") && open.mark(b'(') && close.mark(b')') && inside(path, folder) =>
        {
            no_base(tokens)
        }
        _ => refuse("a backup elsewhere than", &format!("File('name')` in `{}", folder.display())),
    }
}

/// `SETTINGS base_backup = …` would name a second place.
fn no_base(tokens: &[Token]) -> Result<(), Failure> {
    match tokens
        .iter()
        .find(|token| token.name().is_some_and(|name| name.contains("base_backup") || name == "s3" || name == "disk"))
    {
        Some(token) => refuse("a backup with", &token.text),
        None => Ok(()),
    }
}

fn starts(tokens: &[Token], verb: &str) -> bool {
    tokens.first().is_some_and(|token| token.is(verb))
}

fn inside(path: &Token, folder: &Path) -> bool {
    let named = Path::new(&path.text);
    let relative = named.strip_prefix(folder).unwrap_or(named);
    let plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
    path.kind == Kind::Text && plain && !path.text.is_empty() && !path.text.contains('\\')
}
