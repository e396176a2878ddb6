use domain::{Level, Metric};

use crate::Fault;
use crate::record::Record;
use crate::table::{Headers, Plan, Role, missing};

use super::columns::role_of;

/// The columns that a message says were expected.
pub(crate) const EXPECTED: &str = "X's `Id` or `Campaign`, `Time` or `Time period`, `Spend`, `Impressions`";

/// Names that only X's tables have.
const MARKS: &[&str] =
    &["campaign url", "funding instrument id", "funding instrument name", "billed engagements", "card engagements"];

/// The columns of a header line, where it is one of X's in its English interface.
pub(crate) fn recognise(header: &Record<'_>) -> Option<Headers> {
    let headers = Headers::new(header, role_of);
    (headers.has_name(MARKS) || lacking(&headers).is_none()).then_some(headers)
}

/// The plan of a report that has what every report needs.
pub(super) fn plan(headers: &Headers) -> Result<Plan, Fault> {
    if let Some(name) = lacking(headers) {
        return Err(missing(headers, name));
    }
    let plan = Plan::new(headers, None)?;
    let bare = headers.columns.iter().find(|column| column.name == "id");
    match bare.filter(|_| plan.level > Level::Campaign) {
        Some(column) => Err(ambiguous(&column.written).at_row(headers.line)),
        None => Ok(plan),
    }
}

/// The first column that every report needs and this one lacks.
fn lacking(headers: &Headers) -> Option<&'static str> {
    let has = |roles: &[Role]| roles.iter().any(|role| headers.has(*role));
    let needed: [(&[Role], &str); 4] = [
        (&[Role::CampaignId, Role::CampaignName], "Campaign"),
        (&[Role::Day], "Time"),
        (&[Role::Spend], "Spend"),
        (&[Role::Count(Metric::Impressions)], "Impressions"),
    ];
    needed.into_iter().find(|(roles, _)| !has(roles)).map(|(_, name)| name)
}

fn ambiguous(column: &str) -> Fault {
    let message = "it is not clear whether the ids are of campaigns, since the report names ad groups or ads";
    let remedy = "Download the report of campaigns.";
    Fault::new("ambiguous_id", message, remedy).in_column(column)
}
