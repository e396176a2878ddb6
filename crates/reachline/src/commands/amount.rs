//! Amounts and counts, as people write them.

use domain::{Currency, Money, grouped};

/// An amount with the sign of its currency; pence only where there are any.
pub(super) fn money(amount: Money, currency: Currency) -> String {
    let pence = (amount.abs().micros() + 5_000) / 10_000;
    let (minus, sign) = (if amount < Money::ZERO { "-" } else { "" }, currency.sign());
    let fraction = if pence % 100 == 0 { String::new() } else { format!(".{:02}", pence % 100) };
    format!("{minus}{sign}{}{fraction}", grouped(pence / 100))
}

/// So many things, in words: `1 file`, `2 files`.
pub(super) fn counted(number: usize, thing: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{}{thing}{ending}", grouped(i64::try_from(number).unwrap_or(i64::MAX)) + " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_people_write_them() {
        let told = |amount: &str, currency: &str| money(amount.parse().unwrap(), currency.parse().unwrap());
        assert_eq!(told("52000", "GBP"), "£52,000");
        assert_eq!(told("2236.71510474", "GBP"), "£2,236.72");
        assert_eq!(told("-0.005", "EUR"), "-€0.01");
        assert_eq!(told("1234567.5", "SEK"), "SEK 1,234,567.50");
        assert_eq!((counted(1, "file"), counted(1_000, "file")), ("1 file".to_owned(), "1,000 files".to_owned()));
    }
}
