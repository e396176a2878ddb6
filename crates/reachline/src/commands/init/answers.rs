//! What people may type. Each reading says what is allowed where it refuses.

use domain::{AccountKey, Channel, Currency, Day, Money, Source, Span};

use super::plan::counts_visits;
use crate::commands::amount;

type Answer<T> = Result<T, String>;

/// A name that readers see.
pub(super) fn name(text: &str) -> Answer<String> {
    let fits = !text.is_empty() && !text.contains(char::is_control);
    fits.then(|| text.to_owned()).ok_or_else(|| "a name needs a letter, and stands on one line".to_owned())
}

/// A short name, in addresses.
pub(super) fn id(text: &str) -> Answer<String> {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let fits = !text.is_empty() && text.bytes().all(allowed);
    fits.then(|| text.to_owned()).ok_or_else(|| {
        format!("`{text}` cannot stand in addresses: use lower-case letters, digits and hyphens, such as get-help")
    })
}

/// A currency by its code.
pub(super) fn currency(text: &str) -> Answer<Currency> {
    text.to_ascii_uppercase().parse()
}

/// An amount above nothing.
pub(super) fn money(text: &str) -> Answer<Money> {
    let bare = text.trim_start_matches(['£', '€', '$']);
    let refused = |why: &str| format!("`{text}` {why}: write it as 55000 or 55,000.50");
    let digits = ungrouped(bare).ok_or_else(|| refused("has a comma where no thousands end"))?;
    let places = digits.split_once('.').map_or(0, |(_, places)| places.len());
    if places > 2 {
        return Err(refused("has more than two decimal places"));
    }
    let amount: Money = digits.parse().map_err(|error| refused(&format!("{error}")))?;
    if amount > Money::ZERO { Ok(amount) } else { Err(refused("is not above nothing")) }
}

/// A number without the commas between its thousands.
fn ungrouped(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let fits = groups.clone().all(|group| group.len() == 3) && (!whole.contains(',') || (1..=3).contains(&first.len()));
    (fits && !fraction.contains(',')).then(|| whole.replace(',', "") + fraction)
}

/// The days of flights: `2026-09-14 to 2026-10-11`, several divided by commas.
pub(super) fn flights(text: &str) -> Answer<Vec<Span>> {
    let mut flights = text.split(',').map(|part| flight(part.trim())).collect::<Answer<Vec<Span>>>()?;
    flights.sort_unstable();
    let overlap = flights.windows(2).find_map(|pair| pair.first()?.overlap(*pair.last()?));
    match overlap {
        Some(both) => Err(format!("two flights have {} in common: let each day stand in one of them", both.from)),
        None => Ok(flights),
    }
}

fn flight(text: &str) -> Answer<Span> {
    let again = "write the first and the last day, such as 2026-09-14 to 2026-10-11";
    let (from, to) = text.split_once(" to ").ok_or_else(|| format!("`{text}` is no flight: {again}"))?;
    let day = |text: &str| -> Answer<Day> {
        let text = text.trim();
        text.parse().map_err(|error| format!("`{text}` {error}: {again}"))
    };
    let (from, to) = (day(from)?, day(to)?);
    Span::new(from, to).ok_or_else(|| format!("{from} comes after {to}: {again}"))
}

/// What of a budget each channel has: `facebook 18000, x 5000`.
pub(super) fn budgets(text: &str, budget: Money, currency: Currency) -> Answer<Vec<(Channel, Money)>> {
    let words: Vec<&str> =
        text.split([' ', '=', ';']).map(|word| word.trim_end_matches(',')).filter(|word| !word.is_empty()).collect();
    let mut budgets: Vec<(Channel, Money)> = Vec::new();
    for pair in words.chunks(2) {
        let [channel, amount] = pair else { return Err(format!("`{text}` ends without an amount: {PAIRS}")) };
        let channel: Channel = channel.to_ascii_lowercase().parse()?;
        if budgets.iter().any(|(known, _)| *known == channel) {
            return Err(format!("{channel} stands there twice: {PAIRS}"));
        }
        budgets.push((channel, money(amount)?));
    }
    let sum: Money = budgets.iter().map(|(_, amount)| *amount).sum();
    if sum == budget {
        return Ok(budgets);
    }
    let told = |amount: Money| amount::money(amount, currency);
    Err(format!("they sum to {} of {}: what is meant for none of them may stand as other", told(sum), told(budget)))
}

