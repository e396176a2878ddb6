//! The helpline's own list of contacts, by day.

use domain::{Day, Span};

use crate::contacts::{Contacts, told, written};
use crate::table::{Dialect, Table};

const HEADERS: [&str; 7] = ["date", "hour", "channel", "nation", "heard_about", "contacts", "answered"];

/// Contacts as the helpline tells them on a day; no hour is given, and small counts are not.
pub(crate) fn contacts(contacts: &[Contacts], made: Day, span: Span) -> Table {
    let mut table = Table::new(Dialect::Plain, &HEADERS);
    for some in contacts.iter().filter(|some| span.has(some.day)) {
        let count = |number: u64| written(told(number, some.day, made));
        let answered = some.answered.map(count).unwrap_or_default();
        let texts = [some.day.to_string(), String::new(), some.channel.into(), some.nation.into(), some.heard.into()];
        table.push([&texts[..], &[count(some.count), answered]].concat());
    }
    table
}
