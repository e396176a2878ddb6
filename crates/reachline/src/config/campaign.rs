use domain::rules::assign;
use domain::{Channel, Currency, Day, Money, Source, Span, Zone};
use serde::Deserialize;

/// A campaign of ours.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Campaign {
    pub(super) id: String,
    name: String,
    currency: Currency,
    #[serde(default = "super::account::london")]
    time_zone: String,
    budget: Option<Money>,
    #[serde(default)]
    illustrative: bool,
    #[serde(default)]
    flights: Vec<Flight>,
    #[serde(default, rename = "rule")]
    rules: Vec<Rule>,
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
        match self.flights.iter().find(|flight| flight.to < flight.from) {
            Some(flight) => Err(place(format!("flights: {} ends before it begins", flight.from))),
            None => Ok(()),
        }
    }

    pub(super) fn rules(&self) -> assign::Campaign {
        assign::Campaign {
            id: self.id.clone(),
            name: self.name.clone(),
            currency: self.currency,
            time_zone: self.time_zone.clone(),
            budget: self.budget,
            flights: self.flights.iter().filter_map(|flight| Span::new(flight.from, flight.to)).collect(),
            illustrative: self.illustrative,
            rules: self.rules.iter().map(Rule::rule).collect(),
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
        }
    }
}
