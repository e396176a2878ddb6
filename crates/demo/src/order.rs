//! In which order the files come, and when each was made: the files do not say it themselves.

use serde::Serialize;

use crate::file::{File, Sent};

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    #[serde(flatten)]
    sent: &'a Sent,
}

#[derive(Serialize)]
struct Order<'a> {
    invented: &'static str,
    files: Vec<Line<'a>>,
}

/// The list, as it is written to `order.json`: by the time when each was made.
pub(crate) fn list(files: &[File]) -> serde_json::Result<String> {
    let mut lines: Vec<Line<'_>> =
        files.iter().filter_map(|file| Some(Line { file: &file.path, sent: file.sent.as_ref()? })).collect();
    lines.sort_by_key(|line| (line.sent.exported_at, line.file));
    let order = Order { invented: crate::INVENTED, files: lines };
    serde_json::to_string_pretty(&order)
}
