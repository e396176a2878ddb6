//! What names of a platform's campaigns begin with, and so which rule maps them all.

use std::collections::BTreeMap;

/// A pattern that every name fits: their longest common beginning, up to where a word ends.
/// Nothing where they have none worth the name.
pub(super) fn pattern<'a>(names: impl IntoIterator<Item = &'a str> + Clone) -> Option<String> {
    let beginning = common(names)?;
    let letters = beginning.chars().filter(|letter| letter.is_alphanumeric()).count();
    (letters >= SHORTEST).then(|| format!("{beginning}*"))
}

/// Names that begin with the same word, those of most names first, each with a pattern that they
/// fit: a single name stands for itself.
pub(super) fn groups<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<(String, Vec<&'a str>)> {
    let mut by_word: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for name in names {
        let word = name.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        by_word.entry(word.to_lowercase()).or_default().push(name);
    }
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for names in by_word.into_values() {
        match pattern(names.iter().copied()).filter(|_| names.len() > 1) {
            Some(pattern) => groups.push((pattern, names)),
            None => groups.extend(names.into_iter().map(|name| (name.to_owned(), vec![name]))),
        }
    }
    groups.sort_by_key(|(_, names)| std::cmp::Reverse(names.len()));
    groups
}

/// Whether a pattern begins with the letters and digits of a name, whatever stands between them.
pub(super) fn is_akin(pattern: &str, name: &str) -> bool {
    let letters =
        |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase();
    let name = letters(name);
    name.chars().count() >= SHORTEST && letters(pattern).starts_with(&name)
}

/// Letters and digits that a beginning needs: with fewer it may well be chance.
const SHORTEST: usize = 3;

/// The longest beginning that all names share, upper and lower case being the same. Where it
/// ends within a word, it is cut back to the end of the word before.
fn common<'a>(names: impl IntoIterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let first = names.clone().into_iter().next()?;
    let end = names.clone().into_iter().map(|name| shared(first, name)).min()?;
    let beginning = first.get(..end)?;
    let within_word = |name: &str| {
        let next = name.chars().nth(beginning.chars().count());
        next.is_some_and(char::is_alphabetic) && beginning.ends_with(char::is_alphabetic)
    };
    let whole =
        if names.into_iter().any(within_word) { beginning.trim_end_matches(char::is_alphanumeric) } else { beginning };
    Some(whole).filter(|beginning| !beginning.is_empty())
}

/// How many bytes of `first` are the beginning of `other` as well.
fn shared(first: &str, other: &str) -> usize {
    let alike = |a: char, b: char| a.to_lowercase().eq(b.to_lowercase());
    let pairs = first.chars().zip(other.chars()).take_while(|(a, b)| alike(*a, *b));
    pairs.map(|(letter, _)| letter.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_common_beginning_is_the_pattern() {
        for (names, wanted) in [
            (&["GHGC_2026_FB_Awareness", "GHGC_2026_IG_Reels"][..], Some("GHGC_2026_*")),
            (&["GHGC Wave1", "ghgc wave2", "GHGC Wave1 again"], Some("GHGC Wave*")),
            (&["Get help"], Some("Get help*")),
            (&["Promotion one", "Project one"], None),
            (&["Safe Promotion", "Safe Project"], Some("Safe *")),
            (&["GHGC", "GHGC_more"], Some("GHGC*")),
            (&["Über uns 1", "ÜBER UNS 2"], Some("Über uns *")),
            (&["A_1", "A_2"], None),
            (&["one", "other"], None),
            (&[], None),
        ] {
            assert_eq!(pattern(names.iter().copied()).as_deref(), wanted, "{names:?}");
        }
    }
    #[test]
    fn names_of_several_campaigns_come_in_groups() {
        let names = ["Recruitment autumn", "GetHelp_2026_Film", "gethelp_2026_reels", "A 1", "A 2"];
        let patterns: Vec<String> = groups(names).into_iter().map(|(pattern, _)| pattern).collect();
        assert_eq!(patterns, ["GetHelp_2026_*", "A 1", "A 2", "Recruitment autumn"]);
        assert!(is_akin("GetHelp_2026_*", "Get help 2026") && is_akin("GHGC Wave*", "ghgc"));
        assert!(!is_akin("Recruitment*", "Get help") && !is_akin("Anything*", "#"));
    }
}
