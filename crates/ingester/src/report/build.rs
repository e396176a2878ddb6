use domain::{BreakdownSet, ExportFacts, Exported};
use exports::Fault;

use super::{FileReport, MissingLine, Status, Totals};
use crate::landing::{Place, UNNOTED, UNREADABLE_FOLDER};
use crate::{Closing, Problem};

/// Entities and rejects that are told in full.
const TOLD: usize = 20;

impl FileReport {
    /// A report about a file of which nothing but its name is known.
    pub(crate) fn begin(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            export_id: None,
            source: None,
            layout: None,
            account: None,
            report: None,
            level: None,
            breakdowns: BreakdownSet::EMPTY,
            from: None,
            to: None,
            currency: None,
            exported_at: None,
            exported_at_from: None,
            rows: 0,
            accepted: 0,
            rejected: 0,
            rejects: Vec::new(),
            repeated_keys: 0,
            totals: Totals::default(),
            platform_totals: None,
            reconciled: None,
            status: Status::Incomplete,
            missing: Vec::new(),
            warnings: Vec::new(),
            error: None,
        }
    }

    /// Where it belongs.
    pub(crate) fn place(&mut self, place: &Place) {
        self.source = place.source;
        self.account = Some(place.account.clone()).filter(|account| !account.is_empty());
        self.report = Some(place.report.clone());
    }

    /// What reading it said.
    pub(crate) fn facts(&mut self, facts: &ExportFacts) {
        let (scope, counts, bounds) = (&facts.scope, &facts.counts, facts.window.bounds());
        self.layout = Some(facts.layout.clone());
        self.level = Some(scope.level);
        self.breakdowns = scope.breakdowns;
        (self.from, self.to) = (bounds.map(|days| days.from), bounds.map(|days| days.to));
        self.currency = facts.currency;
        (self.rows, self.accepted, self.rejected) = (counts.rows, counts.accepted, counts.rejected);
        self.repeated_keys = counts.repeated_keys;
        self.rejects = facts.rejects.iter().take(TOLD).cloned().collect();
        self.totals = Totals::of_body(facts);
        self.platform_totals = facts.platform_totals.as_ref().map(|own| Totals::of_platform(facts.carried, own));
        self.reconciled = facts.reconciled;
        self.warnings.extend(facts.warnings.iter().cloned());
    }

    /// When the platform produced it.
    pub(crate) fn dated(&mut self, exported: Exported) {
        (self.exported_at, self.exported_at_from) = (Some(exported.at), Some(exported.by));
    }

    /// What closing it came to.
    pub(crate) fn closed(&mut self, closing: Closing) {
        self.status = closing.status;
        self.dated(closing.exported);
        self.export_id = Some(closing.export_id);
        self.missing = closing.missing.iter().take(TOLD).map(MissingLine::from).collect();
        for warning in closing.warnings {
            if !self.warnings.contains(&warning) {
                self.warnings.push(warning);
            }
        }
        self.error = closing.error;
    }

    /// It ends here, for a reason.
    pub(crate) fn ended(mut self, status: Status, problem: Problem) -> Self {
        (self.status, self.error) = (status, Some(problem));
        self
    }

    /// It lies where it cannot be taken from: a person has to move it, or the disk to come back.
    pub(crate) fn misplaced(self, problem: Problem) -> Self {
        let is_left = [UNREADABLE_FOLDER, UNNOTED].contains(&problem.code.as_str());
        let status = if is_left { Status::Incomplete } else { Status::Quarantined };
        self.ended(status, problem)
    }

    /// It is in the archive, so it could be read once, and stays there.
    pub(crate) fn unread_again(self, fault: &Fault) -> Self {
        let problem = Problem::from(fault);
        let remedy = "an earlier version of the program read it: report this fault; its figures are missing until then";
        let remedy = remedy.to_owned();
        self.ended(Status::Incomplete, Problem { remedy, ..problem })
    }

    /// It could not be read.
    pub(crate) fn faulty(self, fault: &Fault) -> Self {
        self.ended(Status::Quarantined, Problem::from(fault))
    }
}
