use std::path::PathBuf;
use std::sync::Arc;

use domain::{ExportFacts, Exported, SentTo, Source};
use exports::Hint;
use jiff::Timestamp;
use telemetry::Clock;

use crate::blocking::blocking;
use crate::dating::{Clues, to_millis};
use crate::identity::{Identity, identify};
use crate::keeping::original_identity;
use crate::landing::{Found, Manner, Place, Search};
use crate::reading::{Reading, Stop};
use crate::sending::read_only;
use crate::{Orders, Problem, Remembered, Settings, UsageError, Watch};

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
        let identity = if found.manner == Manner::Archived { original_identity(&path, &identity)? } else { identity };
        self.watch.starts(&name, identity.look.size);
        Ok(Job { path, name, place, identity, seen_at })
    }

    /// A reading of the file, as an export of a source or of whatever it is.
    pub(crate) fn reading(&self, job: &Job, source: Option<Source>) -> Reading {
        let hint = Hint {
            source,
            account: job.place.account.clone(),
            report: job.place.report.clone(),
            days: self.orders.days,
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
            flag: self.orders.exported_at,
            file: None,
            recorded: known.map(|known| known.exported),
            modified: job.identity.look.modified,
            seen_at: known.map_or(job.seen_at, |known| known.seen_at),
            last_day: facts.and_then(ExportFacts::last_day),
            zone: &self.settings.zone(to),
        };
        (clues.exported(), clues.warnings())
    }
}
