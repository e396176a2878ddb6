use domain::{Breakdown, Counts, Day, DeliveryRow, EntityRef, Level, Metric, Money, Reach, Span};

use crate::cell::{self, Problem};
use crate::record::Record;

use super::dialect::Dialect;
use super::faults;
use super::filled::Filled;
use super::plan::Plan;
use super::role::Role;

/// The cells of one row, read but not yet judged.
pub(crate) struct Draft<'a> {
    pub(crate) row: DeliveryRow<'a>,
    /// The metrics whose cells are not empty.
    pub(crate) filled: Filled,
    pub(crate) currency: &'a str,
    pub(crate) account: &'a str,
    pub(crate) account_name: &'a str,
    day: Option<Day>,
    starts: Option<Day>,
    ends: Option<Day>,
}

/// Which cells of a row are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cells {
    All,
    /// Metrics, and their currency.
    Figures,
}

/// A problem, and the place of its column.
pub(crate) type Placed = (usize, Problem);

/// A problem, and the role of its column.
pub(crate) type Blame = (Role, Problem);

impl<'a> Draft<'a> {
    /// Reads the cells of a row, in place: a draft is too large to be moved about for every row.
    pub(crate) fn fill<D: Dialect>(
        &mut self,
        plan: &Plan,
        record: &Record<'a>,
        dialect: &mut D,
        of: Cells,
    ) -> Result<(), Placed> {
        for (at, (cell, role)) in record.cells().zip(&plan.roles).enumerate() {
            if (of == Cells::All || role.is_figure()) && !D::is_nothing(cell) {
                self.take(*role, cell, dialect).map_err(|problem| (at, problem))?;
            }
        }
        Ok(())
    }

    pub(crate) fn blank() -> Self {
        let nothing = EntityRef { id: "", name: "" };
        let row = DeliveryRow {
            span: Span::day(Day::from_epoch_days(0)),
            campaign: nothing,
            adset: nothing,
            ad: nothing,
            cells: [""; Breakdown::COUNT],
            counts: Counts::default(),
            spend: Money::ZERO,
            reach: None,
        };
        let (day, starts, ends) = (None, None, None);
        Self { row, filled: Filled::default(), currency: "", account: "", account_name: "", day, starts, ends }
    }

    fn take<D: Dialect>(&mut self, role: Role, cell: &'a str, dialect: &mut D) -> Result<(), Problem> {
        match role {
            Role::CampaignId => self.row.campaign.id = cell::id(cell)?,
            Role::CampaignName => self.row.campaign.name = cell,
            Role::AdsetId => self.row.adset.id = cell::id(cell)?,
            Role::AdsetName => self.row.adset.name = cell,
            Role::AdId => self.row.ad.id = cell::id(cell)?,
            Role::AdName => self.row.ad.name = cell,
            Role::Breakdown(breakdown) => self.split(breakdown, cell),
            Role::Day => self.day = Some(dialect.day(cell)?),
            Role::Starts => self.starts = Some(dialect.starts(cell)?),
            Role::Ends => self.ends = Some(dialect.ends(cell)?),
            Role::Window => self.window(dialect.window(cell)?),
            Role::Count(metric) => self.count(metric, D::count(cell)?),
            Role::Spend => self.spend(D::spend(cell)?),
            Role::Reach => self.row.reach = Some(Reach::new(D::count(cell)?.unsigned_abs())),
            Role::Currency => self.currency(cell)?,
            Role::AccountId => self.account = cell::id(cell)?,
            Role::AccountName => self.account_name = cell,
            Role::Unknown if !D::is_figure(cell) => return Err(Problem::File(faults::unknown_column())),
            Role::Splits => return Err(Problem::File(faults::splits())),
            Role::Period | Role::Delivery | Role::Harmless | Role::Unknown => {}
        }
        Ok(())
    }

    fn window(&mut self, window: Span) {
        (self.starts, self.ends) = (Some(window.from), Some(window.to));
    }

    fn split(&mut self, breakdown: Breakdown, cell: &'a str) {
        if let Some(place) = self.row.cells.get_mut(breakdown as usize) {
            *place = cell;
        }
    }

    fn count(&mut self, metric: Metric, count: i64) {
        if let Some(place) = self.row.counts.get_mut(metric.index()) {
            *place = count;
        }
        self.filled = self.filled.with(metric);
    }

    fn spend(&mut self, spend: Money) {
        self.row.spend = spend;
        self.filled = self.filled.with_spend();
    }

    fn currency(&mut self, cell: &'a str) -> Result<(), Problem> {
        if !self.currency.is_empty() && self.currency != cell {
            return Err(Problem::File(faults::currency(self.currency, cell)));
        }
        self.currency = cell;
        Ok(())
    }

    /// The range of the dates of a window, where both are there.
    pub(crate) fn range(&self) -> Option<Span> {
        Span::new(self.starts?, self.ends?)
    }

    /// The day or window of a body row, or the role of the column at fault.
    pub(crate) fn span(&self, plan: &Plan) -> Result<Span, Blame> {
        if !plan.has_day {
            return self.whole();
        }
        let Some(day) = self.day else { return Err((Role::Day, absent())) };
        let other = |date: Option<Day>| date.is_some_and(|date| date != day);
        if other(self.starts) || other(self.ends) {
            let message = format!("`{day}` is not the day that the reporting dates give");
            return Err((Role::Day, Problem::Value("day_disagrees", message)));
        }
        Ok(Span::day(day))
    }

    fn whole(&self) -> Result<Span, Blame> {
        let starts = self.starts.ok_or_else(|| (Role::Starts, absent()))?;
        let ends = self.ends.ok_or_else(|| (Role::Ends, absent()))?;
        Span::new(starts, ends).ok_or_else(|| {
            let message = format!("`{ends}` is before the start, `{starts}`");
            (Role::Ends, Problem::Value("end_before_start", message))
        })
    }

    /// Whether the row names no entity although the report is about some.
    pub(crate) fn lacks_entity(&self, plan: &Plan) -> bool {
        let absent = self.row.campaign.is_absent() && self.row.adset.is_absent() && self.row.ad.is_absent();
        absent && plan.level != Level::Account
    }
}

/// Why a row that names nothing is no row of this report.
#[cold]
pub(crate) fn unnamed(plan: &Plan) -> Blame {
    let problem = Problem::Value("no_name", "is empty, so it is not clear what the row is about".to_owned());
    (plan.names().unwrap_or(Role::Unknown), problem)
}

#[cold]
fn absent() -> Problem {
    Problem::Value("bad_date", "is empty, but a row needs its date".to_owned())
}
