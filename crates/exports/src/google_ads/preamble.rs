use domain::{Day, Span};

use crate::opening::Title;

/// The lines above the header.
pub(crate) struct Preamble {
    /// What kind of report it is, or the name that somebody saved it under.
    pub(super) title: String,
    /// Which days it covers.
    pub(super) dates: Covered,
    /// Line of the file with the dates.
    pub(super) line: u64,
}

/// The days that a report covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Covered {
    /// From the first to the last.
    Days(Span),
    /// Whatever there was.
    AllTime,
}

impl Preamble {
    /// The title and the dates, in two lines; or, of old, in one.
    pub(super) fn of(titles: &[Title]) -> Option<Self> {
        match titles {
            [title, line] => {
                let dates = covered(&line.text)?;
                Some(Self { title: title.text.trim().to_lowercase(), dates, line: line.line })
            }
            [both] => {
                let (title, dates) = both.text.trim().strip_suffix(')')?.rsplit_once('(')?;
                let dates = covered(dates)?;
                Some(Self { title: title.trim().to_lowercase(), dates, line: both.line })
            }
            _ => None,
        }
    }

    /// The days, where the report names them.
    pub(super) fn span(&self) -> Option<Span> {
        if let Covered::Days(span) = self.dates { Some(span) } else { None }
    }
}

/// Whether a line of one cell is that of the dates.
pub(crate) fn says_dates(text: &str) -> bool {
    covered(text).is_some()
}

fn covered(text: &str) -> Option<Covered> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("all time") {
        return Some(Covered::AllTime);
    }
    if let Some(day) = date(text) {
        return Some(Covered::Days(Span::day(day)));
    }
    let (from, to) = text.split_once(['-', '–'])?;
    Span::new(date(from)?, date(to)?).map(Covered::Days)
}

/// A date as an English interface writes it, in Britain or in America: `1 June 2026`,
/// `June 1, 2026`.
fn date(text: &str) -> Option<Day> {
    let mut words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let (first, second, year) = (words.next()?, words.next()?, words.next()?);
    if words.next().is_some() {
        return None;
    }
    let (day, month) = match (month_of(first), month_of(second)) {
        (Some(month), None) => (second, month),
        (None, Some(month)) => (first, month),
        _ => return None,
    };
    let (day, year) = (number(day, 2)?, number(year, 4)?);
    format!("{year:04}-{month:02}-{day:02}").parse().ok()
}

/// A month as it is named in a row: `May 2026`, `May-26`, or its first day.
pub(super) fn month(text: &str) -> Option<Span> {
    if let Ok(day) = text.parse::<Day>() {
        return (day == day.month_start()).then(|| Span { from: day, to: day.month_end() });
    }
    let (name, year) = text.split_once([' ', '-'])?;
    let year = if year.len() == 2 { 2000 + number(year, 2)? } else { number(year, 4)? };
    let from: Day = format!("{year:04}-{:02}-01", month_of(name)?).parse().ok()?;
    Some(Span { from, to: from.month_end() })
}

/// Digits only, and no more than there may be.
fn number(text: &str, most: usize) -> Option<u16> {
    let digits = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

fn month_of(word: &str) -> Option<usize> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(&word))?;
    Some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(from: &str, to: &str) -> Option<Covered> {
        Span::new(from.parse().unwrap(), to.parse().unwrap()).map(Covered::Days)
    }

    #[test]
    fn dates_are_read_as_britain_and_america_write_them() {
        for text in ["1 June 2026 - 2 July 2026", "June 1, 2026 - July 2, 2026", "Jun 1, 2026-Jul 2, 2026"] {
            assert_eq!(covered(text), days("2026-06-01", "2026-07-02"), "{text}");
        }
        assert_eq!(covered("27 January 2026 – 23 February 2026"), days("2026-01-27", "2026-02-23"));
        assert_eq!(covered("1 Sept 2026"), days("2026-09-01", "2026-09-01"));
        assert_eq!(covered("All time"), Some(Covered::AllTime));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "Campaign report",
            "",
            "2 June 2026 - 1 June 2026",
            "31 June 2026",
            "June 2026",
            "01/06/2026 - 02/06/2026",
            "1 Juni 2026 - 2 Juni 2026",
            "May May 2026",
            "1 June 2026 - 2 June 2026 - 3 June 2026",
            "1 June 20266",
        ] {
            assert_eq!(covered(text), None, "{text}");
        }
    }

    #[test]
    fn a_month_is_read_however_it_is_named() {
        let may = Span::new("2026-05-01".parse().unwrap(), "2026-05-31".parse().unwrap());
        for text in ["May 2026", "May-26", "2026-05-01"] {
            assert_eq!(month(text), may, "{text}");
        }
        for text in ["May", "26-May", "2026-05-02", "Mai 2026", "", "May-2026-1", "May-126"] {
            assert_eq!(month(text), None, "{text}");
        }
    }
}
