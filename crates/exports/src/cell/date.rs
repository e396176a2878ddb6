use domain::Day;

use super::{Problem, clip, resaved, value};

/// Dates of one file, which repeat: each is worked out once.
pub(crate) struct Dates {
    known: Vec<([u8; 10], Day)>,
}

impl Dates {
    pub(crate) fn new() -> Self {
        Self { known: vec![([0; 10], Day::RANGE.0); 512] }
    }

    /// Reads an ISO date.
    pub(crate) fn read(&mut self, cell: &str) -> Result<Day, Problem> {
        let Ok(text) = <[u8; 10]>::try_from(cell.as_bytes()) else { return Err(no_date(cell)) };
        // The last digits of month and day tell the days of a year apart well enough.
        let [.., m1, m2, _, d1, d2] = text.map(usize::from);
        let place = (m1 * 10 + m2) % 16 * 32 + (d1 * 10 + d2) % 32;
        let Some(known) = self.known.get_mut(place) else { return Err(no_date(cell)) };
        if known.0 != text {
            let day = cell.parse::<Day>().map_err(|_| no_date(cell))?;
            *known = (text, day);
        }
        Ok(known.1)
    }
}

#[cold]
fn no_date(cell: &str) -> Problem {
    if is_spreadsheet_date(cell) {
        let why = format!("the date `{}` is not written as YYYY-MM-DD", clip(cell));
        return Problem::File(resaved(&why));
    }
    value("bad_date", cell, "is not a date of the form YYYY-MM-DD")
}

/// Day, month and year in an order or with separators that only spreadsheets write.
fn is_spreadsheet_date(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split(['/', '-', '.', ' ']).collect();
    let short = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let iso = parts.first().is_some_and(|year| year.len() == 4) && cell.contains('-');
    parts.len() == 3 && !iso && parts.iter().all(short) && parts.iter().filter(|part| digits(part)).count() >= 2
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn dates_of_spreadsheets_are_told_from_mistakes() {
        let read = |cell: &str| Dates::new().read(cell).unwrap_err();
        for cell in ["16/04/2026", "4/16/26", "16-04-2026", "16.04.2026", "16-Apr-26", "2026/04/16", "1 Jun 2026"] {
            assert!(matches!(read(cell), Problem::File(_)), "{cell}");
        }
        for cell in ["2026-02-30", "2026-6-1", "yesterday", "46174", "2026-04-16 10:00", "\0\0\0\0\0\0\0\0\0\0x"] {
            assert!(matches!(read(cell), Problem::Value("bad_date", _)), "{cell}");
        }
    }

    proptest! {
        #[test]
        fn remembered_dates_are_never_mixed_up(days in prop::collection::vec(0..65_536, 1..400)) {
            let mut dates = Dates::new();
            for day in days.into_iter().map(Day::from_epoch_days) {
                prop_assert_eq!(dates.read(&day.to_string()).unwrap(), day);
            }
        }
    }
}
