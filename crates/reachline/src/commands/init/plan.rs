use domain::{AccountKey, Channel, Currency, Money, Source, Span};

use super::files::Read;
use super::own::Own;
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
    /// Whether a file of it holds visits.
    pub(super) has_visits: bool,
}

impl Planned {
    /// An account of which nothing more is known.
    pub(super) fn new(key: AccountKey) -> Self {
        Self { key, currency: None, called: None, names: Vec::new(), has_visits: false }
    }

    /// Whether it counts visits to a site.
    fn counts_visits(&self) -> bool {
        self.has_visits || counts_visits(self.key.source)
    }

    /// Of accounts that count the same visits the least is proposed: one that knows of tags, and
    /// analytics before a log of clicks.
    fn rank(&self) -> (bool, bool) {
        (self.names.is_empty(), self.key.source != Source::Ga4)
    }
}

impl Plan {
    /// What the files say, and defaults for what they do not.
    pub(super) fn proposed(read: &Read, usual: Currency) -> Self {
        let accounts = read.accounts();
        let delivering = || accounts.iter().filter(|account| !account.counts_visits());
        let own = Own::proposed(delivering());
        let name = own.as_ref().map_or_else(|| "My campaign".to_owned(), Own::name);
        let counting = accounts.iter().filter(|account| account.counts_visits()).min_by_key(|account| account.rank());
        let id = slug(&name).unwrap_or_else(|| "my-campaign".to_owned());
        Self {
            currency: delivering().find_map(|account| account.currency).unwrap_or(usual),
            referrals: counting.map(|account| account.key.clone()),
            days: read.days(),
            accounts: if accounts.is_empty() { vec![Planned::new(first_account())] } else { accounts },
            utm: String::new(),
            name,
            id,
            budget: None,
            budgets: Vec::new(),
            flights: Vec::new(),
            population: None,
        }
        .tagged()
    }

    /// With the pattern of tags that its name and what is known of tags propose.
    pub(super) fn tagged(self) -> Self {
        let counting = self.accounts.iter().find(|account| Some(&account.key) == self.referrals.as_ref());
        let own = self.own();
        let beginnings = [own.as_ref().map(|own| own.beginning.as_str()), Some(&self.name), Some(&self.id)];
        let is_own = |tag: &&str| beginnings.iter().flatten().any(|known| beginning::are_akin(tag, known));
        let tags = counting.into_iter().flat_map(|account| &account.names).map(String::as_str).filter(is_own);
        let utm = beginning::pattern(tags).unwrap_or_else(|| format!("{}*", self.id));
        Self { utm, ..self }
    }

    /// Which campaigns of the platforms are taken to be its own.
    fn own(&self) -> Option<Own> {
        Own::called(self.delivering(), [&self.name, &self.id])
    }

    /// Patterns for the campaigns of an account, and whether they are taken to be its own.
    pub(super) fn patterns(&self, account: &Planned) -> Vec<(bool, String)> {
        let own = self.own();
        let is_own = |name: &&String| own.as_ref().is_some_and(|own| own.has(name));
        let first = account.names.iter().find(is_own);
        let used = first.zip(own.as_ref()).map(|(name, own)| (true, own.pattern(name)));
        let others = account.names.iter().filter(|name| !is_own(name)).map(String::as_str);
        let others = beginning::groups(others).into_iter().map(|(pattern, _)| (false, pattern));
        used.into_iter().chain(others).collect()
    }

    /// Accounts of platforms that deliver: those that count visits or contacts do not.
    pub(super) fn delivering(&self) -> impl Iterator<Item = &Planned> {
        let counts = |account: &&Planned| account.counts_visits() || Some(&account.key) == self.referrals.as_ref();
        self.accounts.iter().filter(move |account| !counts(account) && account.key.source != Source::Helpline)
    }
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
