//! The files of the example.

use domain::Day;
use jiff::Timestamp;
use serde::Serialize;

use crate::Stage;
use crate::calendar::morning;
use crate::places::Place;
use crate::table::Table;

/// A file, and what a person would know about it.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path below the example's folder, with `/` between folders.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// How it comes to be sent; nothing for what describes the others.
    pub sent: Option<Sent>,
}

/// How a file comes to be sent, and what should become of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sent {
    /// When the platform made it.
    pub exported_at: Timestamp,
    /// When in the story.
    pub stage: Stage,
    /// The platform, or whoever else counts.
    pub source: &'static str,
    /// The account.
    pub account: &'static str,
    /// The saved report.
    pub report: &'static str,
    /// What should become of it.
    pub expected: Expected,
}

/// What should become of a file when it is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// It counts.
    Visible,
    /// A person has to decide: it lacks a campaign that delivered, and has one that nobody
    /// knows.
    Held,
    /// It cannot be read: a spreadsheet has saved it.
    Refused,
    /// It counts, but it is another report than the place it was put: a person takes it back.
    VisibleThenWithdrawn,
}

impl File {
    /// A file that describes the others.
    pub(crate) fn about(path: &str, text: String) -> Self {
        Self { path: path.to_owned(), bytes: text.into_bytes(), sent: None }
    }

    /// A file of the landing folder, named after the day on which it was made.
    pub(crate) fn landed(place: Place, name: &str, table: &Table, made: Day, minutes: i64) -> Self {
        let sent = Sent::new(place, Stage::of_day(made), made, minutes);
        let Place { source, account, report } = place;
        let path = format!("landing/{source}/{account}/{report}/{made}_{name}.csv");
        Self { path, bytes: table.bytes(), sent: Some(sent) }
    }

    /// A file of another folder.
    pub(crate) fn beside(path: String, table: &Table, sent: Sent) -> Self {
        Self { path, bytes: table.bytes(), sent: Some(sent) }
    }
}

impl Sent {
    /// Made so many minutes after eight in the morning, and fine.
    pub(crate) fn new(place: Place, stage: Stage, made: Day, minutes: i64) -> Self {
        let Place { source, account, report } = place;
        let (exported_at, expected) = (morning(made, minutes), Expected::Visible);
        Self { exported_at, stage, source, account, report, expected }
    }

    /// With what should become of it.
    pub(crate) const fn expecting(mut self, expected: Expected) -> Self {
        self.expected = expected;
        self
    }
}
