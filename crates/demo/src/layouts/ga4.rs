//! A detail report of Google Analytics: traffic acquisition by source, campaign and date.

use domain::{Day, Span};

use crate::calendar::compact;
use crate::table::{Dialect, Table};
use crate::visits::{Visits, engaged, key_events, told};

const HEADERS: [&str; 8] = [
    "Session source / medium",
    "Session campaign",
    "Date",
    "Sessions",
    "Engaged sessions",
    "Engagement rate",
    "Event count",
    "Key events",
];

/// Sessions as they are told on a day, the most first. The last line has no end.
pub(crate) fn acquisition(visits: &[Visits], made: Day, span: Span) -> Table {
    let mut table = Table::new(Dialect::Unended, &HEADERS);
    table.preamble = preamble(span);
    let own = visits.iter().filter(|visits| span.has(visits.day));
    let mut rows: Vec<(u64, &Visits)> = own.map(|visits| (told(visits, made), visits)).collect();
    rows.retain(|(sessions, _)| *sessions > 0);
    rows.sort_by_key(|(sessions, visits)| (std::cmp::Reverse(*sessions), visits.from, visits.day));
    rows.into_iter().for_each(|(sessions, visits)| table.push(line(visits, sessions)));
    table
}

fn preamble(span: Span) -> Vec<String> {
    let rule = "# ----------------------------------------".to_owned();
    vec![
        rule.clone(),
        "# Traffic acquisition: Session source / medium".to_owned(),
        "# Account: Example helpline (invented)".to_owned(),
        "# Property: helpline.example".to_owned(),
        rule,
        "# ".to_owned(),
        "# All Users".to_owned(),
        format!("# Start date: {}", compact(span.from)),
        format!("# End date: {}", compact(span.to)),
    ]
}

fn line(visits: &Visits, sessions: u64) -> Vec<String> {
    let engaged = engaged(visits, sessions);
    let events = sessions * if visits.channel.is_some() { 3 } else { 6 } + engaged;
    vec![
        visits.from.to_owned(),
        visits.campaign.to_owned(),
        compact(visits.day),
        sessions.to_string(),
        engaged.to_string(),
        rate(engaged, sessions),
        events.to_string(),
        key_events(engaged).to_string(),
    ]
}

/// A share with as many digits as it has, such as `0.5458333333333333`.
fn rate(part: u64, whole: u64) -> String {
    let number = |count: u64| f64::from(u32::try_from(count).unwrap_or_default());
    (number(part) / number(whole).max(1.0)).to_string()
}
