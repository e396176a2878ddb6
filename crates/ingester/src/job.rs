use std::path::PathBuf;
use std::sync::Arc;

use domain::{ExportFacts, Exported, SentTo, Source};
use exports::Hint;
use jiff::Timestamp;
use telemetry::Clock;

use crate::blocking::blocking;
use crate::dating::{Clues, to_millis};
use crate::identity::{Identity, identify};
use crate::landing::{Found, Place, Search};
use crate::reading::{Reading, Stop};
use crate::sending::read_only;
use crate::{Orders, Problem, Remembered, Sent, Settings, UsageError, Watch};

/// What ingesting and checking share.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) settings: Arc<Settings>,
    pub(crate) orders: Orders,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) watch: Arc<dyn Watch>,
}

/// A file that is being handled.
pub(crate) struct Job {
    pub(crate) path: PathBuf,
    pub(crate) name: String,
    pub(crate) place: Place,
    pub(crate) identity: Identity,
    pub(crate) seen_at: Timestamp,
    /// What it was sent with, where it is sent again.
    pub(crate) sent: Option<Sent>,
}

impl Job {
    /// The job as it was when the file first came, where what is kept of it is still that.
    fn again(self) -> Result<Self, Problem> {
        let sent = self.sent.as_ref().filter(|sent| sent.kept_sha256 == self.identity.sha256);
        let Some(sent) = sent else { return Err(damaged(&self.path)) };
        let identity = Identity { sha256: sent.sha256.clone(), look: self.identity.look };
        Ok(Self { seen_at: sent.seen_at, identity, ..self })
    }
}

fn damaged(path: &std::path::Path) -> Problem {
    Problem::new(
        "archive_damaged",
        format!("`{}` in the archive is no longer what was put there", path.display()),
        "bring it back from a backup; or delete it and the note beside it, once its figures are there in another way",
    )
}

impl Desk {
    /// Finds the files of some paths.
    pub(crate) async fn find(&self, paths: &[PathBuf]) -> Result<Vec<Found>, UsageError> {
        let (desk, paths) = (self.clone(), paths.to_vec());
        let found = blocking(move || Search::new(&desk.settings, &desk.orders).files(&paths)).await;
        found.unwrap_or_else(|_| Ok(Vec::new()))
    }

    /// Begins with a file: says what its content is.
    pub(crate) async fn begin(&self, found: &Found, place: Place) -> Result<Job, Problem> {
        let (path, name, seen_at) = (found.path.clone(), found.name.clone(), to_millis(self.clock.now()));
        let file = path.clone();
        let identity = blocking(move || identify(&file)).await?;
        let identity =
            identity.map_err(|error| Problem::of_disk("file_unreadable", "the file cannot be read", &error))?;
        self.watch.starts(&name, identity.look.size);
        let job = Job { path, name, place, identity, seen_at, sent: found.sent.clone() };
        if job.sent.is_some() { job.again() } else { Ok(job) }
    }

    /// A reading of the file, as an export of a source or of whatever it is.
    pub(crate) fn reading(&self, job: &Job, source: Option<Source>) -> Reading {
        let hint = Hint {
            source,
            account: job.place.account.clone(),
            report: job.place.report.clone(),
            days: job.sent.as_ref().map_or(self.orders.days, |sent| sent.days),
            zone: self.settings.zone_of(source, &job.place.account),
        };
        Reading { path: job.path.clone(), hint, look: job.identity.look, watch: Arc::clone(&self.watch) }
    }

    /// Where the file is sent. Where nobody says its source, its content does.
    pub(crate) async fn sent_to(&self, job: &Job) -> Result<SentTo, Stop> {
        let source = match job.place.source {
            Some(source) => source,
            None => read_only(self.reading(job, None)).await?.scope.source,
        };
        Ok(SentTo { source, account: job.place.account.clone(), report: job.place.report.clone() })
    }

    /// When the platform produced the file, and what a person should know about that.
    pub(crate) fn date(
        &self,
        job: &Job,
        to: &SentTo,
        facts: Option<&ExportFacts>,
        known: Option<Remembered>,
    ) -> (Exported, Vec<String>) {
        let clues = Clues {
            flag: self.orders.exported_at.filter(|_| job.sent.is_none()),
            file: None,
            recorded: job.sent.as_ref().map(|sent| sent.exported).or(known.map(|known| known.exported)),
            modified: job.identity.look.modified,
            seen_at: known.map_or(job.seen_at, |known| known.seen_at),
            last_day: facts.and_then(ExportFacts::last_day),
            zone: &self.settings.zone(to),
        };
        (clues.exported(), clues.warnings())
    }
}
