use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use domain::SentTo;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::Deserialize;

/// A report that is expected at certain times.
#[derive(Clone, Debug)]
pub(crate) struct ExpectedReport {
    /// Which.
    pub(crate) report: SentTo,
    /// When.
    pub(crate) expected: Expected,
    /// The time zone of its account.
    pub(crate) zone: TimeZone,
}

/// When a report has to be there, such as `daily by 09:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Expected {
    days: Days,
    by: Time,
}

/// The days on which a report is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Days {
    Daily,
    Weekdays,
    Weekly(Weekday),
}

const DAYS: [(&str, Days); 9] = [
    ("daily", Days::Daily),
    ("weekdays", Days::Weekdays),
    ("mondays", Days::Weekly(Weekday::Monday)),
    ("tuesdays", Days::Weekly(Weekday::Tuesday)),
    ("wednesdays", Days::Weekly(Weekday::Wednesday)),
    ("thursdays", Days::Weekly(Weekday::Thursday)),
    ("fridays", Days::Weekly(Weekday::Friday)),
    ("saturdays", Days::Weekly(Weekday::Saturday)),
    ("sundays", Days::Weekly(Weekday::Sunday)),
];

impl Expected {
    /// The beginning of the last day on which an export was due already: one that was made
    /// since then has to be there.
    pub(crate) fn due_since(self, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let today = zone.to_datetime(now).date();
        let back = |days: i64| today.checked_sub(days.days()).ok();
        let due = |date: &Date| {
            let by = zone.to_timestamp(date.to_datetime(self.by));
            self.days.have(date.weekday()) && by.is_ok_and(|by| by <= now)
        };
        let date = (0..=7).filter_map(back).find(due)?;
        zone.to_timestamp(date.to_datetime(Time::midnight())).ok()
    }
}

impl Days {
    fn have(self, weekday: Weekday) -> bool {
        match self {
            Self::Daily => true,
            Self::Weekdays => !matches!(weekday, Weekday::Saturday | Weekday::Sunday),
            Self::Weekly(only) => only == weekday,
        }
    }
}

impl FromStr for Expected {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let read = || {
            let (days, by) = text.split_once(" by ")?;
            let (_, days) = DAYS.into_iter().find(|(word, _)| *word == days)?;
            Some(Self { days, by: time(by)? })
        };
        read().ok_or_else(|| {
            format!(
                "`{text}` does not say when the report is expected: write \"daily by 09:00\", \"weekdays by 09:00\" \
                 or a day such as \"mondays by 09:00\", with hours from 00 to 23"
            )
        })
    }
}

/// `HH:MM` and nothing else.
fn time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let number = |part: &str| {
        let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse().ok().filter(|_| digits)
    };
    Time::new(number(hour)?, number(minute)?, 0, 0).ok()
}

impl TryFrom<String> for Expected {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl Display for Expected {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let word = DAYS.iter().find(|(_, days)| *days == self.days).map_or("", |(word, _)| *word);
        write!(out, "{word} by {:02}:{:02}", self.by.hour(), self.by.minute())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(expected: &str, now: &str) -> String {
        let zone = TimeZone::get("Europe/London").unwrap();
        let due = expected.parse::<Expected>().unwrap().due_since(now.parse().unwrap(), &zone).unwrap();
        due.to_string()
    }

    #[test]
    fn reads_what_it_writes_and_nothing_else() {
        for text in ["daily by 09:00", "weekdays by 00:05", "sundays by 23:59"] {
            assert_eq!(text.parse::<Expected>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "daily",
            "daily by 9:00",
            "daily by 09",
            "daily by 24:00",
            "daily by 09:60",
            "daily by +9:00",
            "Daily by 09:00",
            "daily  by 09:00",
            "daily by 09:00 ",
            "monday by 09:00",
            "hourly by 09:00",
        ] {
            let error = text.parse::<Expected>().unwrap_err();
            assert!(error.contains("daily by 09:00"), "{error}");
        }
    }

    #[test]
    fn a_day_is_due_once_its_hour_has_come_in_the_accounts_zone() {
        // London is an hour ahead of UTC in June.
        assert_eq!(due("daily by 09:00", "2026-06-10T07:59:59Z"), "2026-06-08T23:00:00Z");
        assert_eq!(due("daily by 09:00", "2026-06-10T08:00:00Z"), "2026-06-09T23:00:00Z");
        assert_eq!(due("daily by 09:00", "2026-12-10T08:59:59Z"), "2026-12-09T00:00:00Z");
    }

    #[test]
    fn nothing_is_due_at_weekends_where_it_says_weekdays() {
        // 13 and 14 June 2026 are a weekend.
        assert_eq!(due("weekdays by 09:00", "2026-06-14T12:00:00Z"), "2026-06-11T23:00:00Z");
        assert_eq!(due("weekdays by 09:00", "2026-06-15T12:00:00Z"), "2026-06-14T23:00:00Z");
    }

    #[test]
    fn a_weekly_report_is_due_for_a_week() {
        assert_eq!(due("mondays by 09:00", "2026-06-15T07:00:00Z"), "2026-06-07T23:00:00Z");
        assert_eq!(due("mondays by 09:00", "2026-06-15T08:00:00Z"), "2026-06-14T23:00:00Z");
        assert_eq!(due("mondays by 09:00", "2026-06-21T22:00:00Z"), "2026-06-14T23:00:00Z");
    }

    #[test]
    fn an_hour_that_the_clocks_skip_comes_when_they_have_skipped_it() {
        // 01:30 on 29 March 2026 does not exist in London.
        assert_eq!(due("daily by 01:30", "2026-03-29T01:29:59Z"), "2026-03-28T00:00:00Z");
        assert_eq!(due("daily by 01:30", "2026-03-29T01:30:00Z"), "2026-03-29T00:00:00Z");
    }
}
