//! What names of a platform's campaigns begin with, and so which rule maps them all.

use std::collections::BTreeMap;

/// Letters and digits that a beginning needs: with fewer it may well be chance.
const SHORTEST: usize = 3;

/// A pattern that every name fits: their longest common beginning, up to where a word ends.
/// Nothing where they have none worth the name.
pub(super) fn pattern<'a>(names: impl IntoIterator<Item = &'a str> + Clone) -> Option<String> {
    let beginning = common(names, |a, b| a.to_lowercase().eq(b.to_lowercase()))?;
    worth(beginning).then(|| format!("{beginning}*"))
}

/// The same of names on several platforms, which may part their words by different signs: the
/// beginning as the first of them writes it.
pub(super) fn across<'a>(names: impl IntoIterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let sign = |letter: char| !letter.is_alphanumeric();
    common(names, |a, b| (sign(a) && sign(b)) || a.to_lowercase().eq(b.to_lowercase())).filter(|found| worth(found))
}

/// The first word of a name, in lower case.
pub(super) fn word(name: &str) -> String {
    name.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default().to_lowercase()
}

/// Names that begin with the same word, those of most names first, each with a pattern that they
/// fit: a single name stands for itself.
pub(super) fn groups<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<(String, Vec<&'a str>)> {
    let mut by_word: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    names.into_iter().for_each(|name| by_word.entry(word(name)).or_default().push(name));
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

/// Whether one of two texts begins with the letters and digits of the other, whatever stands
/// between them.
pub(super) fn are_akin(one: &str, other: &str) -> bool {
    let letters =
        |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase();
    let (one, other) = (letters(one), letters(other));
    worth(&one) && worth(&other) && (one.starts_with(&other) || other.starts_with(&one))
}

fn worth(beginning: &str) -> bool {
    beginning.chars().filter(|letter| letter.is_alphanumeric()).count() >= SHORTEST
}

/// The longest beginning that all names share. Where it ends within a word, it is cut back to
/// the end of the word before.
fn common<'a>(names: impl IntoIterator<Item = &'a str> + Clone, alike: impl Fn(char, char) -> bool) -> Option<&'a str> {
    let first = names.clone().into_iter().next()?;
    let many = |name: &str| first.chars().zip(name.chars()).take_while(|(a, b)| alike(*a, *b)).count();
    let shared = names.clone().into_iter().map(many).min()?;
    let end = first.char_indices().nth(shared).map_or(first.len(), |(at, _)| at);
    let beginning = first.get(..end)?;
    let next = |name: &str| name.chars().nth(shared).is_some_and(char::is_alphabetic);
    let within_word = beginning.ends_with(char::is_alphabetic) && names.into_iter().any(next);
    let whole = if within_word { beginning.trim_end_matches(char::is_alphanumeric) } else { beginning };
    Some(whole).filter(|beginning| !beginning.is_empty())
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
    fn platforms_may_part_words_by_different_signs() {
        assert_eq!(across(["GHGC_2026_Wave1", "GHGC 2026 Snap Ads", "ghgc-2026-x"]), Some("GHGC_2026_"));
        assert_eq!(across(["GHGC", "Other"]), None);
    }

    #[test]
    fn names_of_several_campaigns_come_in_groups() {
        let names = ["Recruitment autumn", "GetHelp_2026_Film", "gethelp_2026_reels", "A 1", "A 2"];
        let patterns: Vec<String> = groups(names).into_iter().map(|(pattern, _)| pattern).collect();
        assert_eq!(patterns, ["GetHelp_2026_*", "A 1", "A 2", "Recruitment autumn"]);
    }

    #[test]
    fn names_are_akin_whatever_parts_their_words() {
        assert!(are_akin("GetHelp_2026_*", "Get help 2026") && are_akin("GHGC*", "ghgc 2026 autumn"));
        assert!(!are_akin("Recruitment*", "Get help") && !are_akin("Anything*", "#"));
    }
}
