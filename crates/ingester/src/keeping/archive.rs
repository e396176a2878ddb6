use std::io;
use std::path::{Path, PathBuf};

use domain::{Exported, SentTo, Span};
use jiff::Timestamp;

use super::put::Original;
use super::redact::redact;
use super::sent::Sent;
use crate::reading::Reading;

/// What the name of a half copy ends with.
pub(super) const PIECE: &str = ".part";

/// Puts an original into the archive, under the name of its content, and beside it what it was
/// sent with: `<source>/<account>/<report>/<aa>/<sha256>.csv` and `.sent.json`. Only then the file
/// is let go.
///
/// It goes there as it came, since it holds sums only. Of a file about people, which `people`
/// is a reading of, what is counted of it goes there instead, as `<sha256>.redacted.csv`.
pub(crate) fn archive(
    root: &Path,
    to: &SentTo,
    original: &Original,
    people: Option<Reading>,
    said: Said,
) -> io::Result<PathBuf> {
    let sha256 = &original.identity.sha256;
    let folder = root.join(to.source.as_str()).join(&to.account).join(&to.report);
    let folder = folder.join(sha256.get(..2).unwrap_or("00"));
    let (path, kept_sha256) = match people {
        None => (original.put(&folder.join(format!("{sha256}{}", ending(&original.path))))?, sha256.clone()),
        Some(reading) => redact(reading, original, &folder.join(format!("{sha256}.redacted.csv")))?,
    };
    let kept = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let Said { file, seen_at, exported, days } = said;
    Sent { sha256: sha256.clone(), file, seen_at, exported, days, kept, kept_sha256 }.write(&folder)?;
    original.let_go().map(|()| path)
}

/// What a file came with.
pub(crate) struct Said {
    /// Its name.
    pub(crate) file: String,
    /// When it came.
    pub(crate) seen_at: Timestamp,
    /// When the platform produced it.
    pub(crate) exported: Exported,
    /// The days that a person said it covers.
    pub(crate) days: Option<Span>,
}

/// The ending of a file where it is an ordinary one.
fn ending(path: &Path) -> String {
    let ending = path.extension().and_then(std::ffi::OsStr::to_str).map(str::to_ascii_lowercase);
    let ordinary = |text: &String| text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    ending.filter(ordinary).map(|text| format!(".{text}")).unwrap_or_default()
}