const PAIRS: &str = "write channels and amounts, such as facebook 50000, x 5000";

/// Accounts: `meta/main, x/main`.
pub(super) fn accounts(text: &str) -> Answer<Vec<AccountKey>> {
    let mut accounts: Vec<AccountKey> = Vec::new();
    for part in text.split([',', ' ']).map(str::trim).filter(|part| !part.is_empty()) {
        let account = account(part)?;
        if !accounts.contains(&account) {
            accounts.push(account);
        }
    }
    if accounts.is_empty() { Err("name one at least, such as meta/main".to_owned()) } else { Ok(accounts) }
}

/// An account: `meta/main`.
pub(super) fn account(text: &str) -> Answer<AccountKey> {
    let (source, name) = text
        .split_once('/')
        .ok_or_else(|| format!("`{text}` is no account: write <source>/<name>, such as meta/main"))?;
    let source: Source = source.parse()?;
    let is_folder = !name.is_empty() && !name.starts_with('.') && name.len() <= 120;
    if !is_folder || name.contains(['/', '\\']) || name.contains(char::is_control) {
        return Err(format!("`{name}` cannot name a folder: use letters, digits and hyphens, such as police-main"));
    }
    Ok(AccountKey { source, account: name.to_owned() })
}

/// An account that counts visits.
pub(super) fn counting(text: &str) -> Answer<AccountKey> {
    let account = account(text)?;
    let counts = counts_visits(account.source) || account.source == Source::Other;
    counts.then_some(account).ok_or_else(|| {
        format!("`{text}` does not count visits to a site: use ga4, click_log or other, such as ga4/helpline-site")
    })
}

/// A pattern of a tag.
pub(super) fn tag(text: &str) -> Answer<String> {
    if text.contains(char::is_control) || text.chars().all(|letter| letter == '*') {
        return Err(
            "a pattern of only * would take the tags of every campaign: write how they begin, such as ghgc_2026*"
                .to_owned(),
        );
    }
    Ok(text.to_owned())
}

