//! Which rule assigns a platform's campaign to a campaign and channel of ours.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::{AccountKey, Channel, Currency, Day, Entity, Money, Origin, Source, Span};

/// The rules of one version of the configuration, in the order in which they are tried.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// The campaigns that we measure.
    pub campaigns: Vec<Campaign>,
    /// What is known of the platforms' accounts.
    pub accounts: Vec<Account>,
    /// What one unit of a currency is worth in another.
    #[serde(default)]
    pub rates: Vec<Rate>,
}

/// A configured rate of exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// The currency of a platform's money.
    pub from: Currency,
    /// The currency of a campaign.
    pub to: Currency,
    /// What one unit of the first is worth in the second.
    pub rate: Money,
}

/// A campaign of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// Short name, used in addresses.
    pub id: String,
    /// Name shown to readers.
    pub name: String,
    /// Currency of its budget and of its figures.
    pub currency: Currency,
    /// IANA name of its time zone.
    pub time_zone: String,
    /// Budget, if one is configured.
    pub budget: Option<Money>,
    /// What of it is meant for a channel.
    #[serde(default)]
    pub budgets: Vec<(Channel, Money)>,
    /// The days that it runs.
    pub flights: Vec<Span>,
    /// Whether its data are invented, which every page then says.
    #[serde(default)]
    pub illustrative: bool,
    /// The people that it is meant for.
    #[serde(default)]
    pub population: Option<Population>,
    /// The account whose visits count as its referrals.
    #[serde(default)]
    pub referrals: Option<AccountKey>,
    /// What happened when, for the charts.
    #[serde(default)]
    pub annotations: Vec<Annotation>,
    /// Rules for campaigns of platforms, tried in order.
    pub rules: Vec<Rule>,
    /// Rules for visits, tried in order.
    #[serde(default)]
    pub utm: Vec<UtmRule>,
}

/// The people whom a campaign is meant for: the most that it can reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Population {
    /// How many.
    pub size: u64,
    /// Who says so, and of whom.
    pub source: String,
}

/// Something that happened on a day of a campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotation {
    /// The day.
    pub day: Day,
    /// What happened, in a few words.
    pub text: String,
}

/// Maps campaigns of a platform to a channel of the campaign that it stands under.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The platform.
    pub source: Source,
    /// The account; where absent, any that [`Rules::expects`].
    pub account: Option<String>,
    /// The platform's id of the campaign, or a pattern of its name in which `*` stands for
    /// any characters; upper and lower case are the same.
    pub matches: String,
    /// The channel; the platform's own where absent.
    pub channel: Option<Channel>,
    /// Where its ads lead.
    #[serde(default)]
    pub destination: Destination,
}

/// Where the ads of a rule lead: link clicks of those that lead to the helpline are as close
/// to a person as referrals are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Destination {
    /// The helpline's site.
    #[default]
    Helpline,
    /// A page of our own.
    Own,
}

crate::coding::words!(Destination, "destination", { Helpline => "helpline", Own => "own" });

/// Maps visits to a channel of the campaign that it stands under: every pattern that is there
/// has to fit. In a pattern `*` stands for any characters; upper and lower case are the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UtmRule {
    /// Pattern of the source.
    pub source: Option<String>,
    /// Pattern of the medium.
    pub medium: Option<String>,
    /// Pattern of the link's campaign.
    pub campaign: Option<String>,
    /// The channel.
    pub channel: Channel,
}

/// What the configuration says about an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Which account.
    pub key: AccountKey,
    /// IANA name of its time zone.
    pub time_zone: String,
    /// Whether its delivery counts.
    pub delivery: bool,
    /// Reports of the account that belong to one campaign as a whole.
    pub campaign_of_report: Vec<(String, String)>,
}

/// Where a campaign of a platform belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assigned<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// The channel.
    pub channel: Channel,
}

