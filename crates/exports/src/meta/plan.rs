use domain::{Breakdown, BreakdownSet, Carried, Currency, Level, Metric};

use crate::Fault;

use super::columns::{Role, spend_currency};
use super::headers::{Header, Headers};

const AGAIN: &str = "Download the report again with that column, in English, and send it unchanged.";

/// Columns of which a report needs at least one, how other names for them begin, and what
/// they are called in a sentence.
const WANTED: [(&str, Role, &[&str], &str); 2] = [
    ("Impressions", Role::Count(Metric::Impressions), &["impr"], "impressions"),
    ("Amount spent (GBP)", Role::Spend, &["amount", "spend", "spent"], "spend"),
];

/// What the header line says once and for all: the role of each column, and what the rows
/// can carry.
pub(crate) struct Plan {
    pub(crate) headers: Vec<String>,
    pub(crate) roles: Vec<Role>,
    pub(crate) level: Level,
    pub(crate) breakdowns: BreakdownSet,
    pub(crate) carried: Carried,
    pub(crate) currency: Option<Currency>,
    pub(crate) has_day: bool,
    /// Whether a column tells rows apart; only then can there be a summary row.
    pub(crate) dimensions: Dimensions,
    pub(crate) warnings: Vec<String>,
}

/// Which columns are empty on the summary row.
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
    pub(crate) fn new(headers: Headers) -> Result<Self, Fault> {
        let roles = settled(&headers)?;
        let warnings = required(&headers)?;
        let currency = currency(&headers);
        Ok(Self {
            level: level(&roles),
            breakdowns: roles.iter().filter_map(|role| breakdown(*role)).collect(),
            carried: carried(&roles),
            currency,
            has_day: roles.contains(&Role::Day),
            dimensions: dimensions(&roles),
            warnings,
            roles,
            headers: headers.columns.into_iter().map(|column| column.written).collect(),
        })
    }

    /// The header of the first column that tells rows apart.
    pub(crate) fn first_dimension(&self) -> &str {
        let found = self.roles.iter().zip(&self.headers).find(|(role, _)| role.is_dimension());
        found.map_or("", |(_, header)| header)
    }

    /// The header of the first column of a role.
    pub(crate) fn header_of(&self, role: Role) -> &str {
        let at = self.roles.iter().position(|known| *known == role);
        at.and_then(|at| self.headers.get(at)).map_or("", String::as_str)
    }
}

/// The role of each column, where each role that matters belongs to one column.
fn settled(headers: &Headers) -> Result<Vec<Role>, Fault> {
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

/// Refuses a header line without the columns that every report needs; gives warnings of
/// those that are merely missed.
fn required(headers: &Headers) -> Result<Vec<String>, Fault> {
    if !headers.ended && headers.columns.last().is_some_and(|column| column.role == Role::Unknown) {
        return Err(super::faults::cut_short().at_row(headers.line));
    }
    let (starts, ends) = (headers.has(Role::Starts), headers.has(Role::Ends));
    let dated = headers.has(Role::Day) || (starts && ends);
    if !dated {
        return Err(missing(headers, if starts { "Reporting ends" } else { "Reporting starts" }));
    }
    let lacking: Vec<_> = WANTED.iter().filter(|(_, role, ..)| !headers.has(*role)).collect();
    if lacking.len() == WANTED.len() {
        return Err(missing(headers, "Impressions"));
    }
    if let Some((name, ..)) = lacking.iter().find(|(name, _, starts, _)| is_renamed(headers, name, starts)) {
        return Err(missing(headers, name));
    }
    Ok(lacking.iter().map(|(.., what)| format!("The file has no column for {what}, so that is not known.")).collect())
}

/// Whether an unknown column is so like a wanted one that it is taken for it under another
/// name: it would be lost without a word.
fn is_renamed(headers: &Headers, name: &str, starts: &[&str]) -> bool {
    let near = headers.nearest(&name.to_lowercase()).is_some_and(|(_, nearness)| nearness >= 0.7);
    let unknown = headers.columns.iter().filter(|column| column.role == Role::Unknown);
    near || unknown.into_iter().any(|column| starts.iter().any(|start| column.name.starts_with(start)))
}

fn missing(headers: &Headers, name: &str) -> Fault {
    let near =
        headers.nearest(&name.to_lowercase()).map(|(column, _)| format!("; the nearest is `{}`", column.written));
    let message = format!("no column is named `{name}`{}: found {}", near.unwrap_or_default(), headers.list());
    let code = if headers.ended { "missing_column" } else { "truncated" };
    Fault::new(code, message, AGAIN).at_row(headers.line).in_column(name)
}

fn currency(headers: &Headers) -> Option<Currency> {
    let mut codes = headers.columns.iter().filter_map(|column| spend_currency(&column.name));
    codes.find_map(|code| code.to_uppercase().parse().ok())
}

fn level(roles: &[Role]) -> Level {
    let has = |some: [Role; 2]| some.iter().any(|role| roles.contains(role));
    if has([Role::AdId, Role::AdName]) {
        Level::Ad
    } else if has([Role::AdsetId, Role::AdsetName]) {
        Level::Adset
    } else if has([Role::CampaignId, Role::CampaignName]) {
        Level::Campaign
    } else {
        Level::Account
    }
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

impl Role {
    /// Whether a column of this role tells rows apart.
    pub(crate) const fn is_dimension(self) -> bool {
        matches!(
            self,
            Self::CampaignId
                | Self::CampaignName
                | Self::AdsetId
                | Self::AdsetName
                | Self::AdId
                | Self::AdName
                | Self::Breakdown(_)
                | Self::Day
                | Self::Period
        )
    }
}
