use domain::{Breakdown, BreakdownSet, Carried, Currency, Level};

use crate::Fault;

use super::headers::{Header, Headers};
use super::role::Role;

/// What the header line says once and for all: the role of each column, and what the rows
/// can carry.
pub(crate) struct Plan {
    pub(crate) headers: Vec<String>,
    pub(crate) roles: Vec<Role>,
    pub(crate) level: Level,
    pub(crate) breakdowns: BreakdownSet,
    pub(crate) carried: Carried,
    /// The currency, as far as the header line or the rows so far have said it.
    pub(crate) currency: Option<Currency>,
    pub(crate) has_day: bool,
    /// Which columns tell rows apart.
    pub(crate) dimensions: Dimensions,
}

/// Which columns tell rows apart, and so are empty on a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dimensions {
    /// There are none: every row is a body row.
    None,
    /// Only the account's name or id.
    Account,
    /// Entities, breakdowns, days, weeks.
    Columns,
}

impl Plan {
    /// The plan of a header line.
    ///
    /// # Errors
    /// Two columns say the same, or the line is cut short.
    pub(crate) fn new(headers: &Headers, currency: Option<Currency>) -> Result<Self, Fault> {
        let roles = settled(headers)?;
        Ok(Self {
            level: roles.iter().filter_map(|role| role.level()).max().unwrap_or(Level::Account),
            breakdowns: roles.iter().filter_map(|role| breakdown(*role)).collect(),
            carried: carried(&roles),
            currency,
            has_day: roles.contains(&Role::Day),
            dimensions: dimensions(&roles),
            roles,
            headers: headers.columns.iter().map(|column| column.written.clone()).collect(),
        })
    }

    /// The first role that names an entity or, where none does, tells rows apart.
    pub(crate) fn names(&self) -> Option<Role> {
        let first = |is: fn(Role) -> bool| self.roles.iter().copied().find(|role| is(*role));
        first(|role| role.level().is_some()).or_else(|| first(Role::is_dimension))
    }

    /// The header of a column.
    pub(crate) fn header(&self, at: usize) -> Option<&str> {
        self.headers.get(at).map(String::as_str)
    }

    /// The header of the first column of a role.
    pub(crate) fn header_of(&self, role: Role) -> &str {
        let at = self.roles.iter().position(|known| *known == role);
        at.and_then(|at| self.header(at)).unwrap_or("")
    }
}

/// The role of each column, where each role that matters belongs to one column.
fn settled(headers: &Headers) -> Result<Vec<Role>, Fault> {
    if !headers.ended && headers.columns.last().is_some_and(|column| column.role == Role::Unknown) {
        return Err(super::faults::cut_short().at_row(headers.line));
    }
    let roles = headers.columns.iter().enumerate().map(|(at, column)| {
        let rivals =
            headers.columns.iter().enumerate().filter(|(other, rival)| *other != at && rival.role == column.role);
        let mut rivals = rivals.map(|(_, rival)| rival).filter(|_| column.role.is_single());
        match rivals.clone().find(|rival| rival.rank == column.rank) {
            Some(rival) => Err(duplicate(headers, column, rival)),
            None if rivals.any(|rival| rival.rank < column.rank) => Ok(Role::Harmless),
            None => Ok(column.role),
        }
    });
    roles.collect()
}

fn duplicate(headers: &Headers, column: &Header, rival: &Header) -> Fault {
    let message = format!("two columns say the same: `{}` and `{}`", column.written, rival.written);
    let remedy = "Download the report again with each column once; it is not clear which one counts.";
    Fault::new("duplicate_column", message, remedy).at_row(headers.line).in_column(&column.written)
}

fn breakdown(role: Role) -> Option<Breakdown> {
    if let Role::Breakdown(breakdown) = role { Some(breakdown) } else { None }
}

fn carried(roles: &[Role]) -> Carried {
    roles.iter().fold(Carried::NOTHING, |carried, role| match role {
        Role::Count(metric) => carried.with(*metric),
        Role::Spend => carried.with_spend(),
        Role::Reach => carried.with_reach(),
        _ => carried,
    })
}

fn dimensions(roles: &[Role]) -> Dimensions {
    if roles.iter().any(|role| role.is_dimension()) {
        Dimensions::Columns
    } else if roles.contains(&Role::AccountId) || roles.contains(&Role::AccountName) {
        Dimensions::Account
    } else {
        Dimensions::None
    }
}
