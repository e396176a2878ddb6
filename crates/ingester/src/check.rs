use std::path::PathBuf;
use std::sync::Arc;

use domain::{ExportFacts, Hold, SentTo};
use telemetry::Clock;

use crate::job::{Desk, Job};
use crate::landing::Found;
use crate::reading::Stop;
use crate::sending::read_only;
use crate::{FileReport, Orders, Problem, Settings, Status, UsageError, Watch, export_id};

/// Reads files as ingesting would, and stores and moves nothing.
pub struct Checker {
    desk: Desk,
}

impl Checker {
    /// A checker. Settings without accounts do: then nothing is known about any.
    pub fn new(settings: Arc<Settings>, orders: Orders, clock: Arc<dyn Clock>) -> Self {
        Self { desk: Desk { settings, orders, clock, watch: Arc::new(crate::Quiet) } }
    }

    /// Tells `watch` how the run gets on.
    #[must_use]
    pub fn watched(mut self, watch: Arc<dyn Watch>) -> Self {
        self.desk.watch = watch;
        self
    }

    /// Reads the files of some paths, at once.
    pub async fn run(&self, paths: &[PathBuf]) -> Result<Vec<FileReport>, UsageError> {
        let mut reports = Vec::new();
        for found in self.desk.find(paths).await? {
            let report = self.file(found).await;
            self.desk.watch.done(&report);
            reports.push(report);
        }
        Ok(reports)
    }

    async fn file(&self, found: Found) -> FileReport {
        let mut report = FileReport::begin(&found.name);
        let place = match found.place.clone() {
            Ok(place) => place,
            Err(problem) => return report.misplaced(problem),
        };
        report.place(&place);
        let job = match self.desk.begin(&found, place).await {
            Ok(job) => job,
            Err(problem) => return report.ended(Status::Incomplete, problem),
        };
        match self.read(&job, &mut report).await {
            Ok(None) => FileReport { status: Status::Checked, ..report },
            Ok(Some(problem)) => report.ended(Status::Held, problem),
            Err(Stop::Fault(fault)) => report.faulty(&fault),
            Err(Stop::TryAgain(problem)) => report.ended(Status::Incomplete, problem),
        }
    }

    /// Reads a file, and says why it would be held.
    async fn read(&self, job: &Job, report: &mut FileReport) -> Result<Option<Problem>, Stop> {
        let facts = read_only(self.desk.reading(job, job.place.source)).await?;
        let to =
            SentTo { source: facts.scope.source, account: job.place.account.clone(), report: job.place.report.clone() };
        report.source = Some(to.source);
        report.export_id = Some(&to).filter(|to| !to.account.is_empty()).map(|to| export_id(to, &job.identity.sha256));
        report.facts(&facts);
        let (exported, warnings) = self.desk.date(job, &to, Some(&facts), None);
        report.dated(exported);
        report.warnings.extend(warnings);
        if !self.desk.settings.accounts.is_empty() {
            report.warnings.extend(self.desk.settings.unknown_account(&to));
        }
        Ok(hold(&self.desk.settings, &to, &facts))
    }
}

/// Why an export would be held, as far as its file alone says.
fn hold(settings: &Settings, to: &SentTo, facts: &ExportFacts) -> Option<Problem> {
    let (allowed, rejected) = (settings.max_rejects(to), facts.counts.rejected);
    let billed = settings.currency(to).zip(facts.currency).filter(|(account, file)| account != file);
    if let Some((account, file)) = billed {
        return Some(Problem::new(
            Hold::Currency.as_str(),
            format!("the file is in {file}, and account {}/{} is in {account}", to.source, to.account),
            "check that it is the right account, or correct its currency in the configuration",
        ));
    }
    if rejected > allowed {
        return Some(Problem::new(
            Hold::Rejects.as_str(),
            format!("{rejected} rows could not be read, and the report allows {allowed}"),
            "download the report again; where its rows are right, raise max_rejects of the report",
        ));
    }
    facts.beyond_tolerance.then(|| {
        Problem::new(
            Hold::NotReconciled.as_str(),
            "its rows do not add up to the platform's own total",
            "download the report again with all of its rows",
        )
    })
}
