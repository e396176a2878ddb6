use domain::{
    BreakdownSet, Carried, Currency, EntityPath, ExportFacts, Level, Money, PlatformTotals, Reach, ReachRow, Scope,
    Source, Span, Window,
};

use crate::{Fault, Hint};

use super::body::Body;
use super::reconcile::reconcile;

/// What is known of all rows of a file alike.
pub(crate) struct Frame {
    /// The name of the layout.
    pub(crate) layout: &'static str,
    pub(crate) source: Source,
    pub(crate) level: Level,
    pub(crate) breakdowns: BreakdownSet,
    /// The metrics that the file has columns for.
    pub(crate) carried: Carried,
    pub(crate) currency: Option<Currency>,
}

/// What the platform says of the file as a whole.
#[derive(Default)]
pub(crate) struct Platform {
    /// Its own total of the rows.
    pub(crate) total: Option<PlatformTotals>,
    /// The account's de-duplicated reach, which no sum of rows gives.
    pub(crate) reach: Option<Reach>,
    /// The days that the file says it covers.
    pub(crate) covers: Option<Span>,
    /// Metrics that are not known, rather than 0, where every row leaves them blank.
    pub(crate) suppresses: Carried,
    /// By how much the spend of one row may be off, since the platform rounds it.
    pub(crate) rounding: Money,
}

impl Body {
    /// What the whole file said.
    ///
    /// # Errors
    /// The rows lie outside the days that the file, or a person, says it covers.
    pub(crate) fn finish(self, hint: Hint, frame: &Frame, said: Platform) -> Result<ExportFacts, Fault> {
        let found = reconcile(&self, frame.carried, &said);
        let window = self.windows.close(said.covers, hint.days)?;
        let (counts, rejects, totals, mut warnings) = (self.counts, self.rejects, self.totals, self.warnings);
        warnings.extend(found.warnings);
        Ok(ExportFacts {
            layout: frame.layout.to_owned(),
            scope: Scope {
                source: frame.source,
                account: hint.account,
                report: hint.report,
                level: frame.level,
                breakdowns: frame.breakdowns,
            },
            reach: said.reach_row(&window).into_iter().collect(),
            window,
            currency: frame.currency,
            carried: found.carried,
            counts,
            rejects,
            totals,
            platform_totals: said.total,
            reconciled: found.agrees,
            beyond_tolerance: found.agrees == Some(false),
            warnings,
        })
    }
}

impl Platform {
    fn reach_row(&self, window: &Window) -> Option<ReachRow> {
        let span = self.covers.or(window.bounds())?;
        Some(ReachRow { span, entity: EntityPath::default(), reach: self.reach? })
    }
}
