//! The rules that assign, in four variants.

use domain::rules::assign::{Account, Campaign, Destination, Rule, Rules, UtmRule};
use domain::{Channel, Source};

use crate::world::account;

/// The rules of a variant: whose delivery, and whose visits, are the campaign's.
pub(crate) fn rules(variant: u8) -> Rules {
    let claimed = if variant == 2 { vec![("region".to_owned(), "ours".to_owned())] } else { Vec::new() };
    let known = Account {
        key: account(Source::Meta),
        time_zone: "Europe/London".to_owned(),
        delivery: true,
        campaign_of_report: claimed,
    };
    Rules { campaigns: campaigns(variant), accounts: vec![known], rates: Vec::new() }
}

fn campaigns(variant: u8) -> Vec<Campaign> {
    let counting = account(if variant == 2 { Source::Other } else { Source::Ga4 });
    let campaign = |id: &str, rules, utm| Campaign {
        rules,
        utm,
        referrals: Some(counting.clone()),
        ..Campaign::new(id, id, "GBP".parse().unwrap())
    };
    let ours = campaign("ours", delivery(variant), visits(variant));
    match variant {
        1 => vec![campaign("theirs", Vec::new(), vec![utm("snap*", "*", "OTHER*", Channel::X)]), ours],
        2 => vec![ours, campaign("theirs", Vec::new(), vec![utm("*", "*", "*", Channel::X)])],
        _ => vec![ours],
    }
}

fn delivery(variant: u8) -> Vec<Rule> {
    let rule = |matches: &str| Rule {
        source: Source::Meta,
        account: None,
        matches: matches.to_owned(),
        channel: None,
        destination: Destination::Helpline,
    };
    match variant {
        0 | 2 => vec![rule("Help*")],
        1 => vec![rule("*")],
        _ => Vec::new(),
    }
}

fn visits(variant: u8) -> Vec<UtmRule> {
    match variant {
        0 => vec![utm("FACEBOOK", "*", "*", Channel::Facebook), utm("snap*", "*", "*", Channel::Snapchat)],
        1 => vec![
            utm("*", "paid", "*", Channel::Facebook),
            utm("*", "*", "*1*", Channel::Snapchat),
            utm("snapchat", "*", "*", Channel::Snapchat),
        ],
        2 => vec![utm("*", "*", "Help*", Channel::Facebook)],
        _ => vec![utm("nowhere", "*", "*", Channel::X)],
    }
}

/// `*` stands for no pattern at all.
fn utm(source: &str, medium: &str, campaign: &str, channel: Channel) -> UtmRule {
    let pattern = |text: &str| (text != "*").then(|| text.to_owned());
    UtmRule { source: pattern(source), medium: pattern(medium), campaign: pattern(campaign), channel }
}
