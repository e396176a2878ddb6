use domain::Metric;

use crate::opening::Title;
use crate::record::Record;
use crate::table::{Headers, Role, Wanted};
use crate::unread::unsupported;
use crate::{Fault, Hint};

use super::columns::{beside, role_of};
use super::preamble::Preamble;

/// The columns that a message says were expected.
pub(crate) const EXPECTED: &str =
    "Google Ads' title, dates, and below them `Day`, `Campaign`, `Impr.`, `Clicks`, `Cost`";

const BY_DAY: &str = "Open Campaigns in Google Ads, segment by Day, and download that report as CSV.";

/// Columns of which a report needs at least one.
pub(super) const WANTED: [Wanted; 2] = [
    Wanted { header: "Impr.", role: Role::Count(Metric::Impressions), starts: &[], what: "impressions" },
    Wanted { header: "Cost", role: Role::Spend, starts: &[], what: "spend" },
];

/// The lines above a header line and its columns, where they are of a Google Ads report.
///
/// # Errors
/// It is a report that cannot be added up, or lacks the lines above its header.
pub(crate) fn recognise(titles: &[Title], header: &Record<'_>) -> Result<Option<(Preamble, Headers)>, Fault> {
    let mut headers = Headers::new(header, role_of);
    let Some(preamble) = Preamble::of(titles) else {
        let bare = titles.is_empty() && headers.has_name(&["impr."]);
        return if bare { Err(no_preamble().at_row(header.line)) } else { Ok(None) };
    };
    refuse_others(&preamble, &headers)?;
    if headers.known() == 0 {
        return Err(unknown(&headers));
    }
    let (has_day, has_ad) = (headers.has(Role::Day), headers.has(Role::AdId) || headers.has(Role::AdName));
    for column in &mut headers.columns {
        column.role = beside(column.role, &column.name, has_day, has_ad);
    }
    Ok(Some((preamble, headers)))
}

/// Refuses reports whose rows are not all of what an entity delivered.
fn refuse_others(preamble: &Preamble, headers: &Headers) -> Result<(), Fault> {
    let is = |title: &str, names: &[&str]| preamble.title == title || headers.has_name(names);
    let what = if is("search terms report", &["search term"]) {
        "Google Ads' report of search terms, which holds words of people and not all of what was delivered"
    } else if is("location report", &["location", "targeted location", "matched location", "most specific location"]) {
        "Google Ads' report of locations, which may overlap and are not all of what was delivered"
    } else {
        return Ok(());
    };
    Err(unsupported(what, BY_DAY))
}

/// The fault of rows that no dates are known of.
pub(super) fn no_dates(preamble: &Preamble) -> Fault {
    let message = "the report covers all time and has no column `Day`, so that its dates are not known";
    let remedy = "Download the report segmented by Day, or for a range of dates; or say --from and --to.";
    Fault::new("no_dates", message, remedy).at_row(preamble.line)
}

fn no_preamble() -> Fault {
    let message = "the first two lines of the Google Ads report, its title and its dates, are missing";
    Fault::new("no_title_lines", message, "Download the report again and send it unchanged.")
}

fn unknown(headers: &Headers) -> Fault {
    let message = format!("the header is not known: expected {EXPECTED}; found {}", headers.list());
    let remedy = "Set the interface of Google Ads to English and download the report of campaigns again.";
    Fault::new("unknown_header", message, remedy).at_row(headers.line)
}

/// What is known of where the file was sent, and about which days a person spoke.
pub(super) fn window(preamble: &Preamble, hint: &Hint) -> Option<domain::Span> {
    preamble.span().or(hint.days)
}
