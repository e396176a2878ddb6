use domain::Day;

use crate::Fault;
use crate::cell::{self, Dates, Moment, Problem, clip, moment};
use crate::table::Dialect;

/// Abbreviations of one zone in winter and in summer.
const PAIRS: &[(&str, &str)] = &[
    ("GMT", "BST"),
    ("GMT", "IST"),
    ("WET", "WEST"),
    ("CET", "CEST"),
    ("EET", "EEST"),
    ("IST", "IDT"),
    ("AST", "ADT"),
    ("EST", "EDT"),
    ("CST", "CDT"),
    ("MST", "MDT"),
    ("PST", "PDT"),
    ("AKST", "AKDT"),
    ("NST", "NDT"),
    ("AEST", "AEDT"),
    ("ACST", "ACDT"),
    ("NZST", "NZDT"),
];

/// Midnights of one zone: the first that a row's figures are of, and the first that they are
/// no longer of.
pub(crate) struct Midnights {
    dates: Dates,
    /// The zone that the first cell names.
    first: String,
    /// The zone that the last cell named.
    last: String,
}

impl Midnights {
    pub(super) fn new() -> Self {
        Self { dates: Dates::new(), first: String::new(), last: String::new() }
    }

    /// The day that begins at a midnight.
    fn midnight(&mut self, cell: &str) -> Result<Day, Problem> {
        let Moment { day, clock, zone } = moment(cell, &mut self.dates)?;
        match clock {
            "00:00:00" if zone == self.last && !zone.is_empty() => Ok(day),
            "00:00:00" if !zone.is_empty() => self.enter(zone, cell).map(|()| day),
            "" | "00:00:00" => Err(cell::value("bad_date", cell, "is not a time such as `2026-06-01 00:00:00 BST`")),
            _ => Err(Problem::File(not_midnight(cell))),
        }
    }

    /// Another zone than that of the cell before: it may only be the same in summer or winter.
    #[cold]
    fn enter(&mut self, zone: &str, cell: &str) -> Result<(), Problem> {
        let letters = |byte: u8| byte.is_ascii_alphanumeric() || b"+-:/_".contains(&byte);
        if zone.len() > 40 || !zone.bytes().all(letters) {
            return Err(cell::value("bad_date", cell, "is not a time such as `2026-06-01 00:00:00 BST`"));
        }
        if self.first.is_empty() {
            zone.clone_into(&mut self.first);
        } else if !is_same(&self.first, zone) {
            return Err(Problem::File(two_zones(&self.first, zone)));
        }
        zone.clone_into(&mut self.last);
        Ok(())
    }
}

impl Dialect for Midnights {
    fn dates(&mut self) -> &mut Dates {
        &mut self.dates
    }

    fn starts(&mut self, cell: &str) -> Result<Day, Problem> {
        self.midnight(cell)
    }

    /// The last day is the one before the midnight at which the figures end.
    fn ends(&mut self, cell: &str) -> Result<Day, Problem> {
        self.midnight(cell).map(|day| day.plus(-1))
    }
}

fn is_same(one: &str, other: &str) -> bool {
    one == other || PAIRS.iter().any(|pair| *pair == (one, other) || *pair == (other, one))
}

fn not_midnight(cell: &str) -> Fault {
    let message = format!("`{}` is not midnight, so the row is not about whole days of the account", clip(cell));
    let remedy = "Download the report by day, and not by hour, in the time zone of the account.";
    Fault::new("not_midnight", message, remedy)
}

fn two_zones(first: &str, other: &str) -> Fault {
    let message = format!("the file has times of two zones, `{}` and `{}`", clip(first), clip(other));
    Fault::new("two_time_zones", message, "Download one report for each ad account, in its own time zone.")
}
