use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An exact amount of one currency with ten decimal places.
///
/// Sums are exact; rounding (half to even, to micros) happens on output only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i128);

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not digits with at most one decimal point.
    #[error("is not a plain decimal number")]
    NotANumber,
    /// More than ten places.
    #[error("has more than 10 decimal places")]
    TooPrecise,
    /// Beyond what an account can spend.
    #[error("is too large")]
    TooLarge,
}

impl Money {
    /// Decimal places that are kept.
    pub const PLACES: u32 = 10;
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// From units of 10⁻¹⁰.
    pub const fn from_units(units: i128) -> Self {
        Self(units)
    }

    /// In units of 10⁻¹⁰.
    pub const fn units(self) -> i128 {
        self.0
    }

    /// From micros (10⁻⁶).
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros as i128 * 10_000)
    }

    /// Rounded half to even, to micros (10⁻⁶). Saturates, which no account's spend can reach.
    pub fn micros(self) -> i64 {
        let (whole, rest) = (self.0.div_euclid(10_000), self.0.rem_euclid(10_000));
        let up = rest > 5_000 || (rest == 5_000 && whole % 2 != 0);
        i64::try_from(whole + i128::from(up)).unwrap_or(if whole < 0 { i64::MIN } else { i64::MAX })
    }

    /// The amount times a factor, rounded half to even in the tenth place.
    #[must_use]
    pub fn times(self, factor: Self) -> Self {
        let one = 10_i128.pow(Self::PLACES);
        let product = self.0 * factor.0;
        let (whole, rest) = (product.div_euclid(one), product.rem_euclid(one));
        let up = rest * 2 > one || (rest * 2 == one && whole % 2 != 0);
        Self(whole + i128::from(up))
    }

    /// The amount without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Whether the amount is zero.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl FromStr for Money {
    type Err = MoneyError;

    /// Reads `12`, `12.5`, `-0.01`; no separators, signs of currency or exponents.
    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let readable = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !readable(whole) || !readable(fraction) || digits.ends_with('.') {
            return Err(MoneyError::NotANumber);
        }
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > Self::PLACES as usize {
            return Err(MoneyError::TooPrecise);
        }
        if whole.trim_start_matches('0').len() > 15 {
            return Err(MoneyError::TooLarge);
        }
        let scale = |text: &str| text.bytes().fold(0_i128, |sum, byte| sum * 10 + i128::from(byte - b'0'));
        let places = Self::PLACES - u32::try_from(fraction.len()).unwrap_or(Self::PLACES);
        let units = scale(whole) * 10_i128.pow(Self::PLACES) + scale(fraction) * 10_i128.pow(places);
        Ok(Self(if negative { -units } else { units }))
    }
}

impl std::fmt::Display for Money {
    /// At least two decimal places, and no more than the amount needs.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let one = 10_u128.pow(Self::PLACES);
        let size = self.0.unsigned_abs();
        let fraction = format!("{:010}", size % one);
        let kept = fraction.trim_end_matches('0').len().max(2);
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(out, "{sign}{}.{}", size / one, fraction.get(..kept).unwrap_or(&fraction))
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl Serialize for Money {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(input)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The three letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// What people write before an amount: `£`, `€`, and the letters and a space for others.
    pub fn sign(&self) -> String {
        match self.as_str() {
            "GBP" => "£".to_owned(),
            "EUR" => "€".to_owned(),
            code => format!("{code} "),
        }
    }
}

impl FromStr for Currency {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.as_bytes() {
            [a, b, c] if text.bytes().all(|byte| byte.is_ascii_uppercase()) => Ok(Self([*a, *b, *c])),
            _ => Err(format!("`{text}` is not a currency: use three capital letters, such as GBP")),
        }
    }
}

impl std::fmt::Display for Currency {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.as_str())
    }
}

impl std::fmt::Debug for Currency {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.as_str())
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(input)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_half_to_even_on_output_only() {
        for (text, micros) in [
            ("0.0000005", 0),
            ("0.0000015", 2),
            ("0.00000051", 1),
            ("-0.0000015", -2),
            ("33245.33999998", 33_245_340_000),
        ] {
            assert_eq!(text.parse::<Money>().unwrap().micros(), micros, "{text}");
        }
    }

    #[test]
    fn what_is_no_plain_decimal_is_refused() {
        for text in ["", "-", ".", "1.", ".5", "1,5", "1e3", "£1", " 1", "1.2.3", "--1", "+1"] {
            assert_eq!(text.parse::<Money>(), Err(MoneyError::NotANumber), "{text}");
        }
        assert_eq!("0.12345678901".parse::<Money>(), Err(MoneyError::TooPrecise));
    }

    #[test]
    fn prints_what_it_read() {
        for text in ["0.00", "2236.71510474", "-1.50", "683815.00"] {
            assert_eq!(text.parse::<Money>().unwrap().to_string(), text);
        }
    }
}
