use std::io;
use std::path::{Path, PathBuf};

use domain::Source;
use exports::Fault;
use jiff::Timestamp;

use super::put::Original;
use super::reason::{Reason, ReasonError};
use crate::landing::Place;

/// The folder of files whose source nobody knows.
pub(super) const UNKNOWN: &str = "unknown";

/// Puts a file that could not be read into the quarantine, its reason beside it.
pub(crate) fn quarantine(
    root: &Path,
    place: &Place,
    name: &str,
    original: &Original,
    fault: &Fault,
    at: Timestamp,
) -> io::Result<PathBuf> {
    let source = place.source.map_or(UNKNOWN, Source::as_str);
    let wanted = root.join(source).join(&place.account).join(short(name));
    let reason = Reason {
        file: name.to_owned(),
        report: place.report.clone(),
        sha256: original.identity.sha256.clone(),
        at,
        error: ReasonError::from(fault),
    };
    let path = original.put(&wanted)?;
    reason.write(&path)?;
    original.let_go().map(|()| path)
}

/// A name that leaves room for a number and a reason, with its ending kept, and that cannot
/// be taken for a reason.
fn short(name: &str) -> String {
    let (limit, kept) = (200, 12);
    let name = if name.ends_with(Reason::ENDING) { format!("{name}.txt") } else { name.to_owned() };
    if name.len() <= limit {
        return name;
    }
    let fits = |(at, letter): &(usize, char)| at + letter.len_utf8() <= limit - kept;
    let head: String = name.char_indices().take_while(fits).map(|(_, letter)| letter).collect();
    let ending = Path::new(&name).extension().and_then(std::ffi::OsStr::to_str).filter(|text| text.len() < kept);
    ending.map_or_else(|| head.clone(), |ending| format!("{head}.{ending}"))
}
