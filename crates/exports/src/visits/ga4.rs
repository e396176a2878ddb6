//! Google Analytics 4: the detail report of traffic, as CSV.

use domain::{Day, Metric, Source, Span};

use crate::Fault;
use crate::cell::resaved;
use crate::opening::Title;
use crate::record::Record;
use crate::unread::unsupported;

use super::Kind;
use super::columns::{Column, Columns};
use super::moment::digits;

pub(super) const EXPECTED: &str =
    "Google Analytics' `Session source / medium`, `Session campaign`, `Date` and `Sessions`, below its `#` lines";

const NAMES: &[(&str, Column)] = &[
    ("session source / medium", Column::Origin),
    ("session manual source / medium", Column::Origin),
    ("session source", Column::Source),
    ("session manual source", Column::Source),
    ("session medium", Column::Medium),
    ("session manual medium", Column::Medium),
    ("session campaign", Column::Campaign),
    ("session campaign name", Column::Campaign),
    ("session manual campaign name", Column::Campaign),
    ("date", Column::Day),
    ("sessions", Column::Count(Metric::Referrals)),
    ("key events", Column::Count(Metric::KeyEvents)),
    ("conversions", Column::Count(Metric::KeyEvents)),
];

/// Figures that are not read: users, rates, averages and money are not to be added up.
const FIGURES: &[&str] = &[
    "active users",
    "average engagement time",
    "average engagement time per active user",
    "average engagement time per session",
    "average session duration",
    "bounce rate",
    "engaged sessions",
    "engaged sessions per active user",
    "engaged sessions per user",
    "engagement rate",
    "event count",
    "event count per active user",
    "event count per user",
    "events per session",
    "event value",
    "new users",
    "returning users",
    "session conversion rate",
    "session key event rate",
    "total revenue",
    "total users",
    "user key event rate",
    "users",
    "views",
    "views per session",
    "views per user",
];

const HOW: &str = "Download Traffic acquisition with `Session source / medium`, and add `Session campaign` and `Date`.";

/// Whether lines of one cell are those above a report.
pub(crate) fn is_preamble(titles: &[Title]) -> bool {
    titles.first().is_some_and(|title| title.text.starts_with('#'))
}

/// The layout of a header line below the `#` lines.
pub(super) fn kind(titles: &[Title], header: &Record<'_>) -> Result<Kind, Fault> {
    if titles.iter().any(|title| title.text.ends_with(',')) {
        return Err(resaved("its first lines are padded with commas").at_row(1));
    }
    let covers = covers(titles);
    let columns = Columns::new(header, NAMES, other)?;
    let Some(level) = super::level(&columns) else {
        return Err(unsupported("Google Analytics' traffic of a whole site", HOW).at_row(header.line));
    };
    if !columns.has(Column::Count(Metric::Referrals)) {
        let message = "it has no column `Sessions`, which counts visits";
        return Err(Fault::new("missing_column", message, HOW).at_row(header.line));
    }
    if covers.is_none() {
        let message = "the lines `# Start date` and `# End date` are missing above the table";
        return Err(Fault::new("no_title_lines", message, "Download the report again and send it unchanged."));
    }
    let names = "ga4_traffic_csv";
    Ok(Kind { layout: names, source: Source::Ga4, reduces: false, columns, level, covers })
}

/// A column that is not read has to be a figure: another dimension splits visits, or counts
/// some of them several times.
fn other(name: &str) -> Result<Column, Fault> {
    if FIGURES.contains(&name) || name.starts_with("key events") || name.starts_with("conversions") {
        return Ok(Column::Ignored);
    }
    if name.starts_with("first user") {
        return Err(unsupported("about where people first came from, not about these visits", HOW));
    }
    if name.contains("channel group") {
        return Err(unsupported("grouped by Google's own channels, which do not say what a link was tagged with", HOW));
    }
    let message = "the column splits visits in another way, or is not known";
    Err(Fault::new("unknown_column", message, HOW))
}

fn covers(titles: &[Title]) -> Option<Span> {
    let says = |what: &str| -> Option<Day> {
        let line = titles.iter().find_map(|title| title.text.strip_prefix('#')?.trim().strip_prefix(what))?;
        digits(line.trim())
    };
    Span::new(says("Start date:")?, says("End date:")?)
}
