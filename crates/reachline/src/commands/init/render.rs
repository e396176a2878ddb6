//! The file that is written: every key, with what it means; those that are not in use stand
//! behind a `#`.

use domain::{AccountKey, Channel, Money, Source, Span};

use super::plan::{Plan, Planned};
use super::template::{bare, disabled, fill};
use crate::commands::quoting::{plain, quoted};

/// The whole configuration.
pub(super) fn file(plan: &Plan) -> String {
    let mut text = head(plan);
    text.push_str(&campaign(plan));
    text.push_str(&rules(plan));
    text.push_str(&visits(plan));
    text.push_str(&accounts(plan));
    text.trim_end().to_owned() + "\n"
}

fn head(plan: &Plan) -> String {
    let other = plan.accounts.iter().filter_map(|account| account.currency).find(|known| *known != plan.currency);
    let from = other.map_or_else(
        || if plan.currency.as_str() == "USD" { "EUR".into() } else { "USD".into() },
        |known| known.to_string(),
    );
    fill(include_str!("text/head.toml"), &[("from", from), ("to", plan.currency.to_string())])
}

fn campaign(plan: &Plan) -> String {
    let shown = plan.days.unwrap_or(EXAMPLE);
    let flights = if plan.flights.is_empty() { vec![shown] } else { plan.flights.clone() };
    let spend = plan.budget.unwrap_or(Money::from_micros(55_000_000_000));
    let shares = if plan.budgets.is_empty() { vec![(Channel::Meta, spend)] } else { plan.budgets.clone() };
    let (size, source) = plan.population.clone().unwrap_or((5_546_900, SCOTLAND.to_owned()));
    let counting = plan.referrals.clone().unwrap_or_else(example_site);
    let lines = [
        ("budget", plan.budget.is_some(), quoted(&decimal(spend))),
        ("budgets", !plan.budgets.is_empty(), budgets(&shares)),
        ("flights", !plan.flights.is_empty(), spans(&flights)),
        ("population", plan.population.is_some(), format!("{{ size = {size}, source = {} }}", quoted(&source))),
        ("referrals", plan.referrals.is_some(), quoted(&format!("{}/{}", counting.source, counting.account))),
    ];
    let mut values: Vec<(&str, String)> =
        lines.into_iter().map(|(key, used, value)| (key, setting(key, used, &value))).collect();
    values.extend([
        ("id", quoted(&plan.id)),
        ("name", quoted(&plan.name)),
        ("currency", quoted(plan.currency.as_str())),
        ("channels", channels()),
        ("day", quoted(&flights.first().map_or(shown.from, |flight| flight.from).to_string())),
    ]);
    fill(include_str!("text/campaign.toml"), &values)
}

/// Days for an example.
const EXAMPLE: Span = Span { from: domain::Day::from_epoch_days(20_710), to: domain::Day::from_epoch_days(20_737) };

const SCOTLAND: &str = "National Records of Scotland, mid-2024, all ages";

fn example_site() -> AccountKey {
    AccountKey { source: Source::Ga4, account: "helpline-site".to_owned() }
}

/// A setting, behind a `#` where it is not in use.
fn setting(key: &str, used: bool, value: &str) -> String {
    format!("{}{key} = {value}", if used { "" } else { "#" })
}

fn budgets(budgets: &[(Channel, Money)]) -> String {
    let each: Vec<String> =
        budgets.iter().map(|(channel, budget)| format!("{channel} = {}", quoted(&decimal(*budget)))).collect();
    format!("{{ {} }}", each.join(", "))
}

fn spans(flights: &[Span]) -> String {
    let each: Vec<String> = flights
        .iter()
        .map(|Span { from, to }| {
            format!("{{ from = {}, to = {} }}", quoted(&from.to_string()), quoted(&to.to_string()))
        })
        .collect();
    format!("[{}]", each.join(", "))
}

/// An amount without decimal places where it has none.
fn decimal(amount: Money) -> String {
    let text = amount.to_string();
    text.strip_suffix(".00").map(str::to_owned).unwrap_or(text)
}

fn channels() -> String {
    listed(Channel::ALL.iter().map(|channel| channel.as_str()))
}

fn sources() -> String {
    listed(Source::ALL.iter().map(|source| source.as_str()))
}

fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.collect();
    words.split_last().map(|(last, rest)| format!("{} or {last}", rest.join(", "))).unwrap_or_default()
}

