//! Putting an original away is the last step: whoever dies before it meets the file again.

use std::path::PathBuf;

use domain::{DatedBy, Exported, SentTo};
use exports::{Fault, Redacted};

use crate::blocking::blocking;
use crate::job::{Desk, Job};
use crate::keeping::{Original, Said, Wish, archive, quarantine};
use crate::landing::Manner;
use crate::{FileReport, Problem, Status};

impl Desk {
    /// Puts the original where its outcome says.
    pub(crate) async fn keep(&self, manner: Manner, job: &Job, to: &SentTo, report: FileReport) -> FileReport {
        match report.status {
            // It is there.
            _ if manner == Manner::Archived => report,
            Status::Visible | Status::Duplicate | Status::Held | Status::Superseded => {
                self.to_archive(manner, job, to, report).await
            }
            Status::Quarantined => {
                let fault = refused(report.error.clone());
                self.set_aside(manner, job, &fault, report).await
            }
            // It stays where it is, and is read again.
            Status::Incomplete | Status::Checked => report,
        }
    }

    async fn to_archive(&self, manner: Manner, job: &Job, to: &SentTo, report: FileReport) -> FileReport {
        let (at, by) = (report.exported_at, report.exported_at_from);
        let said = Said {
            file: job.name.clone(),
            seen_at: job.seen_at,
            exported: Exported { at: at.unwrap_or(job.seen_at), by: by.unwrap_or(DatedBy::Mtime) },
            days: self.orders.days,
        };
        let (root, to, original) = (self.settings.folders.archive.clone(), to.clone(), original(manner, job));
        let people = Redacted::is_needed(to.source).then(|| self.reading(job, Some(to.source)));
        let done = blocking(move || archive(&root, &to, &original, people, said)).await;
        put_away(done, report, "not_archived", "the archive")
    }

    /// Puts the original into the quarantine, with the reason beside it.
    pub(crate) async fn set_aside(&self, manner: Manner, job: &Job, fault: &Fault, report: FileReport) -> FileReport {
        let (root, place, name) = (self.settings.folders.quarantine.clone(), job.place.clone(), job.name.clone());
        let (original, fault, at) = (original(manner, job), fault.clone(), job.seen_at);
        let done = blocking(move || quarantine(&root, &place, &name, &original, &fault, at)).await;
        put_away(done, report, "not_quarantined", "the quarantine")
    }
}

fn original(manner: Manner, job: &Job) -> Original {
    let wish = match manner {
        Manner::Dropped | Manner::Named => Wish::Move,
        Manner::Outside | Manner::Archived => Wish::Copy,
    };
    Original { path: job.path.clone(), identity: job.identity.clone(), wish }
}

/// What was published stays published: that its file could not be put away is said beside it.
fn put_away(
    done: Result<std::io::Result<PathBuf>, Problem>,
    mut report: FileReport,
    code: &str,
    place: &str,
) -> FileReport {
    let what = format!("the file could not be put into {place} and stays where it is");
    let problem = match done {
        Ok(Ok(_)) => return report,
        Ok(Err(error)) => Problem::of_disk(code, &what, &error),
        Err(problem) => problem,
    };
    report.warnings.push(problem.to_string());
    report.error.get_or_insert(problem);
    report
}

fn refused(problem: Option<Problem>) -> Fault {
    let unknown = || Problem::new("refused", "the books refused it", "look into the log of this run");
    let Problem { code, message, remedy } = problem.unwrap_or_else(unknown);
    Fault { code, message, remedy, row: None, column: None }
}
