use domain::Metric;

use crate::Fault;
use crate::record::Record;
use crate::table::{Headers, Role, Wanted, missing, wanted};

use super::columns::{TOTAL_IMPRESSIONS, role_of};

/// The columns that a message says were expected.
pub(crate) const EXPECTED: &str =
    "Snapchat's `Start Time`, `End Time`, `Campaign Name`, `Paid Impressions`, `Clicks`, `Amount Spent`";

/// Names that only Snapchat's tables have.
const MARKS: &[&str] = &[
    "paid impressions",
    TOTAL_IMPRESSIONS,
    "paid reach",
    "paid frequency",
    "paid ecpm",
    "swipe ups",
    "swipe-ups",
    "swipe up rate",
    "2 second video views",
];

/// Columns of which a report needs at least one.
const WANTED: [Wanted; 2] = [
    Wanted {
        header: "Paid Impressions",
        role: Role::Count(Metric::Impressions),
        starts: &["paid impr", "impr"],
        what: "impressions",
    },
    Wanted { header: "Amount Spent", role: Role::Spend, starts: &["amount", "spend", "spent"], what: "spend" },
];

/// The columns of a header line, where it is one of Snapchat's in its English interface.
pub(crate) fn recognise(header: &Record<'_>) -> Option<Headers> {
    let headers = Headers::new(header, role_of);
    let timed = headers.has(Role::Starts) && headers.has(Role::Ends);
    let own = headers.has_name(MARKS) || (timed && headers.has(Role::Spend));
    own.then_some(headers)
}

/// What a person should know about the columns that a report lacks.
///
/// # Errors
/// It lacks both impressions and spend, or has one of them under a name that is not known.
pub(super) fn warnings(headers: &Headers) -> Result<Vec<String>, Fault> {
    let mut warnings = wanted(headers, &WANTED)?;
    if !headers.has(Role::Count(Metric::Impressions)) && headers.has_name(&[TOTAL_IMPRESSIONS]) {
        let why = "`Total Impressions` are not taken for impressions, since they include those of snaps that people \
                   passed on and nobody paid for: download the report with `Paid Impressions`.";
        warnings.push(why.to_owned());
    }
    Ok(warnings)
}

/// Refuses a report whose rows have no dates. Where it is not split by time, a person may say
/// which days it is about.
pub(super) fn dated(headers: &Headers, said: bool) -> Result<(), Fault> {
    match (headers.has(Role::Starts), headers.has(Role::Ends)) {
        (true, true) => Ok(()),
        (true, false) => Err(missing(headers, "End Time")),
        (false, true) => Err(missing(headers, "Start Time")),
        (false, false) if said && !headers.has(Role::Period) => Ok(()),
        (false, false) => Err(no_dates(headers)),
    }
}

fn no_dates(headers: &Headers) -> Fault {
    let period = headers.columns.iter().find(|column| column.role == Role::Period);
    let message = match period {
        Some(period) => format!("the rows have no dates, only `{}`, which does not say the year", period.written),
        None => "the rows have no dates: there are no columns `Start Time` and `End Time`".to_owned(),
    };
    let remedy = "Download the report from Snapchat Ads Manager by day, so that it has `Start Time` and `End Time`.";
    Fault::new("no_dates", message, remedy).at_row(headers.line)
}
