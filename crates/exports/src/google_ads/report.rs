use domain::{ExportFacts, Metric, Money, Reach, Source, Span};

use crate::cell::Problem;
use crate::record::Record;
use crate::table::{
    Blame, Dialect, Draft, Headers, Plan, Platform, Role, Rows, after_total, every_figure, unnamed, wanted,
};
use crate::{Fault, Hint, Sink};

use super::dialect::Downloaded;
use super::header::{WANTED, no_dates, window};
use super::preamble::Preamble;
use super::totals::{Totals, kind};

/// The name of the layout.
const LAYOUT: &str = "google_ads_report_csv";
/// How many rows a page of the interface has at most, as far as is known.
const PAGE: u64 = 100;

/// A report that is being read, row by row.
pub(crate) struct Report {
    rows: Rows<Downloaded>,
    totals: Totals,
    /// The days that rows without a day are about.
    window: Option<Span>,
    /// The days that the file says it covers.
    covers: Option<Span>,
    /// How many columns stand before the first figure.
    texts: usize,
    /// Why no row can be read, which is no matter where there is none.
    barren: Option<Fault>,
}

impl Report {
    pub(crate) fn new(preamble: &Preamble, headers: &Headers, hint: Hint) -> Result<Self, Fault> {
        let plan = Plan::new(headers, None)?;
        let (covers, window) = (preamble.span(), window(preamble, &hint));
        let first = plan.roles.iter().position(|role| role.is_metric()).filter(|at| *at > 0);
        let texts = first.unwrap_or(plan.roles.len());
        let undated = (!plan.has_day && window.is_none()).then(|| no_dates(preamble));
        let mut rows = Rows::new(plan, Downloaded::new(), hint);
        let barren = match wanted(headers, &WANTED) {
            Err(fault) => Some(fault),
            Ok(warnings) => {
                rows.body.warnings = warnings;
                undated
            }
        };
        Ok(Self { rows, totals: Totals::default(), window, covers, texts, barren })
    }

    pub(crate) fn width(&self) -> usize {
        self.rows.width()
    }

    pub(crate) fn header(&self, at: usize) -> Option<&str> {
        self.rows.plan.header(at)
    }

    /// Reads a row below the header.
    pub(crate) fn row<S: Sink + ?Sized>(&mut self, record: &Record<'_>, sink: &mut S) -> Result<(), Fault> {
        record.has_width(self.width())?;
        if record.cells().all(Downloaded::is_nothing) {
            return Ok(());
        }
        if let Some(kind) = kind(&self.rows.plan, record, self.texts) {
            return self.totals.take(kind, record, &mut self.rows);
        }
        if self.totals.begun {
            return Err(after_total().at_row(record.line));
        }
        if let Some(fault) = &self.barren {
            return Err(fault.clone());
        }
        let window = self.window;
        self.rows.row(record, sink, |draft, plan, _| judge(draft, plan, window))
    }

    /// What the whole file said.
    pub(crate) fn finish(mut self) -> Result<ExportFacts, Fault> {
        if !self.totals.begun && self.rows.body.counts.rows == PAGE {
            self.rows.body.warn("The file has exactly 100 rows and no total: it may be one page of a longer report.");
        }
        let Totals { rows: total, reach, .. } = self.totals;
        // Each row is rounded to the hundredth.
        let rounding = Money::from_micros(5_000);
        let said = Platform { total, reach, covers: self.covers, suppresses: every_figure(), rounding };
        self.rows.finish(LAYOUT, Source::GoogleAds, said)
    }
}

/// Which days a row is about.
fn judge(draft: &mut Draft<'_>, plan: &Plan, window: Option<Span>) -> Result<Span, Blame> {
    if draft.lacks_entity(plan) {
        return Err(unnamed(plan));
    }
    let seen = draft.row.counts.get(Metric::Impressions.index()).is_some_and(|impressions| *impressions > 0);
    // Nobody was reached by nothing: where ads were seen, 0 says that the figure is withheld.
    draft.row.reach = draft.row.reach.filter(|reach| !(seen && *reach == Reach::new(0)));
    match window {
        Some(window) if !plan.has_day => within(draft, plan, window),
        _ => draft.span(plan),
    }
}

/// A row's own month, as far as the report covers it; or all that the report covers.
fn within(draft: &Draft<'_>, plan: &Plan, window: Span) -> Result<Span, Blame> {
    if !plan.roles.contains(&Role::Window) {
        return Ok(window);
    }
    let month = draft.range().ok_or_else(|| (Role::Window, Problem::Value("bad_month", "is empty".to_owned())))?;
    month.overlap(window).ok_or_else(|| {
        let message = format!("lies outside {window}, which the report covers");
        (Role::Window, Problem::Value("bad_month", message))
    })
}
