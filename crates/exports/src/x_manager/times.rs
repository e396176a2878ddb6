use domain::{Day, Money};

use crate::cell::{self, Dates, Moment, Problem, moment};
use crate::table::Dialect;

/// Days, or hours of them, in the account's time zone; commas between thousands.
pub(crate) struct Hours {
    dates: Dates,
    /// Whether some row is about an hour.
    pub(super) seen: bool,
}

impl Hours {
    pub(super) fn new() -> Self {
        Self { dates: Dates::new(), seen: false }
    }
}

impl Dialect for Hours {
    fn dates(&mut self) -> &mut Dates {
        &mut self.dates
    }

    fn is_nothing(cell: &str) -> bool {
        matches!(cell, "" | "-")
    }

    fn count(cell: &str) -> Result<i64, Problem> {
        cell::grouped_count(cell)
    }

    fn spend(cell: &str) -> Result<Money, Problem> {
        cell::grouped_spend(cell)
    }

    fn day(&mut self, cell: &str) -> Result<Day, Problem> {
        let Moment { day, clock, zone } = moment(cell, &mut self.dates)?;
        if !zone.is_empty() || !(clock.is_empty() || is_time(clock)) || cell.ends_with(['T', ' ']) {
            return Err(cell::value("bad_date", cell, "is not a day such as 2026-06-01, or an hour of it"));
        }
        self.seen |= clock.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
        Ok(day)
    }
}

/// Hours and minutes, perhaps with seconds.
fn is_time(clock: &str) -> bool {
    let two = |part: &str, most: u8| part.len() == 2 && part.parse::<u8>().is_ok_and(|number| number <= most);
    let mut parts = clock.split(':');
    let hours = parts.next().is_some_and(|part| two(part, 23));
    let minutes = parts.next().is_some_and(|part| two(part, 59));
    hours && minutes && parts.next().is_none_or(|part| two(part, 59)) && parts.next().is_none()
}
