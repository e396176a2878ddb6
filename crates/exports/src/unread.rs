//! Files that are not read: each is refused by the name of what it is, where that is known.

use crate::cell::{list, resaved};
use crate::document::Keys;
use crate::layout::expected;
use crate::opening::Title;
use crate::record::Record;
use crate::table::normalised;
use crate::{Fault, Hint, sniff};

const CAMPAIGNS: &str = "Download the report of campaigns by day from the platform's own pages, as CSV.";
const NOT_YET: &str = "There is no reader for it: leave it out.";
const OWN_POSTS: &str = "Its figures are of the account's own posts and never belong to those of ads. Download the \
                         campaigns from X Ads Manager instead.";
const STUDIO: &str =
    "There is no reader for it: leave it out. What advertising delivered is in the Google Ads report of campaigns.";
const CARD: &str = "Open Campaigns in Google Ads, segment by Day, and download that report as CSV.";

/// Tables that are known and not read: header names that they all have, what they are, and
/// what to do instead.
const TABLES: &[(&[&str], &str, &str)] = &[
    (&["row type", "action"], "a bulk upload sheet of Google Ads, without statistics", CARD),
    (&["date", "avg. cpc"], "a card of the Google Ads overview page", CARD),
    (&["percent of known total"], "a card of the Google Ads overview page", CARD),
    (&["new follows", "profile visits"], "X's organic account analytics", OWN_POSTS),
    (&["post id", "post text"], "X's organic post analytics", OWN_POSTS),
    (&["tweet id", "tweet text"], "X's organic post analytics", OWN_POSTS),
    (&["watch time (hours)"], "a table of YouTube Studio", STUDIO),
    (&["nb_visits"], "an export of Matomo", NOT_YET),
    (&["visitors", "visit_duration"], "an export of Plausible", NOT_YET),
    (&["date", "pageviews", "visitors"], "an export of Plausible", NOT_YET),
    (&["link", "group", "clicks"], "an export of short links, without dates", NOT_YET),
];

/// Header lines that say nothing else than this.
const WHOLE: &[(&[&str], &str, &str)] = &[
    (&["date", "views"], "the totals of YouTube Studio", STUDIO),
    (&["date", "content", "views"], "the chart of YouTube Studio", STUDIO),
    (&["date", "geography", "views"], "the chart of YouTube Studio", STUDIO),
];

/// Documents that are known and not read: names at their top, what they are, and what to do
/// instead.
const DOCUMENTS: &[(&[&str], &str, &str)] = &[
    (&["request_status", "timeseries_stats"], "an answer of Snapchat's API", CAMPAIGNS),
    (&["request_status", "total_stats"], "an answer of Snapchat's API", CAMPAIGNS),
    (&["results", "fieldMask"], "an answer of the Google Ads API", CAMPAIGNS),
    (&["data", "paging"], "an answer of Meta's API", CAMPAIGNS),
    (&["dimensionHeaders", "metricHeaders"], "an answer of the Google Analytics API", NOT_YET),
    (&["kind", "reports"], "an answer of the Google Analytics API", NOT_YET),
    (&["nb_visits", "label"], "an answer of Matomo", NOT_YET),
];

/// The fault of a file of cells whose layout is not known.
pub(crate) fn table(title: Option<&Title>, header: Option<&Record<'_>>, hint: &Hint) -> Fault {
    let cells: Vec<&str> = match title {
        Some(title) => vec![&title.text],
        None => header.into_iter().flat_map(Record::cells).collect(),
    };
    let line = title.map(|title| title.line).or(header.map(|header| header.line));
    let fault = known(header).or_else(|| tampered(&cells)).unwrap_or_else(|| unknown(&cells, hint));
    line.map_or(fault.clone(), |line| fault.at_row(line))
}

/// The fault of a JSON document that is not read.
pub(crate) fn document(keys: &Keys) -> Fault {
    match DOCUMENTS.iter().find(|(names, ..)| keys.have(names)) {
        Some((_, what, remedy)) => unsupported(what, remedy),
        None => sniff::wrong_kind("JSON of a kind that is not known"),
    }
}

fn known(header: Option<&Record<'_>>) -> Option<Fault> {
    let names: Vec<String> = header?.cells().map(normalised).collect();
    let has = |mark: &&str| names.iter().any(|name| name == mark);
    let found = TABLES.iter().find(|(marks, ..)| marks.iter().all(has));
    let whole = || WHOLE.iter().find(|(marks, ..)| names == *marks);
    found.or_else(whole).map(|(_, what, remedy)| unsupported(what, remedy))
}

/// A report that is known and not read.
pub(crate) fn unsupported(what: &str, remedy: &str) -> Fault {
    Fault::new("unsupported_report", format!("the file is {what}, and is not read"), remedy)
}

/// What a spreadsheet leaves behind: another separator, or lines padded to one width.
fn tampered(cells: &[&str]) -> Option<Fault> {
    if let [cell] = cells {
        let separator = if cell.contains(';') { Some("semicolons") } else { cell.contains('\t').then_some("tabs") };
        return separator.map(|name| resaved(&format!("its cells are separated by {name}, not by commas")));
    }
    let padded = cells.iter().filter(|cell| !cell.is_empty()).count() == 1;
    padded.then(|| resaved("its first line is padded with empty cells"))
}

fn unknown(cells: &[&str], hint: &Hint) -> Fault {
    let found = list(cells.iter().copied(), 6);
    let message = format!("the header is not known: expected {}; found {found}", expected(hint.source));
    let remedy = "If the headers are translated, set the platform's interface to English and download the report \
                  again. If it is another kind of report, it is not one that can be read.";
    Fault::new("unknown_header", message, remedy)
}
