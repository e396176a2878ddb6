use std::collections::BTreeMap;

use domain::rules::assign::{self, Destination};
use domain::{AccountKey, Channel, Currency, Day, Source, Span, Zone};
use serde::Deserialize;

use super::amount::Amount;

/// A campaign of ours.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Campaign {
    pub(super) id: String,
    name: String,
    currency: Currency,
    #[serde(default = "super::account::london")]
    time_zone: String,
    budget: Option<Amount>,
    #[serde(default)]
    budgets: BTreeMap<Channel, Amount>,
    population: Option<Population>,
    referrals: Option<Account>,
    #[serde(default)]
    illustrative: bool,
    #[serde(default)]
    flights: Vec<Flight>,
    #[serde(default, rename = "annotation")]
    annotations: Vec<Annotation>,
    #[serde(default, rename = "rule")]
    rules: Vec<Rule>,
    #[serde(default)]
    utm: Vec<Utm>,
}

/// `<source>/<account>`.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
struct Account(AccountKey);

impl TryFrom<String> for Account {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let (source, account) = text
            .split_once('/')
            .ok_or_else(|| format!("`{text}`: write it as <source>/<account>, such as ga4/helpline-site"))?;
        Ok(Self(AccountKey { source: source.parse()?, account: account.to_owned() }))
    }
}

/// The people that the campaign is meant for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Population {
    size: u64,
    source: String,
}

/// Something that happened, for the charts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Annotation {
    day: Day,
    text: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Flight {
    from: Day,
    to: Day,
}

/// Which campaigns of a platform belong to the campaign, and to which of its channels.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    source: Source,
    account: Option<String>,
    /// The platform's id, or its name with `*` for any characters.
    campaign: String,
    channel: Option<Channel>,
    #[serde(default)]
    destination: Destination,
}

/// Which visits came from the campaign, and from which of its channels: patterns of the tags
/// on its links.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Utm {
    source: Option<String>,
    medium: Option<String>,
    campaign: Option<String>,
    channel: Channel,
}

impl Campaign {
    pub(super) fn check(&self) -> Result<(), String> {
        let place = |what: String| format!("[[campaign]] {}: {what}", self.id);
        let named = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if self.id.is_empty() || !self.id.bytes().all(named) {
            return Err(place(
                "id: use lower-case letters, digits and hyphens, since it stands in addresses".to_owned(),
            ));
        }
        Zone::named(&self.time_zone).map_err(|error| place(format!("time_zone: {error}")))?;
        if self.utm.iter().any(Utm::is_blank) {
            return Err(place("utm: say the source, the medium or the campaign of the links".to_owned()));
        }
        if self.population.as_ref().is_some_and(|population| population.size == 0) {
            return Err(place("population: its size is 0".to_owned()));
        }
        match self.flights.iter().find(|flight| flight.to < flight.from) {
            Some(flight) => Err(place(format!("flights: {} ends before it begins", flight.from))),
            None => Ok(()),
        }
    }

    /// The account that counts its referrals.
    pub(super) fn referrals(&self) -> Option<&AccountKey> {
        self.referrals.as_ref().map(|account| &account.0)
    }

    pub(super) fn rules(&self) -> assign::Campaign {
        assign::Campaign {
            id: self.id.clone(),
            name: self.name.clone(),
            currency: self.currency,
            time_zone: self.time_zone.clone(),
            budget: self.budget.map(|budget| budget.0),
            budgets: self.budgets.iter().map(|(channel, budget)| (*channel, budget.0)).collect(),
            population: self.population.clone().map(|Population { size, source }| assign::Population { size, source }),
            referrals: self.referrals().cloned(),
            annotations: self.annotations.iter().cloned().map(Annotation::annotation).collect(),
            flights: self.flights.iter().filter_map(|flight| Span::new(flight.from, flight.to)).collect(),
            illustrative: self.illustrative,
            rules: self.rules.iter().map(Rule::rule).collect(),
            utm: self.utm.iter().map(Utm::rule).collect(),
        }
    }
}

impl Rule {
    fn rule(&self) -> assign::Rule {
        assign::Rule {
            source: self.source,
            account: self.account.clone(),
            matches: self.campaign.clone(),
            channel: self.channel,
            destination: self.destination,
        }
    }
}

impl Annotation {
    fn annotation(self) -> assign::Annotation {
        assign::Annotation { day: self.day, text: self.text }
    }
}

impl Utm {
    /// A rule without a pattern would take every visit.
    fn is_blank(&self) -> bool {
        self.source.is_none() && self.medium.is_none() && self.campaign.is_none()
    }

    fn rule(&self) -> assign::UtmRule {
        assign::UtmRule {
            source: self.source.clone(),
            medium: self.medium.clone(),
            campaign: self.campaign.clone(),
            channel: self.channel,
        }
    }
}
