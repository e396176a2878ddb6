use domain::{Currency, Metric};

use crate::Fault;
use crate::record::Record;
use crate::table::{Headers, Plan, Role, Wanted, missing, wanted};

use super::columns::{role_of, spend_currency};

/// The columns that a message says were expected.
pub(crate) const EXPECTED: &str =
    "Meta's `Campaign name`, `Impressions`, `Amount spent (GBP)`, `Reporting starts`, `Reporting ends` or `Day`";

/// Columns of which a report needs at least one.
const WANTED: [Wanted; 2] = [
    Wanted { header: "Impressions", role: Role::Count(Metric::Impressions), starts: &["impr"], what: "impressions" },
    Wanted { header: "Amount spent (GBP)", role: Role::Spend, starts: &["amount", "spend", "spent"], what: "spend" },
];

/// The columns of a header line, where it is one of Meta's in its English interface.
pub(crate) fn recognise(header: &Record<'_>) -> Option<Headers> {
    let headers = Headers::new(header, role_of);
    let spend = headers.columns.iter().any(|column| column.role == Role::Spend && column.name != "amount spent");
    let daily = headers.has(Role::Day) && headers.has(Role::Count(Metric::Impressions));
    let metas = headers.has(Role::Starts) || headers.has(Role::Ends) || spend || (daily && headers.known() > 2);
    metas.then_some(headers)
}

/// The plan of a report, and what a person should know about the columns that it lacks.
pub(super) fn plan(headers: &Headers) -> Result<(Plan, Vec<String>), Fault> {
    let plan = Plan::new(headers, currency(headers))?;
    let (starts, ends) = (headers.has(Role::Starts), headers.has(Role::Ends));
    let dated = plan.has_day || (starts && ends);
    if !dated {
        return Err(missing(headers, if starts { "Reporting ends" } else { "Reporting starts" }));
    }
    Ok((plan, wanted(headers, &WANTED)?))
}

fn currency(headers: &Headers) -> Option<Currency> {
    let mut codes = headers.columns.iter().filter_map(|column| spend_currency(&column.name));
    codes.find_map(|code| code.to_uppercase().parse().ok())
}
