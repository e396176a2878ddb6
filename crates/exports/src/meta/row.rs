use domain::{Breakdown, Counts, Day, DeliveryRow, EntityRef, Level, Metric, Money, Reach, Span};

use crate::cell::{self, Dates, Problem};
use crate::record::Record;

use super::columns::Role;
use super::filled::Filled;
use super::plan::{Dimensions, Plan};

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

/// A problem, and the place of its column.
pub(crate) type Placed = (usize, Problem);

impl<'a> Draft<'a> {
    /// Reads the cells of a row by the plan, in place: a draft is too large to be moved about
    /// for every row.
    pub(crate) fn fill(&mut self, plan: &Plan, record: &Record<'a>, dates: &mut Dates) -> Result<(), Placed> {
        for (at, (cell, role)) in record.cells().zip(&plan.roles).enumerate() {
            if !cell.is_empty() {
                self.take(*role, cell, dates).map_err(|problem| (at, problem))?;
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

    fn take(&mut self, role: Role, cell: &'a str, dates: &mut Dates) -> Result<(), Problem> {
        match role {
            Role::CampaignId => self.row.campaign.id = cell::id(cell)?,
            Role::CampaignName => self.row.campaign.name = cell,
            Role::AdsetId => self.row.adset.id = cell::id(cell)?,
            Role::AdsetName => self.row.adset.name = cell,
            Role::AdId => self.row.ad.id = cell::id(cell)?,
            Role::AdName => self.row.ad.name = cell,
            Role::Breakdown(breakdown) => self.split(breakdown, cell),
            Role::Day => self.day = Some(dates.read(cell)?),
            Role::Starts => self.starts = Some(dates.read(cell)?),
            Role::Ends => self.ends = Some(dates.read(cell)?),
            Role::Count(metric) => self.count(metric, cell)?,
            Role::Spend => self.spend(cell)?,
            Role::Reach => self.reach(cell)?,
            Role::Currency => self.currency = cell,
            Role::AccountId => self.account = cell::id(cell)?,
            Role::AccountName => self.account_name = cell,
            Role::Unknown if !cell::is_figure(cell) => return Err(Problem::File(super::faults::unknown_column())),
            Role::Splits => return Err(Problem::File(super::faults::unknown_column())),
            Role::Period | Role::Delivery | Role::Harmless | Role::Unknown => {}
        }
        Ok(())
    }

    fn split(&mut self, breakdown: Breakdown, cell: &'a str) {
        if let Some(place) = self.row.cells.get_mut(breakdown as usize) {
            *place = cell;
        }
    }

    fn count(&mut self, metric: Metric, cell: &str) -> Result<(), Problem> {
        let count = cell::count(cell)?;
        if let Some(place) = self.row.counts.get_mut(metric.index()) {
            *place = count;
        }
        self.filled = self.filled.with(metric);
        Ok(())
    }

    fn spend(&mut self, cell: &str) -> Result<(), Problem> {
        self.row.spend = cell::spend(cell)?;
        self.filled = self.filled.with_spend();
        Ok(())
    }

    fn reach(&mut self, cell: &str) -> Result<(), Problem> {
        self.row.reach = Some(Reach::new(cell::count(cell)?.unsigned_abs()));
        Ok(())
    }

    /// The range of the reporting dates, where both are there.
    pub(crate) fn range(&self) -> Option<Span> {
        Span::new(self.starts?, self.ends?)
    }

    /// The day or window of a body row, or the role of the column at fault.
    pub(crate) fn span(&self, plan: &Plan) -> Result<Span, (Role, Problem)> {
        if !plan.has_day {
            return self.window();
        }
        let Some(day) = self.day else { return Err((Role::Day, absent())) };
        let other = |date: Option<Day>| date.is_some_and(|date| date != day);
        if other(self.starts) || other(self.ends) {
            let message = format!("`{day}` is not the day that the reporting dates give");
            return Err((Role::Day, Problem::Value("day_disagrees", message)));
        }
        Ok(Span::day(day))
    }

    fn window(&self) -> Result<Span, (Role, Problem)> {
        let starts = self.starts.ok_or_else(|| (Role::Starts, absent()))?;
        let ends = self.ends.ok_or_else(|| (Role::Ends, absent()))?;
        Span::new(starts, ends).ok_or_else(|| {
            let message = format!("`{ends}` is before the start, `{starts}`");
            (Role::Ends, Problem::Value("end_before_start", message))
        })
    }

    /// Why a row that names nothing is no row of this report. Beside a summary row, an empty
    /// cell is a group without a name; without one, it may be a total that was moved.
    pub(crate) fn unnamed(&self, plan: &Plan, nothing: bool, summarised: bool) -> Option<Problem> {
        let absent = self.row.campaign.is_absent() && self.row.adset.is_absent() && self.row.ad.is_absent();
        let lacks_entity = absent && plan.level != Level::Account;
        (lacks_entity || (nothing && !summarised))
            .then(|| Problem::Value("no_name", "is empty, so it is not clear what the row is about".to_owned()))
    }
}

#[cold]
fn absent() -> Problem {
    Problem::Value("bad_date", "is empty, but a row needs its date".to_owned())
}

/// Whether every cell that tells rows apart is empty. The state of delivery is empty on the
/// summary row too, or 0 in the table export.
pub(crate) fn names_nothing(plan: &Plan, record: &Record<'_>) -> bool {
    let blank = |role: Role, cell: &str| match (plan.dimensions, role) {
        (_, Role::Delivery) => matches!(cell, "" | "0"),
        (Dimensions::Account, Role::AccountId | Role::AccountName) => cell.is_empty(),
        (Dimensions::Columns, role) => cell.is_empty() || !role.is_dimension(),
        _ => true,
    };
    plan.dimensions != Dimensions::None && record.cells().zip(&plan.roles).all(|(cell, role)| blank(*role, cell))
}