/// People, and who says so: `scotland`, `scotland 16+`, or `1900000, who says so`.
pub(super) fn population(text: &str) -> Answer<(u64, String)> {
    match text.to_lowercase().as_str() {
        "scotland" => return Ok((5_546_900, "National Records of Scotland, mid-2024, all ages".to_owned())),
        "scotland 16+" => {
            let source = "National Records of Scotland, mid-2024: 5,546,900 less the 16.2 % aged 0 to 15";
            return Ok((4_648_300, source.to_owned()));
        }
        _ => {}
    }
    let refused = || {
        format!(
            "`{text}` is no number of people: write scotland, scotland 16+, or a number and who says so, such as \
             1900000, Council estimate 2025"
        )
    };
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != ',').unwrap_or(text.len());
    let (number, source) = text.split_at(end);
    let size: u64 = number.trim_end_matches(',').replace(',', "").parse().map_err(|_| refused())?;
    let source = name(source.trim_matches([' ', ','])).map_err(|_| refused())?;
    if size == 0 { Err(refused()) } else { Ok((size, source)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gbp() -> Currency {
        "GBP".parse().unwrap()
    }

    #[test]
    fn amounts_may_have_a_sign_and_commas() {
        for (text, amount) in [("55000", "55000"), ("£55,000", "55000"), ("1,234,567.5", "1234567.5"), ("0.01", "0.01")]
        {
            assert_eq!(money(text), Ok(amount.parse().unwrap()), "{text}");
        }
        for text in ["", "55.000", "55,00", "5,5000", "1234,567", "1.234,50", "-5", "0", "55k", "55 000", "£"] {
            assert!(money(text).unwrap_err().contains("55000"), "{text}");
        }
    }

    #[test]
    fn flights_are_days_in_order_and_share_none() {
        let told = |text: &str| flights(text).map(|flights| format!("{flights:?}"));
        assert_eq!(told("2026-09-14 to 2026-10-11").unwrap(), "[2026-09-14..2026-10-11]");
        let two = told("2026-11-01 to 2026-11-07, 2026-09-14 to 2026-10-11");
        assert_eq!(two.unwrap(), "[2026-09-14..2026-10-11, 2026-11-01..2026-11-07]");
        for text in ["", "2026-09-14", "14/09/2026 to 11/10/2026", "2026-10-11 to 2026-09-14", "soon to never"] {
            assert!(told(text).unwrap_err().contains("2026-09-14 to 2026-10-11"), "{text}");
        }
        assert!(
            told("2026-09-01 to 2026-09-30, 2026-09-30 to 2026-10-11").unwrap_err().contains("2026-09-30 in common")
        );
    }

    #[test]
    fn budgets_of_channels_add_up_to_the_budget() {
        let told = |text: &str| budgets(text, "55000".parse().unwrap(), gbp());
        let wanted = vec![(Channel::Facebook, "50000".parse().unwrap()), (Channel::X, "5000".parse().unwrap())];
        for text in ["facebook 50000, x 5000", "Facebook=50,000 x=£5,000", "facebook 50,000, x 5,000"] {
            assert_eq!(told(text), Ok(wanted.clone()), "{text}");
        }
        let short = told("facebook 47000, x 5000").unwrap_err();
        assert!(short.contains("£52,000 of £55,000"), "{short}");
        assert!(told("fb 55000").unwrap_err().contains("facebook"), "it says what is allowed");
        assert!(told("facebook 55000 x").unwrap_err().contains("without an amount"));
        assert!(told("x 50000, x 5000").unwrap_err().contains("twice"));
    }

    #[test]
    fn accounts_are_a_source_and_a_folder() {
        let named = |text: &str| -> Vec<String> {
            accounts(text).unwrap().iter().map(|key| format!("{}/{}", key.source, key.account)).collect()
        };
        assert_eq!(named("meta/main, x/police-uk meta/main"), ["meta/main", "x/police-uk"]);
        for text in ["", "meta", "meta/", "meta/.hidden", "meta/a/b", "facebook/main"] {
            assert!(accounts(text).is_err(), "{text}");
        }
        assert!(counting("ga4/helpline-site").is_ok());
        assert!(counting("meta/main").unwrap_err().contains("ga4"));
    }

    #[test]
    fn people_are_counted_by_somebody() {
        assert_eq!(population("Scotland").unwrap().0, 5_546_900);
        assert_eq!(population("scotland 16+").unwrap().0, 4_648_300);
        assert_eq!(population("1,900,000, Council").unwrap(), (1_900_000, "Council".to_owned()));
        for text in ["", "1900000", "many", "0, nobody", "12 ", "1900000,"] {
            assert!(population(text).unwrap_err().contains("who says so"), "{text}");
        }
    }

    #[test]
    fn other_answers_say_what_is_allowed() {
        assert_eq!(currency("gbp"), Ok(gbp()));
        assert!(currency("pounds").unwrap_err().contains("GBP"));
        assert!(id("Get help").unwrap_err().contains("get-help"));
        assert!(id("get-help-2").is_ok() && name("").is_err() && tag("ghgc*").is_ok());
        assert!(tag("*").unwrap_err().contains("every campaign") && tag("").is_err());
    }
}
