use std::path::Path;

use domain::Source;

use crate::{Orders, Problem};

/// Where a file belongs, as far as its path and the command say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The platform; nothing where the content has to say.
    pub(crate) source: Option<Source>,
    /// The account; empty where nobody says, which only a check allows.
    pub(crate) account: String,
    /// The saved report.
    pub(crate) report: String,
}

/// The report of a file that lies directly in its account's folder.
pub(super) const DEFAULT_REPORT: &str = "default";

/// Where a file of the landing folder belongs. Its folder says so, and the command must not
/// say otherwise.
pub(super) fn in_landing(root: &Path, path: &Path, orders: &Orders) -> Result<Place, Problem> {
    let inner = path.strip_prefix(root).unwrap_or(path);
    let place = folders_of(inner).and_then(|folders| told_by(&folders)).ok_or_else(|| misplaced(inner))?;
    if agrees(&place, orders) { Ok(place) } else { Err(contradicted(inner)) }
}

/// The folders that a file lies in; nothing where one has a name that is no text.
pub(super) fn folders_of(path: &Path) -> Option<Vec<&str>> {
    path.parent()?.iter().map(std::ffi::OsStr::to_str).collect()
}

/// What `<source>/<account>` or `<source>/<account>/<report>` say.
pub(super) fn told_by(folders: &[&str]) -> Option<Place> {
    let (source, account, report) = match folders {
        [source, account] => (source, account, DEFAULT_REPORT),
        [source, account, report] => (source, account, *report),
        _ => return None,
    };
    Some(Place { source: Some(source.parse().ok()?), account: (*account).to_owned(), report: report.to_owned() })
}

/// Whether what the command says is the same, as far as it says anything.
pub(super) fn agrees(place: &Place, orders: &Orders) -> bool {
    let same = |said: &Option<String>, here: &str| said.as_deref().is_none_or(|said| said == here);
    orders.source.is_none_or(|said| place.source == Some(said))
        && same(&orders.account, &place.account)
        && same(&orders.report, &place.report)
}

fn misplaced(inner: &Path) -> Problem {
    let sources: Vec<&str> = Source::ALL.iter().map(|source| source.as_str()).collect();
    Problem::new(
        "cannot_tell_source",
        format!("`{}` lies where no source and account can be told from its folder", inner.display()),
        format!(
            "move it to <source>/<account>/ or <source>/<account>/<report>/, where source is one of {}",
            sources.join(", ")
        ),
    )
}

fn contradicted(inner: &Path) -> Problem {
    Problem::new(
        "contradicts_folder",
        format!("`{}` lies in a folder of another source, account or report than the command names", inner.display()),
        "leave out --source, --account and --report for files of the landing folder, or move the file",
    )
}
