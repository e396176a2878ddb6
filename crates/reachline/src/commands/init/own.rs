use std::collections::{BTreeMap, BTreeSet};

use super::plan::Planned;
use crate::commands::beginning;

/// Which of the platforms' campaigns are taken to be the campaign's own: those that begin with
/// the same word, and how that beginning reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Own {
    word: String,
    /// As one of the platforms writes it.
    pub(super) beginning: String,
}

/// What begins with one word: in which accounts, and the names.
type Group<'a> = (BTreeSet<usize>, Vec<&'a str>);

impl Own {
    /// What most accounts, then most names begin with; nothing where it might be any of them.
    pub(super) fn proposed<'a>(accounts: impl Iterator<Item = &'a Planned>) -> Option<Self> {
        let groups = groups(accounts);
        let is_only = groups.len() == 1;
        let most = groups.iter().max_by_key(|(_, (accounts, names))| (accounts.len(), names.len()));
        let (word, (_, names)) = most.filter(|(_, (_, names))| is_only || names.len() > 1)?;
        Self::new(word, names)
    }

    /// What is akin to the names that a person gave the campaign; else what is the only one, or
    /// the only one on several platforms.
    pub(super) fn called<'a>(accounts: impl Iterator<Item = &'a Planned>, called: [&str; 2]) -> Option<Self> {
        let groups = groups(accounts);
        let own = |(word, (_, names)): (&String, &Group<'_>)| Self::new(word, names);
        let akin = |own: &Self| called.iter().any(|name| beginning::are_akin(&own.beginning, name));
        let found = groups.iter().filter_map(own).find(akin);
        let several: Vec<_> = groups.iter().filter(|(_, (accounts, _))| accounts.len() > 1).collect();
        let only = || if groups.len() == 1 { groups.iter().next() } else { None };
        let alone = || several.first().copied().filter(|_| several.len() == 1);
        found.or_else(|| only().or_else(alone).and_then(own))
    }

    fn new(word: &str, names: &[&str]) -> Option<Self> {
        let beginning = beginning::across(names.iter().copied())?;
        Some(Self { word: word.to_owned(), beginning: beginning.to_owned() })
    }

    /// A name for the campaign.
    pub(super) fn name(&self) -> String {
        self.beginning.trim_end_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
    }

    /// Whether it is its own.
    pub(super) fn has(&self, name: &str) -> bool {
        beginning::word(name) == self.word
    }

    /// The beginning as an account writes it, as a pattern.
    pub(super) fn pattern(&self, name: &str) -> String {
        let own: String = name.chars().take(self.beginning.chars().count()).collect();
        format!("{own}*")
    }
}

fn groups<'a>(accounts: impl Iterator<Item = &'a Planned>) -> BTreeMap<String, Group<'a>> {
    let mut groups: BTreeMap<String, Group<'_>> = BTreeMap::new();
    for (at, account) in accounts.enumerate() {
        for name in &account.names {
            let group = groups.entry(beginning::word(name)).or_default();
            group.0.insert(at);
            group.1.push(name);
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use domain::{AccountKey, Source};

    use super::*;

    fn accounts(names: &[&[&str]]) -> Vec<Planned> {
        let planned = |names: &&[&str]| Planned {
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            ..Planned::new(AccountKey { source: Source::Meta, account: "main".to_owned() })
        };
        names.iter().map(planned).collect()
    }

    fn name(own: Option<Own>) -> Option<String> {
        own.map(|own| own.name())
    }

    const SEVERAL: &[&[&str]] = &[
        &["GHGC_2026_Film", "GHGC_2026_Reels", "Recruitment 1", "Recruitment 2", "Recruitment 3"],
        &["GHGC 2026 Snap Ads"],
    ];

    #[test]
    fn what_most_accounts_have_is_proposed() {
        let accounts = accounts(SEVERAL);
        let own = Own::proposed(accounts.iter()).unwrap();
        assert_eq!((own.name().as_str(), own.pattern("GHGC 2026 Snap Ads").as_str()), ("GHGC_2026", "GHGC 2026 *"));
        assert!(own.has("ghgc_2026_more") && !own.has("Recruitment 1"));
    }

    #[test]
    fn a_single_name_among_others_is_nobodys() {
        assert_eq!(name(Own::proposed(accounts(&[&["One", "Other"]]).iter())), None);
        assert_eq!(name(Own::proposed(accounts(&[&["Only one"]]).iter())), Some("Only one".to_owned()));
        assert_eq!(name(Own::proposed(accounts(&[&[]]).iter())), None);
    }

    #[test]
    fn a_persons_name_decides() {
        let several = accounts(SEVERAL);
        assert_eq!(name(Own::called(several.iter(), ["Recruitment", "r"])), Some("Recruitment".to_owned()));
        assert_eq!(name(Own::called(several.iter(), ["#GetHelp", "get-help"])), Some("GHGC_2026".to_owned()));
        let one = accounts(&[&["GHGC_1", "GHGC_2", "Recruitment 1", "Recruitment 2"]]);
        assert_eq!(name(Own::called(one.iter(), ["#GetHelp", "get-help"])), None, "it might be either");
    }
}
