use std::fmt;

use domain::Money;
use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

/// An amount of money above nothing: a whole number, or a decimal in quotes, since a number
/// with a point would not be exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount(pub(super) Money);

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Written)
    }
}

struct Written;

impl Visitor<'_> for Written {
    type Value = Amount;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an amount, written as 55000 or, in quotes, as \"55000.50\"")
    }

    fn visit_i64<E: Error>(self, whole: i64) -> Result<Amount, E> {
        self.visit_str(&whole.to_string())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Amount, E> {
        let refused = |why: &str| E::custom(format!("`{text}` {why}: write it as \"55000\" or \"55000.50\""));
        let amount: Money = text.parse().map_err(|_| refused("is no amount"))?;
        if amount > Money::ZERO { Ok(Amount(amount)) } else { Err(refused("is not above nothing")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    struct File {
        budget: Amount,
    }

    fn read(written: &str) -> Result<Money, String> {
        let file = toml::from_str::<File>(&format!("budget = {written}"));
        file.map(|file| file.budget.0).map_err(|error| error.message().to_owned())
    }

    #[test]
    fn an_amount_is_a_whole_number_or_a_decimal_in_quotes() {
        assert_eq!(read("55000"), Ok("55000".parse().unwrap()));
        assert_eq!(read("\"55000.50\""), Ok("55000.5".parse().unwrap()));
        let why = |written| read(written).unwrap_err();
        assert_eq!(why("\"55,000\""), "`55,000` is no amount: write it as \"55000\" or \"55000.50\"");
        assert_eq!(why("-1"), "`-1` is not above nothing: write it as \"55000\" or \"55000.50\"");
        assert_eq!(why("\"0\""), "`0` is not above nothing: write it as \"55000\" or \"55000.50\"");
        assert!(why("1.5").contains("expected an amount, written as 55000 or, in quotes, as \"55000.50\""));
    }
}
