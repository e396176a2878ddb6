//! Pieces of a configuration with places to fill in.

/// Puts values where a piece names them, as `{name}`. What is put in is not looked at again.
pub(super) fn fill(piece: &str, values: &[(&str, String)]) -> String {
    let mut text = String::new();
    let mut rest = piece;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, inner)| Some((before, inner.split_once('}')?)))
    {
        text.push_str(before);
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => text.push_str(value),
            None => text.extend(["{", name, "}"]),
        }
        rest = after;
    }
    text + rest
}

/// The piece behind `#`s. What explains stays as it is.
pub(super) fn disabled(piece: &str) -> String {
    lines(piece, |line| {
        if line.is_empty() || line.starts_with('#') { Some(line.to_owned()) } else { Some(format!("#{line}")) }
    })
}

/// The piece without what explains and without settings that are not in use; a line about the
/// whole of it, above its first setting, stays.
pub(super) fn bare(piece: &str) -> String {
    let mut inside = false;
    lines(piece, |line| {
        let was_inside = inside;
        inside |= line.starts_with('[');
        (!line.starts_with('#') || !was_inside).then(|| line.to_owned())
    })
}

fn lines(piece: &str, keep: impl FnMut(&str) -> Option<String>) -> String {
    piece.lines().filter_map(keep).map(|line| line + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_where_they_are_named_and_not_looked_at_again() {
        let values = [("a", "{b}".to_owned()), ("b", "2".to_owned())];
        assert_eq!(fill("x = {a}, y = {b}, z = [{ c = 1 }]", &values), "x = {b}, y = 2, z = [{ c = 1 }]");
    }

    #[test]
    fn a_piece_can_stand_behind_marks_or_without_words() {
        let piece = "# About it.\n[[t]]\n# A key.\na = 1\n#b = 2\n\n";
        assert_eq!(disabled(piece), "# About it.\n#[[t]]\n# A key.\n#a = 1\n#b = 2\n\n");
        assert_eq!(bare(piece), "# About it.\n[[t]]\na = 1\n\n");
    }
}
