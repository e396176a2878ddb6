use domain::{AccountKey, Channel, Currency, Money, Source, Span};

use super::files::Read;
use crate::commands::beginning;

/// What a configuration is written from.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The name that readers see.
    pub(super) name: String,
    /// Short name, in addresses.
    pub(super) id: String,
    /// Currency of the budget and of the figures.
    pub(super) currency: Currency,
    /// In the campaign's currency, major units.
    pub(super) budget: Option<Money>,
    /// What of it each channel has.
    pub(super) budgets: Vec<(Channel, Money)>,
    /// The days that it runs.
    pub(super) flights: Vec<Span>,
    /// The people it is meant for, and who says so.
    pub(super) population: Option<(u64, String)>,
    /// The account that counts its visits.
    pub(super) referrals: Option<AccountKey>,
    /// Pattern of `utm_campaign`.
    pub(super) utm: String,
    /// Accounts of platforms.
    pub(super) accounts: Vec<Planned>,
    /// The days that files cover, for an example of a flight.
    pub(super) days: Option<Span>,
}

/// An account, and what files say of it.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    /// Which.
    pub(super) key: AccountKey,
    /// What it is billed in, where the files say it.
    pub(super) currency: Option<Currency>,
    /// What the platform calls it, where the files say it.
    pub(super) called: Option<String>,
    /// Names of its campaigns; tags of links, where it counts visits.
    pub(super) names: Vec<String>,
}

impl Planned {
    /// An account of which nothing more is known.
    pub(super) fn new(key: AccountKey) -> Self {
        Self { key, currency: None, called: None, names: Vec::new() }
    }

    /// Its names by their first word, each group with a pattern.
    pub(super) fn groups(&self) -> Vec<(String, Vec<&str>)> {
        beginning::groups(self.names.iter().map(String::as_str))
    }

    /// A pattern that all of its names fit.
    pub(super) fn pattern(&self) -> Option<String> {
        beginning::pattern(self.names.iter().map(String::as_str))
    }
}

impl Plan {
    /// What the files say, and defaults for what they do not.
    pub(super) fn proposed(read: &Read, usual: Currency) -> Self {
        let accounts = read.accounts();
        let named = accounts.iter().filter(|account| !counts_visits(account.key.source));
        let name = named.clone().find_map(name).unwrap_or_else(|| "My campaign".to_owned());
        let counting = accounts.iter().find(|account| counts_visits(account.key.source));
        let id = slug(&name).unwrap_or_else(|| "my-campaign".to_owned());
        Self {
            currency: named.clone().find_map(|account| account.currency).unwrap_or(usual),
            utm: counting.and_then(Planned::pattern).unwrap_or_else(|| format!("{id}*")),
            referrals: counting.map(|account| account.key.clone()),
            days: read.days(),
            accounts: if accounts.is_empty() { vec![Planned::new(first_account())] } else { accounts },
            name,
            id,
            budget: None,
            budgets: Vec::new(),
            flights: Vec::new(),
            population: None,
        }
    }

    /// Patterns for the campaigns of an account, and whether they are taken to be the campaign's
    /// own: where all names fit one, or its name says so.
    pub(super) fn patterns(&self, account: &Planned) -> Vec<(bool, String)> {
        if let Some(pattern) = account.pattern() {
            return vec![(true, pattern)];
        }
        let is_own = |pattern: &str| [&self.name, &self.id].iter().any(|name| beginning::is_akin(pattern, name));
        account.groups().into_iter().map(|(pattern, _)| (is_own(&pattern), pattern)).collect()
    }

    /// Accounts of platforms that deliver: those that count visits or contacts do not.
    pub(super) fn delivering(&self) -> impl Iterator<Item = &Planned> {
        let counts =
            |account: &&Planned| counts_visits(account.key.source) || Some(&account.key) == self.referrals.as_ref();
        self.accounts.iter().filter(move |account| !counts(account) && account.key.source != Source::Helpline)
    }
}

/// What most campaigns of an account begin with.
fn name(account: &Planned) -> Option<String> {
    let (pattern, names) = account.groups().into_iter().next()?;
    let pattern = account.pattern().or(Some(pattern).filter(|_| names.len() > 1))?;
    let name = pattern.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    Some(name.to_owned()).filter(|name| !name.is_empty())
}

fn first_account() -> AccountKey {
    AccountKey { source: Source::Meta, account: "main".to_owned() }
}

/// Whether a source counts visits to a site.
pub(super) const fn counts_visits(source: Source) -> bool {
    matches!(source, Source::Ga4 | Source::ClickLog)
}

/// A name as it may stand in addresses and folders; nothing where no letter is left.
pub(super) fn slug(name: &str) -> Option<String> {
    let mut slug = String::new();
    let mut before = ' ';
    for letter in name.chars() {
        let begins_word = letter.is_ascii_uppercase() && before.is_ascii_lowercase();
        if (begins_word || !letter.is_ascii_alphanumeric()) && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        }
        before = letter;
    }
    slug.truncate(60);
    let slug = slug.trim_end_matches('-');
    (!slug.is_empty()).then(|| slug.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_words_that_addresses_may_have() {
        for (name, wanted) in [
            ("#GetHelpOrGetCaught", Some("get-help-or-get-caught")),
            ("GHGC_2026", Some("ghgc-2026")),
            ("  Police Scotland – Main (GBP) ", Some("police-scotland-main-gbp")),
            ("Über", Some("ber")),
            ("…", None),
            ("", None),
        ] {
            assert_eq!(slug(name).as_deref(), wanted, "{name}");
        }
    }
}