/// The rules of each account; those that may be another campaign's are only proposed.
fn rules(plan: &Plan) -> String {
    let mut rules = Vec::new();
    for account in plan.delivering() {
        let patterns = plan.patterns(account).into_iter().take(PATTERNS_SHOWN);
        rules.extend(patterns.map(|(used, pattern)| (used, rule(account, &pattern))));
        if account.names.is_empty() {
            rules.push((false, rule(account, &format!("{}*", plan.name))));
        }
    }
    if rules.is_empty() {
        let example = Planned::new(AccountKey { source: Source::Meta, account: "main".to_owned() });
        rules.push((false, rule(&example, &format!("{}*", plan.name))));
    }
    include_str!("text/rules.toml").to_owned() + &in_order(rules)
}

/// Patterns of an account's campaigns that a file proposes rules for.
const PATTERNS_SHOWN: usize = 12;

fn rule(account: &Planned, pattern: &str) -> String {
    let AccountKey { source, account } = &account.key;
    let values = [
        ("source", quoted(source.as_str())),
        ("account", quoted(account)),
        ("pattern", quoted(pattern)),
        ("channels", channels()),
        ("channel", quoted(source.channel().as_str())),
    ];
    fill(include_str!("text/rule.toml"), &values)
}

fn visits(plan: &Plan) -> String {
    let used = plan.referrals.is_some();
    let mut channels: Vec<Channel> =
        plan.delivering().flat_map(|account| tagged(account.key.source)).copied().collect();
    if channels.is_empty() {
        channels.push(Channel::Facebook);
    }
    channels.dedup();
    let rules = channels.into_iter().map(|channel| (used, utm(channel, &plan.utm)));
    let rules = if used { rules.collect() } else { rules.take(1).collect() };
    include_str!("text/visits.toml").to_owned() + &in_order(rules)
}

/// The channels that links of a source's ads may be tagged with.
const fn tagged(source: Source) -> &'static [Channel] {
    match source {
        Source::Meta => &[Channel::Facebook, Channel::Instagram, Channel::Meta],
        Source::X => &[Channel::X],
        Source::Snapchat => &[Channel::Snapchat],
        Source::GoogleAds | Source::YoutubeStudio => &[Channel::Youtube],
        _ => &[],
    }
}

fn utm(channel: Channel, pattern: &str) -> String {
    let values = [
        ("source", quoted(channel.as_str())),
        ("pattern", quoted(pattern)),
        ("channels", channels()),
        ("channel", quoted(channel.as_str())),
    ];
    fill(include_str!("text/utm.toml"), &values)
}

fn accounts(plan: &Plan) -> String {
    let delivers = |known: &Planned| plan.delivering().any(|account| account.key == known.key);
    let mut known: Vec<&Planned> = plan.accounts.iter().collect();
    // The first explains the keys, and one that delivers has them all.
    known.sort_by_key(|known| !delivers(known));
    let mut accounts: Vec<(bool, String)> = known.into_iter().map(|known| (true, account(known, plan))).collect();
    if !plan.accounts.iter().any(|known| Some(&known.key) == plan.referrals.as_ref()) {
        accounts.push((false, account(&Planned::new(example_site()), plan)));
    }
    let report = fill(include_str!("text/report.toml"), &[("campaign", quoted(&plan.id))]);
    include_str!("text/accounts.toml").to_owned() + &in_order(accounts) + &report
}

fn account(known: &Planned, plan: &Plan) -> String {
    let currency = known.currency.unwrap_or(plan.currency);
    let bills = plan.delivering().any(|account| account.key == known.key);
    let values = [
        ("sources", sources()),
        ("source", quoted(known.key.source.as_str())),
        ("id", quoted(&known.key.account)),
        ("currency", setting("currency", bills, &quoted(currency.as_str()))),
    ];
    let called = known.called.as_ref().map(|called| format!("# In its files it is called {}.\n", plain(called)));
    called.unwrap_or_default() + &fill(include_str!("text/account.toml"), &values)
}

/// Tables of one kind: the first explains its keys; those in use come first.
fn in_order(mut tables: Vec<(bool, String)>) -> String {
    tables.sort_by_key(|(used, _)| !used);
    let mut text = String::new();
    for (at, (used, table)) in tables.into_iter().enumerate() {
        let table = if at == 0 { table } else { bare(&table) };
        text.push_str(&if used { table } else { disabled(&table) });
    }
    text
}
