use domain::{Day, Zone};
use jiff::Timestamp;

use crate::cell::{Dates, Problem, value};

/// Days as these layouts write them: ISO, eight digits, or a moment in the account's zone.
pub(super) struct Days {
    iso: Dates,
    zone: Zone,
}

impl Days {
    pub(super) fn new(zone: Zone) -> Self {
        Self { iso: Dates::new(), zone }
    }

    /// `2026-06-01` or `20260601`.
    pub(super) fn read(&mut self, cell: &str) -> Result<Day, Problem> {
        match digits(cell) {
            Some(day) => Ok(day),
            None => self.iso.read(cell),
        }
    }

    /// The day of a moment with its offset, where the account's days begin.
    pub(super) fn of_moment(&mut self, cell: &str) -> Result<Day, Problem> {
        match cell.parse::<Timestamp>() {
            Ok(moment) => Ok(self.zone.day_of(moment)),
            Err(_) if cell.len() <= 10 => self.read(cell),
            Err(_) => Err(value("bad_moment", cell, "is not a moment such as 2026-06-01T20:14:05+01:00")),
        }
    }
}

/// A day in eight digits.
pub(super) fn digits(cell: &str) -> Option<Day> {
    let plain = cell.len() == 8 && cell.bytes().all(|byte| byte.is_ascii_digit());
    let (year, rest) = cell.split_at_checked(4).filter(|_| plain)?;
    let (month, day) = rest.split_at_checked(2)?;
    format!("{year}-{month}-{day}").parse().ok()
}
