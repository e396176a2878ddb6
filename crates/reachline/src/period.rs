//! A length of time as people say it.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use domain::Day;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan};
use serde::Deserialize;

/// So many days, weeks, months or years; at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Period {
    count: i32,
    unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

const UNITS: [(&str, Unit); 4] =
    [("day", Unit::Days), ("week", Unit::Weeks), ("month", Unit::Months), ("year", Unit::Years)];

impl Period {
    /// The moment so long before another; as long ago as can be told, where that is longer.
    pub(crate) fn before(self, now: Timestamp) -> Timestamp {
        let then = TimeZone::UTC.to_datetime(now).checked_sub(self.span());
        then.ok().and_then(|then| TimeZone::UTC.to_timestamp(then).ok()).unwrap_or(Timestamp::MIN)
    }

    /// The moment so long after another; the last that there is, where that is later.
    pub(crate) fn after(self, now: Timestamp) -> Timestamp {
        let then = TimeZone::UTC.to_datetime(now).checked_add(self.span());
        then.ok().and_then(|then| TimeZone::UTC.to_timestamp(then).ok()).unwrap_or(Timestamp::MAX)
    }

    /// The day so long before a moment; the first that there is, where that is longer.
    pub(crate) fn day_before(self, now: Timestamp) -> Day {
        let then = TimeZone::UTC.to_datetime(now).date().checked_sub(self.span());
        then.map_or(Day::RANGE.0, |date| Day::from(date).max(Day::RANGE.0))
    }

    fn span(self) -> Span {
        match self.unit {
            Unit::Days => self.count.days(),
            Unit::Weeks => self.count.weeks(),
            Unit::Months => self.count.months(),
            Unit::Years => self.count.years(),
        }
    }

    /// Up to a century; more is a slip.
    const fn fits(self) -> bool {
        let most = match self.unit {
            Unit::Days => 36_525,
            Unit::Weeks => 5_218,
            Unit::Months => 1_200,
            Unit::Years => 100,
        };
        self.count <= most
    }
}

impl FromStr for Period {
    type Err = String;

    /// Reads `24 months`, with or without the blank.
    fn from_str(text: &str) -> Result<Self, String> {
        let read = || {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let (count, word) = text.split_at_checked(digits)?;
            let word = word.strip_prefix(' ').unwrap_or(word);
            let unit = |name: &str| name == word || word.strip_suffix('s') == Some(name);
            let (_, unit) = UNITS.into_iter().find(|(name, _)| unit(name))?;
            let count = count.parse().ok().filter(|count| *count >= 1)?;
            Some(Self { count, unit })
        };
        let said = || {
            format!(
                "`{text}` is no length of time: write a number and a unit, such as \"90 days\", \"12 weeks\", \"24 months\" or \"2 years\""
            )
        };
        read().filter(|period| period.fits()).ok_or_else(said)
    }
}

impl TryFrom<String> for Period {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl Display for Period {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let word = UNITS.iter().find(|(_, unit)| *unit == self.unit).map_or("", |(word, _)| *word);
        write!(out, "{} {word}{}", self.count, if self.count == 1 { "" } else { "s" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_with_a_unit_and_nothing_else() {
        for (text, shown) in
            [("24months", "24 months"), ("1 day", "1 day"), ("2 years", "2 years"), ("12week", "12 weeks")]
        {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), shown);
        }
        for text in [
            "",
            "months",
            "0 days",
            "-1 days",
            "1.5 years",
            "24  months",
            "24 Months",
            "24 hours",
            "1000 years",
            "99999999999 days",
            "24 months ",
            "é",
        ] {
            let error = text.parse::<Period>().unwrap_err();
            assert!(error.contains("24 months"), "{error}");
        }
    }

    #[test]
    fn goes_back_in_the_calendar() {
        let now: Timestamp = "2026-03-31T12:30:00Z".parse().unwrap();
        for (period, then, day) in [
            ("1 month", "2026-02-28T12:30:00Z", "2026-02-28"),
            ("24 months", "2024-03-31T12:30:00Z", "2024-03-31"),
            ("90 days", "2025-12-31T12:30:00Z", "2025-12-31"),
            ("100 years", "1926-03-31T12:30:00Z", "1970-01-01"),
        ] {
            let period: Period = period.parse().unwrap();
            assert_eq!(period.before(now), then.parse().unwrap());
            assert_eq!(period.day_before(now), day.parse().unwrap());
        }
        let period: Period = "90days".parse().unwrap();
        assert_eq!(period.after(now), "2026-06-29T12:30:00Z".parse().unwrap());
    }
}