impl Rules {
    /// The first rule that matches decides; nothing where none does.
    pub fn assign(&self, account: &AccountKey, campaign: &Entity) -> Option<Assigned<'_>> {
        let expected = self.expects(account);
        let speaks = |rule: &Rule| rule.applies_to(account) && (expected || rule.account.is_some());
        self.campaigns.iter().find_map(|ours| {
            let rule = ours.rules.iter().find(|rule| speaks(rule) && rule.matches(campaign))?;
            Some(Assigned { campaign: ours, channel: rule.channel.unwrap_or(account.source.channel()) })
        })
    }

    /// Where a visit belongs: the first rule of any campaign that matches decides.
    pub fn assign_visit(&self, origin: Origin<'_>, utm_campaign: &str) -> Option<Assigned<'_>> {
        self.campaigns.iter().find_map(|ours| {
            let rule = ours.utm.iter().find(|rule| rule.matches(origin, utm_campaign))?;
            Some(Assigned { campaign: ours, channel: rule.channel })
        })
    }

    /// Whether rules that name no account speak of this one: those that are configured, or any
    /// where none of the source is. Otherwise files in a folder whose name is misspelt would
    /// count once more.
    pub fn expects(&self, account: &AccountKey) -> bool {
        self.account(account).is_some() || self.accounts.iter().all(|known| known.key.source != account.source)
    }

    /// What is configured for an account.
    pub fn account(&self, key: &AccountKey) -> Option<&Account> {
        self.accounts.iter().find(|account| account.key == *key)
    }

    /// Whether the account's delivery counts; it does unless the configuration says otherwise.
    pub fn counts_delivery(&self, key: &AccountKey) -> bool {
        self.account(key).is_none_or(|account| account.delivery)
    }

    /// The campaign to which a report is assigned as a whole.
    pub fn campaign_of_report(&self, key: &AccountKey, report: &str) -> Option<&str> {
        let account = self.account(key)?;
        account.campaign_of_report.iter().find(|(name, _)| name == report).map(|(_, campaign)| campaign.as_str())
    }

    /// An amount in another currency; nothing without a configured rate.
    pub fn convert(&self, amount: Money, from: Currency, to: Currency) -> Option<Money> {
        if from == to {
            return Some(amount);
        }
        let rate = self.rates.iter().find(|rate| rate.from == from && rate.to == to)?;
        Some(amount.times(rate.rate))
    }

    /// A campaign of ours by its id.
    pub fn campaign(&self, id: &str) -> Option<&Campaign> {
        self.campaigns.iter().find(|campaign| campaign.id == id)
    }
}

impl Rule {
    /// Whether it names this account, or none of its source.
    pub fn applies_to(&self, account: &AccountKey) -> bool {
        self.source == account.source && self.account.as_ref().is_none_or(|name| *name == account.account)
    }

    fn matches(&self, campaign: &Entity) -> bool {
        (!campaign.id.is_empty() && campaign.id == self.matches)
            || (!campaign.name.is_empty() && glob(&self.matches.to_lowercase(), &campaign.name.to_lowercase()))
    }
}

impl Campaign {
    /// A campaign of which no more is known yet.
    pub fn new(id: &str, name: &str, currency: Currency) -> Self {
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            currency,
            time_zone: "Europe/London".to_owned(),
            budget: None,
            budgets: Vec::new(),
            flights: Vec::new(),
            illustrative: false,
            population: None,
            referrals: None,
            annotations: Vec::new(),
            rules: Vec::new(),
            utm: Vec::new(),
        }
    }
}

impl UtmRule {
    fn matches(&self, origin: Origin<'_>, utm_campaign: &str) -> bool {
        let fits = |pattern: &Option<String>, text: &str| {
            pattern.as_ref().is_none_or(|pattern| glob(&pattern.to_lowercase(), &text.to_lowercase()))
        };
        fits(&self.source, origin.source) && fits(&self.medium, origin.medium) && fits(&self.campaign, utm_campaign)
    }
}

/// Whether `text` fits `pattern`, in which `*` stands for any characters, also none.
fn glob(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else { return false };
    let Some(last) = parts.next_back() else { return rest.is_empty() };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = rest.get(at + part.len()..).unwrap_or("");
    }
    rest.ends_with(last)
}
