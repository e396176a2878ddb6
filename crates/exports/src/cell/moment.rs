use domain::Day;

use super::{Dates, Problem};

/// A date with a time of day, as a table writes it.
pub(crate) struct Moment<'a> {
    pub(crate) day: Day,
    /// The time of day, empty where there is none.
    pub(crate) clock: &'a str,
    /// What follows: a zone, or nothing.
    pub(crate) zone: &'a str,
}

/// Reads `2026-06-01`, `2026-06-01 13:00` or `2026-06-01T13:00:00 BST`.
pub(crate) fn moment<'a>(cell: &'a str, dates: &mut Dates) -> Result<Moment<'a>, Problem> {
    let (date, rest) = cell.split_once([' ', 'T']).unwrap_or((cell, ""));
    let day = dates.read(date)?;
    let end = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b':').count();
    let (clock, zone) = rest.split_at_checked(end).unwrap_or((rest, ""));
    Ok(Moment { day, clock, zone: zone.trim() })
}
