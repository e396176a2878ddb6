use std::str::FromStr;

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// A calendar date in an account's time zone; never a moment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not a date of the form YYYY-MM-DD between 1970 and 2149")]
pub struct DayError;

impl Day {
    /// The first and last days that the books can hold.
    pub const RANGE: (Self, Self) = (Self(0), Self(65_535));

    /// From days since 1 January 1970.
    pub const fn from_epoch_days(days: i32) -> Self {
        Self(days)
    }

    /// Days since 1 January 1970.
    pub const fn epoch_days(self) -> i32 {
        self.0
    }

    /// The day `days` later.
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0 + days)
    }

    /// Monday is 0, Sunday 6.
    pub const fn weekday(self) -> i32 {
        (self.0 + 3).rem_euclid(7)
    }

    /// The Monday of the day's week.
    #[must_use]
    pub const fn week_start(self) -> Self {
        Self(self.0 - self.weekday())
    }

    /// The first day of the day's month.
    #[must_use]
    pub fn month_start(self) -> Self {
        Self(self.0 + 1 - i32::from(self.date().day()))
    }

    /// The last day of the day's month.
    #[must_use]
    pub fn month_end(self) -> Self {
        Self(self.month_start().0 + i32::from(self.date().days_in_month()) - 1)
    }

    fn date(self) -> Date {
        Date::constant(1970, 1, 1).saturating_add(self.0.days())
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        let since = Date::constant(1970, 1, 1).until(date).map(|span| span.get_days());
        Self(since.unwrap_or_default())
    }
}

impl FromStr for Day {
    type Err = DayError;

    /// Reads `YYYY-MM-DD` and nothing else.
    fn from_str(text: &str) -> Result<Self, DayError> {
        let shaped = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !shaped {
            return Err(DayError);
        }
        let day = Self::from(text.parse::<Date>().map_err(|_| DayError)?);
        (Self::RANGE.0 <= day && day <= Self::RANGE.1).then_some(day).ok_or(DayError)
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.date().fmt(out)
    }
}

impl std::fmt::Debug for Day {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.date().fmt(out)
    }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(input)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Days from the first to the last, both included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

impl Span {
    /// A span, or nothing where the end lies before the start.
    pub fn new(from: Day, to: Day) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// One day.
    pub const fn day(day: Day) -> Self {
        Self { from: day, to: day }
    }

    /// Whether the span is one day long: a window of one day is a day.
    pub fn is_day(self) -> bool {
        self.from == self.to
    }

    /// How many days it has.
    pub const fn len_days(self) -> i32 {
        self.to.0 - self.from.0 + 1
    }

    /// Whether `day` lies in it.
    pub fn has(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// Whether all of `other` lies in it.
    pub fn contains(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// The days that both have.
    pub fn overlap(self, other: Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.to.min(other.to))
    }

    /// Its days, in order.
    pub fn days(self) -> impl DoubleEndedIterator<Item = Day> {
        (self.from.0..=self.to.0).map(Day)
    }
}

impl std::fmt::Display for Span {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}..{}", self.from, self.to)
    }
}

impl std::fmt::Debug for Span {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, out)
    }
}

/// What an export covers, and so what it replaces: each of its units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Window {
    /// Rows by day: every day from the first to the last, days without rows included.
    Days(Span),
    /// Rows for whole windows: exactly these.
    Windows(Vec<Span>),
    /// Nothing: a header without rows.
    Nothing,
}

impl Window {
    /// The units that the export replaces, each a day or a window.
    pub fn units(&self) -> Vec<Span> {
        match self {
            Self::Days(span) => span.days().map(Span::day).collect(),
            Self::Windows(spans) => spans.clone(),
            Self::Nothing => Vec::new(),
        }
    }

    /// From the first day to the last.
    pub fn bounds(&self) -> Option<Span> {
        match self {
            Self::Days(span) => Some(*span),
            Self::Windows(spans) => {
                Span::new(spans.iter().map(|span| span.from).min()?, spans.iter().map(|span| span.to).max()?)
            }
            Self::Nothing => None,
        }
    }
}

/// The time zone in which an account's days begin.
#[derive(Clone, Debug)]
pub struct Zone(TimeZone);

impl Zone {
    /// A zone by its IANA name, such as `Europe/London`.
    ///
    /// # Errors
    /// Says that the name is not known.
    pub fn named(name: &str) -> Result<Self, String> {
        TimeZone::get(name)
            .map(Self)
            .map_err(|_| format!("`{name}` is not a time zone: use a name such as Europe/London"))
    }

    /// The zone of a campaign that names none.
    pub fn london() -> Self {
        Self::named("Europe/London").unwrap_or(Self(TimeZone::UTC))
    }

    /// The moment at which `day` begins.
    pub fn start_of(&self, day: Day) -> Timestamp {
        self.0.to_timestamp(day.date().at(0, 0, 0, 0)).unwrap_or_default()
    }

    /// The day in which a moment lies.
    pub fn day_of(&self, moment: Timestamp) -> Day {
        self.0.to_datetime(moment).date().into()
    }

    /// The moment after which the platform no longer restates `day`.
    pub fn settled_at(&self, day: Day, source: crate::Source) -> Timestamp {
        self.start_of(day.plus(1 + source.settles_after_days()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_only_iso_dates() {
        assert_eq!("2026-03-29".parse::<Day>().unwrap().to_string(), "2026-03-29");
        for text in ["", "2026-3-29", "29/03/2026", "2026-02-30", "2026-03-29T00:00", "1969-12-31", "2026-03-2x"] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
    }

    #[test]
    fn weeks_begin_on_monday_and_months_end() {
        let day: Day = "2026-10-14".parse().unwrap();
        assert_eq!(day.week_start().to_string(), "2026-10-12");
        assert_eq!(
            (day.month_start().to_string(), day.month_end().to_string()),
            ("2026-10-01".into(), "2026-10-31".into())
        );
    }

    #[test]
    fn a_day_begins_in_its_zone() {
        let zone = Zone::named("Europe/London").unwrap();
        let day: Day = "2026-10-25".parse().unwrap();
        assert_eq!(zone.start_of(day).to_string(), "2026-10-24T23:00:00Z");
        assert_eq!(zone.start_of(day.plus(1)).to_string(), "2026-10-26T00:00:00Z");
        assert_eq!(zone.day_of("2026-10-24T23:00:00Z".parse().unwrap()), day);
    }
}
