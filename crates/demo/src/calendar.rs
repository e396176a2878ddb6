//! The days of the example. Nothing in it asks a clock.

use domain::{Day, Span, Zone};
use jiff::{SignedDuration, Timestamp};

/// Monday, 16 March 2026.
const BEFORE: Day = Day::from_epoch_days(20_528);
/// Monday, 14 September 2026.
const START: Day = Day::from_epoch_days(20_710);

/// The 26 weeks before the campaign.
pub(crate) const fn before() -> Span {
    Span { from: BEFORE, to: START.plus(-1) }
}

/// The four weeks of the campaign.
pub(crate) const fn during() -> Span {
    Span { from: START, to: START.plus(27) }
}

/// The six weeks after it.
pub(crate) const fn after() -> Span {
    Span { from: START.plus(28), to: START.plus(69) }
}

/// All 36 weeks.
pub(crate) const fn everything() -> Span {
    Span { from: BEFORE, to: after().to }
}

/// The days on which advertisements run: the campaign, and what is left of its money after it.
pub(crate) const fn delivery() -> Span {
    Span { from: START, to: after().to }
}

/// The four weeks of the campaign, each from Monday to Sunday.
pub(crate) fn weeks() -> impl Iterator<Item = Span> {
    (0..4).map(|week| Span { from: START.plus(7 * week), to: START.plus(7 * week + 6) })
}

/// So many minutes after eight in the morning in London.
pub(crate) fn morning(day: Day, minutes: i64) -> Timestamp {
    Zone::london().start_of(day) + SignedDuration::from_mins(8 * 60 + minutes)
}

/// How many days lie between the campaign's last day and this one; nothing before that.
pub(crate) fn days_after(day: Day) -> Option<i32> {
    let since = day.epoch_days() - during().to.epoch_days();
    (since > 0).then_some(since)
}

/// A date as British people write it, such as `14 September 2026`.
pub(crate) fn in_words(day: Day) -> String {
    let (year, month, number) = parts(day);
    format!("{} {} {year}", number.trim_start_matches('0'), MONTHS.get(month - 1).unwrap_or(&""))
}

/// A date as a British spreadsheet writes it, such as `14/09/2026`.
pub(crate) fn in_a_spreadsheet(day: Day) -> String {
    let (year, month, number) = parts(day);
    format!("{number}/{month:02}/{year}")
}

/// A date without separators, such as `20260914`.
pub(crate) fn compact(day: Day) -> String {
    day.to_string().replace('-', "")
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn parts(day: Day) -> (String, usize, String) {
    let text = day.to_string();
    let mut parts = text.split('-').map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    let (year, month, number) = (next(), next(), next());
    (year, month.parse().unwrap_or(1), number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_campaign_is_four_weeks_with_26_before_and_six_after() {
        assert_eq!(before().to_string(), "2026-03-16..2026-09-13");
        assert_eq!(during().to_string(), "2026-09-14..2026-10-11");
        assert_eq!(after().to_string(), "2026-10-12..2026-11-22");
        let weeks = |span: Span| span.len_days() / 7;
        assert_eq!((weeks(before()), weeks(during()), weeks(after())), (26, 4, 6));
        assert!(weeks_all_begin_on_monday());
    }

    fn weeks_all_begin_on_monday() -> bool {
        weeks().all(|week| week.from.weekday() == 0 && week.len_days() == 7)
    }

    #[test]
    fn a_morning_follows_the_clocks_of_london() {
        let morning = |day: &str| morning(day.parse().unwrap(), 5).to_string();
        assert_eq!(morning("2026-10-23"), "2026-10-23T07:05:00Z");
        assert_eq!(morning("2026-10-26"), "2026-10-26T08:05:00Z");
    }

    #[test]
    fn dates_are_written_in_each_way() {
        let day: Day = "2026-10-05".parse().unwrap();
        assert_eq!(in_words(day), "5 October 2026");
        assert_eq!(in_a_spreadsheet(day), "05/10/2026");
        assert_eq!(compact(day), "20261005");
    }
}
