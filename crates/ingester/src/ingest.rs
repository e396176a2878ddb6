use std::path::PathBuf;
use std::sync::Arc;

use bus::{Manifest, Message, Producer};
use domain::{ExportFacts, ExportId, Exported, LoadId, SentTo};
use telemetry::Clock;

use crate::job::{Desk, Job};
use crate::landing::{Found, Manner, Place};
use crate::reading::Stop;
use crate::sending::{read_and_send, read_only, send};
use crate::{
    Closing, Closings, FileReport, Known, LoadIds, Orders, Problem, Remembered, Settings, Status, UsageError, Watch,
    export_id,
};

/// Takes files onto the bus, one after another, and puts each away once it is known what
/// became of it.
pub struct Ingester<P, K, C> {
    pub(crate) desk: Desk,
    producer: P,
    pub(crate) known: K,
    closings: C,
    loads: LoadIds,
}

/// An export that is being sent.
struct Export<'a> {
    job: &'a Job,
    to: SentTo,
    id: ExportId,
    known: Option<Remembered>,
}

impl<P: Producer, K: Known, C: Closings> Ingester<P, K, C> {
    /// An ingester that sends to `producer`, asks `known` what is there already and
    /// `closings` what became of what it sent.
    pub fn new(settings: Arc<Settings>, orders: Orders, clock: Arc<dyn Clock>, ports: (P, K, C)) -> Self {
        let (producer, known, closings) = ports;
        let desk = Desk { settings, orders, clock, watch: Arc::new(crate::Quiet) };
        Self { desk, producer, known, closings, loads: LoadIds::default() }
    }

    /// Tells `watch` how the run gets on.
    #[must_use]
    pub fn watched(mut self, watch: Arc<dyn Watch>) -> Self {
        self.desk.watch = watch;
        self
    }

    /// Names sendings by `loads`.
    #[must_use]
    pub fn naming(mut self, loads: LoadIds) -> Self {
        self.loads = loads;
        self
    }

    /// Takes in the files of some paths; of the landing folder where none is named, and then also
    /// what lies in the archive and not in the books. One bad file never stops the others. What
    /// is still being copied gets no report.
    pub async fn run(&self, paths: &[PathBuf]) -> Result<Vec<FileReport>, UsageError> {
        let mut reports = Vec::new();
        let dropped = self.desk.find(paths).await?;
        let forgotten = if paths.is_empty() { self.forgotten().await } else { Vec::new() };
        for found in forgotten.into_iter().chain(dropped) {
            if found.must_wait(self.desk.clock.now()) {
                tracing::debug!(file = %found.name, "waits for the next run: it may still be being copied");
                continue;
            }
            let report = self.file(&found).await;
            tracing::info!(file = %report.file, status = report.status.as_str(), rows = report.accepted, "done");
            self.desk.watch.done(&report);
            reports.push(report);
        }
        Ok(reports)
    }

    async fn file(&self, found: &Found) -> FileReport {
        let mut report = FileReport::begin(&found.name);
        let place = match belongs(found) {
            Ok(place) => place,
            // Nobody knows where to put it, so it stays where it is.
            Err(problem) => return report.misplaced(problem),
        };
        report.place(&place);
        if found.manner == Manner::Archived {
            report.warnings.push(SENT_AGAIN.to_owned());
        }
        match self.desk.begin(found, place).await {
            Ok(job) => self.job(found.manner, &job, report).await,
            Err(problem) => report.ended(Status::Incomplete, problem),
        }
    }

    async fn job(&self, manner: Manner, job: &Job, mut report: FileReport) -> FileReport {
        match self.export(job, &mut report).await {
            Ok((to, closing)) => {
                report.closed(closing);
                self.desk.keep(manner, job, &to, report).await
            }
            Err(Stop::Fault(fault)) if manner == Manner::Archived => report.unread_again(&fault),
            Err(Stop::Fault(fault)) => self.desk.set_aside(manner, job, &fault, report.faulty(&fault)).await,
            Err(Stop::TryAgain(problem)) => report.ended(Status::Incomplete, problem),
        }
    }

    async fn export(&self, job: &Job, report: &mut FileReport) -> Result<(SentTo, Closing), Stop> {
        let to = self.desk.sent_to(job).await?;
        let id = export_id(&to, &job.identity.sha256);
        report.source = Some(to.source);
        report.export_id = Some(id.clone());
        let known = self.known.known(&id).await.map_err(|error| Stop::TryAgain(no_books(&error.to_string())))?;
        let export = Export { job, to, id, known };
        report.dated(self.desk.date(job, &export.to, None, known).0);
        let closing = self.send(&export, report).await?;
        Ok((export.to, closing))
    }

    /// Sends the rows of an export and closes it; a repeat is closed only.
    async fn send(&self, export: &Export<'_>, report: &mut FileReport) -> Result<Closing, Stop> {
        let reading = self.desk.reading(export.job, Some(export.to.source));
        let stored = export.known.is_some_and(|known| known.is_stored());
        let load = self.loads.next(self.desk.clock.now());
        let (facts, chunks) = if stored {
            (read_only(reading).await?, None)
        } else {
            let (facts, chunks) = read_and_send(reading, &self.producer, &export.to, load).await?;
            (facts, Some(chunks))
        };
        report.facts(&facts);
        report.warnings.extend(self.desk.settings.unknown_account(&export.to));
        let (exported, warnings) = self.desk.date(export.job, &export.to, Some(&facts), export.known);
        report.dated(exported);
        report.warnings.extend(warnings);
        let manifest = export.manifest(load, chunks, exported, facts);
        send(&self.producer, &export.to, Message::Manifest(Box::new(manifest))).await.map_err(Stop::TryAgain)?;
        Ok(self.closings.outcome(&export.id, load).await)
    }
}

impl Export<'_> {
    fn manifest(&self, load: LoadId, chunks: Option<u32>, exported: Exported, facts: ExportFacts) -> Manifest {
        Manifest {
            load,
            chunks,
            export: self.id.clone(),
            sha256: self.job.identity.sha256.clone(),
            file: self.job.name.clone(),
            exported,
            seen_at: self.job.seen_at,
            facts,
        }
    }
}

/// What a person should know of an original that comes from the archive.
const SENT_AGAIN: &str = "the books did not know this export, so its original was sent again from the archive; what a \
                          person decided about it since is not in there: see whether it has to be withdrawn or decided \
                          again";

/// Where a file belongs; its account has to be known.
fn belongs(found: &Found) -> Result<Place, Problem> {
    let place = found.place.clone()?;
    if !place.account.is_empty() {
        return Ok(place);
    }
    let code = if place.source.is_some() { "cannot_tell_account" } else { "cannot_tell_source" };
    Err(Problem::new(
        code,
        format!("`{}` lies outside the landing folder, and nothing says which account it is of", found.name),
        "name --source and --account, or put it into the landing folder",
    ))
}

fn no_books(error: &str) -> Problem {
    Problem::new("books_unavailable", format!("the books cannot be asked: {error}"), "the next run tries again")
}
