use std::io;
use std::path::{Path, PathBuf};

use domain::SentTo;

use super::put::Original;
use super::redact::redact;
use crate::Problem;
use crate::identity::Identity;
use crate::reading::Reading;

/// What the name of a half copy ends with.
pub(super) const PIECE: &str = ".part";
/// What the name of what was counted of a file about people ends with.
const REDACTED: &str = ".redacted.csv";

/// Puts an original into the archive, under the name of its content:
/// `<source>/<account>/<report>/<aa>/<sha256>.csv`. All that it takes to send it again is in that
/// path and in the file's time.
///
/// It goes there as it came, since it holds sums only. Of a file about people, which `people`
/// is a reading of, what is counted of it goes there instead, as `<sha256>.redacted.csv`.
pub(crate) fn archive(root: &Path, to: &SentTo, original: &Original, people: Option<Reading>) -> io::Result<PathBuf> {
    let sha256 = &original.identity.sha256;
    let folder = root.join(to.source.as_str()).join(&to.account).join(&to.report);
    let folder = folder.join(sha256.get(..2).unwrap_or("00"));
    match people {
        None => original.put(&folder.join(format!("{sha256}{}", ending(&original.path)))),
        Some(reading) => redact(reading, original, &folder.join(format!("{sha256}{REDACTED}"))),
    }
}

/// The SHA-256 of the original that a name in the archive says; nothing where it says none.
pub(super) fn content(name: &str) -> Option<&str> {
    let name = name.trim_start_matches('.');
    let end = name.find(|letter: char| !letter.is_ascii_hexdigit()).unwrap_or(name.len());
    name.get(..end).filter(|sha256| sha256.len() == 64)
}

/// What an archived file was when it came, as its name says it. Only what is counted of a file
/// about people may have other bytes.
pub(crate) fn original_identity(path: &Path, there: &Identity) -> Result<Identity, Problem> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match content(&name) {
        Some(sha256) if sha256 == there.sha256 || name.ends_with(REDACTED) => {
            Ok(Identity { sha256: sha256.to_owned(), look: there.look })
        }
        _ => Err(Problem::new(
            "archive_damaged",
            format!("`{}` in the archive no longer holds what its name says", path.display()),
            "bring it back from a backup, or download the report again; until then its figures are missing",
        )),
    }
}

/// The ending of a file where it is an ordinary one.
fn ending(path: &Path) -> String {
    let ending = path.extension().and_then(std::ffi::OsStr::to_str).map(str::to_ascii_lowercase);
    let ordinary = |text: &String| text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    ending.filter(ordinary).map(|text| format!(".{text}")).unwrap_or_default()
}
