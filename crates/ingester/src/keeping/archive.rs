use std::io;
use std::path::{Path, PathBuf};

use domain::SentTo;

use super::put::Original;

/// What the name of a half copy ends with.
pub(super) const PIECE: &str = ".part";

/// Puts an original into the archive, under the name of its content:
/// `<source>/<account>/<aa>/<sha256>.csv`.
///
/// It goes there as it came, which is right for aggregate reports only. Where a layout's
/// originals hold identifiers of people, this is the place at which their redacted form goes
/// instead.
pub(crate) fn archive(root: &Path, to: &SentTo, original: &Original) -> io::Result<PathBuf> {
    let sha256 = &original.identity.sha256;
    let folder = root.join(to.source.as_str()).join(&to.account).join(sha256.get(..2).unwrap_or("00"));
    original.put(&folder.join(format!("{sha256}{}", ending(&original.path))))
}

/// The ending of a file where it is an ordinary one.
fn ending(path: &Path) -> String {
    let ending = path.extension().and_then(std::ffi::OsStr::to_str).map(str::to_ascii_lowercase);
    let ordinary = |text: &String| text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    ending.filter(ordinary).map(|text| format!(".{text}")).unwrap_or_default()
}
