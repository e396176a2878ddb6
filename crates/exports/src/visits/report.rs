use domain::{BreakdownSet, Carried, ExportFacts, Metric, Reject, Zone};

use crate::cell::Problem;
use crate::record::Record;
use crate::table::{Body, Filled, Frame, Platform};
use crate::{Fault, Hint, Sink};

use super::Kind;
use super::columns::Column;
use super::entry::Entry;
use super::moment::Days;
use super::reduced::Reduced;

/// A table of counts that is being read.
pub(crate) struct Report {
    kind: Kind,
    hint: Hint,
    body: Body,
    days: Days,
    reduced: Reduced,
    robots: u64,
}

impl Report {
    pub(crate) fn new(kind: Kind, hint: Hint) -> Self {
        let by_day = kind.columns.has(Column::Day) || kind.columns.has(Column::Moment);
        let days = Days::new(hint.zone.clone().unwrap_or_else(Zone::london));
        Self { body: Body::new(by_day), kind, hint, days, reduced: Reduced::default(), robots: 0 }
    }

    pub(crate) fn width(&self) -> usize {
        self.kind.columns.width()
    }

    pub(crate) fn header(&self, at: usize) -> Option<&str> {
        self.kind.columns.header(at)
    }

    /// Reads one row.
    pub(crate) fn row<S: Sink + ?Sized>(&mut self, record: &Record<'_>, sink: &mut S) -> Result<(), Fault> {
        refuse_another_table(record)?;
        record.has_width(self.width())?;
        self.body.counts.rows += 1;
        match Entry::read(&self.kind.columns, record, &mut self.days) {
            Ok(entry) => self.take(&entry, sink).map_err(|fault| fault.at_row(record.line)),
            Err((at, Problem::Value(code, message))) => {
                let column = self.header(at).unwrap_or_default().to_owned();
                self.body.reject(Reject { row: record.line, column, code: code.to_owned(), message }, sink);
                Ok(())
            }
            Err((at, Problem::File(fault))) => {
                Err(fault.at_row(record.line).in_column(self.header(at).unwrap_or_default()))
            }
        }
    }

    fn take<S: Sink + ?Sized>(&mut self, entry: &Entry<'_>, sink: &mut S) -> Result<(), Fault> {
        let span = entry.span.or(self.kind.covers).or(self.hint.days).ok_or_else(no_dates)?;
        if !self.kind.reduces {
            return self.body.accept(&entry.row(span, &entry.origin()), Filled::default(), sink);
        }
        self.body.counts.accepted += 1;
        if entry.robot {
            self.robots += 1;
            return Ok(());
        }
        let mut entry = entry.clone();
        if let (Some(clicks), true) = (entry.counts.get_mut(Metric::Referrals.index()), self.is_log()) {
            *clicks = 1;
        }
        self.reduced.add(span, &entry)
    }

    /// Whether every row is one click.
    fn is_log(&self) -> bool {
        self.kind.columns.has(Column::Moment)
    }

    /// What the whole file said.
    pub(crate) fn finish<S: Sink + ?Sized>(mut self, sink: &mut S) -> Result<ExportFacts, Fault> {
        for (key, counts) in std::mem::take(&mut self.reduced).into_counts() {
            let entry = key.entry(counts);
            self.body.hand_on(&entry.row(key.span, &entry.origin()), Filled::default(), sink)?;
        }
        if self.robots > 0 {
            let (clicks, are) = if self.robots == 1 { ("click of a robot", "is") } else { ("clicks of robots", "are") };
            self.body.warn(&format!("{} {clicks} {are} not counted.", self.robots));
        }
        let carried = self.carried();
        let frame = Frame {
            layout: self.kind.layout,
            source: self.kind.source,
            level: self.kind.level,
            breakdowns: self.breakdowns(),
            carried,
            currency: None,
        };
        self.body.finish(self.hint, &frame, Platform { covers: self.kind.covers, ..Platform::default() })
    }

    fn carried(&self) -> Carried {
        let log = if self.is_log() { Carried::NOTHING.with(Metric::Referrals) } else { Carried::NOTHING };
        self.kind.columns.each.iter().fold(log, |carried, column| match column {
            Column::Count(metric) => carried.with(*metric),
            Column::Guarded => carried.with(Metric::Contacts).with(Metric::ContactsWithheld),
            _ => carried,
        })
    }

    fn breakdowns(&self) -> BreakdownSet {
        let split = |column: &Column| if let Column::Split(breakdown) = column { Some(*breakdown) } else { None };
        self.kind.columns.each.iter().filter_map(split).collect()
    }
}

/// A report with a second table below the first compares two periods, or is a snapshot.
fn refuse_another_table(record: &Record<'_>) -> Result<(), Fault> {
    match record.cells().next() {
        Some(first) if first.starts_with('#') => Err(several_tables().at_row(record.line)),
        _ => Ok(()),
    }
}

/// A span that is known of no row.
fn no_dates() -> Fault {
    let remedy = "Add the date to the report and download it again; or say --from and --to.";
    Fault::new("no_dates", "nothing says which days the rows are about", remedy)
}

fn several_tables() -> Fault {
    let message = "another table begins here: the file compares two periods, or is a snapshot of several reports";
    let remedy = "Take the comparison out, and download the one report of traffic by session source and medium.";
    Fault::new("several_tables", message, remedy)
}
