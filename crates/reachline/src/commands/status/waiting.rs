use domain::{Export, ExportState};
use ingester::{Entry, Quarantine};
use jiff::Timestamp;

use super::age::age;
use super::command;
use crate::cli::Place;
use crate::config::Config;
use crate::failure::Failure;

/// Exports that wait for a decision, the oldest first.
pub(super) fn held(exports: &[Export], place: &Place, now: Timestamp) -> Vec<String> {
    let mut held: Vec<&Export> = exports.iter().filter(|export| export.state == ExportState::Held).collect();
    held.sort_by_key(|export| export.since);
    let line = |export: &&Export| {
        let sent = &export.sent_to;
        format!(
            "held for {}: {} of {}/{}/{}: {}; {} shows it",
            age(export.since, now),
            export.file,
            sent.source,
            sent.account,
            sent.report,
            export.reason.as_deref().unwrap_or("a person has to decide"),
            command(&format!("exports show {}", export.id), place),
        )
    };
    held.iter().map(line).collect()
}

/// Files that could not be read.
pub(super) fn quarantined(config: &Config, place: &Place, now: Timestamp) -> Result<Vec<String>, Failure> {
    let folders = config.folders();
    let entries = Quarantine::new(&folders).list().map_err(|error| {
        Failure::again(format!("the quarantine {} cannot be read: {error}", folders.quarantine.display()))
    })?;
    Ok(entries.iter().map(|entry| line(entry, place, now)).collect())
}

fn line(entry: &Entry, place: &Place, now: Timestamp) -> String {
    let name = format!("{}/{}/{}", entry.source, entry.account, entry.file);
    let since = entry.reason.as_ref().map(|reason| format!(" for {}", age(reason.at, now))).unwrap_or_default();
    let why = entry.reason.as_ref().map_or("nobody knows why", |reason| reason.error.message.as_str());
    format!("in quarantine{since}: {name}: {why}; {} shows it", command(&format!("quarantine show '{name}'"), place))
}
