use std::io;
use std::path::{Path, PathBuf};

use domain::SentTo;

use super::put::Original;
use super::redact::redact;
use crate::reading::Reading;

/// What the name of a half copy ends with.
pub(super) const PIECE: &str = ".part";

/// Puts an original into the archive, under the name of its content:
/// `<source>/<account>/<aa>/<sha256>.csv`.
///
/// It goes there as it came, since it holds sums only. Of a file about people, which `people`
/// is a reading of, what is counted of it goes there instead, as `<sha256>.redacted.csv`.
pub(crate) fn archive(root: &Path, to: &SentTo, original: &Original, people: Option<Reading>) -> io::Result<PathBuf> {
    let sha256 = &original.identity.sha256;
    let folder = root.join(to.source.as_str()).join(&to.account).join(sha256.get(..2).unwrap_or("00"));
    match people {
        None => original.put(&folder.join(format!("{sha256}{}", ending(&original.path)))),
        Some(reading) => redact(reading, original, &folder.join(format!("{sha256}.redacted.csv"))),
    }
}

/// The ending of a file where it is an ordinary one.
fn ending(path: &Path) -> String {
    let ending = path.extension().and_then(std::ffi::OsStr::to_str).map(str::to_ascii_lowercase);
    let ordinary = |text: &String| text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    ending.filter(ordinary).map(|text| format!(".{text}")).unwrap_or_default()
}
