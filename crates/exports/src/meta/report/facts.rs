use domain::{ExportFacts, Scope, Source};

use crate::Fault;
use crate::meta::reconcile::{Body, reconcile};

use super::Report;

/// The name of the layout.
const LAYOUT: &str = "meta_ads_reporting_csv";

impl Report {
    /// What the whole file said.
    pub(crate) fn finish(mut self) -> Result<ExportFacts, Fault> {
        let range = self.summary.as_ref().and_then(|summary| summary.range);
        let window = self.windows.close(range, self.hint.days)?;
        let platform_totals = self.summary.as_ref().map(|summary| summary.totals.clone());
        let body = Body {
            totals: &self.totals,
            named: self.plan.carried,
            filled: self.filled,
            breakdowns: self.plan.breakdowns,
        };
        let found = reconcile(&body, platform_totals.as_ref());
        self.warnings.extend(found.warnings);
        Ok(ExportFacts {
            layout: LAYOUT.to_owned(),
            scope: Scope {
                source: Source::Meta,
                account: self.hint.account,
                report: self.hint.report,
                level: self.plan.level,
                breakdowns: self.plan.breakdowns,
            },
            reach: self.summary.and_then(|summary| summary.reach_row(window.bounds())).into_iter().collect(),
            window,
            currency: self.plan.currency,
            carried: found.carried,
            counts: self.counts,
            rejects: self.rejects,
            totals: self.totals,
            platform_totals,
            reconciled: found.agrees,
            beyond_tolerance: found.agrees == Some(false),
            warnings: self.warnings,
        })
    }
}
