//! Paths outside the landing folder.

use std::path::{Path, PathBuf};

use super::place::{self, DEFAULT_REPORT, agrees, told_by};
use super::{Found, Manner, Place, Search, walk};
use crate::Problem;

impl Search<'_> {
    /// Every file below a folder, but for what is in the archive.
    pub(super) fn outside(&self, folder: &Path) -> Vec<Found> {
        let each = walk::files(folder).into_iter();
        let each = each.filter(|walked| !walked.as_ref().is_ok_and(|path| self.is_archived(path)));
        each.map(|walked| match walked {
            Ok(path) => self.file(path.clone(), self.told(folder, &path)),
            Err((path, problem)) => Found::refused(path, Manner::Outside, problem),
        })
        .collect()
    }

    /// One file, under the name that a person gave it.
    pub(super) fn named(&self, real: &Path, path: &Path) -> Found {
        let mut found = self.file(real.to_owned(), self.told(Path::new(""), real));
        found.name = super::names::shown(path);
        found
    }

    fn file(&self, path: PathBuf, told: Option<Place>) -> Found {
        let place = self.place(told);
        Found::at(path, Manner::Outside, place)
    }

    /// What the folders say: those below the folder that was named, else the last ones.
    /// Folders such as `x` or `other` are common, so only a configured account is believed,
    /// where there is a configuration.
    fn told(&self, folder: &Path, path: &Path) -> Option<Place> {
        let below = path.strip_prefix(folder).ok().and_then(place::folders_of).and_then(|inner| told_by(&inner));
        let last = |count: usize| {
            let all = place::folders_of(path)?;
            told_by(all.get(all.len().checked_sub(count)?..)?)
        };
        let mut each = [below, last(2), last(3)].into_iter().flatten();
        each.find(|told| self.is_believed(told) && agrees_on_account(told, self))
    }

    fn is_believed(&self, told: &Place) -> bool {
        let accounts = &self.settings.accounts;
        let known = told.source.and_then(|source| self.settings.account(source, &told.account));
        accounts.is_empty() || known.is_some()
    }

    /// What the command says, else what the folders say.
    fn place(&self, told: Option<Place>) -> Result<Place, Problem> {
        let orders = self.orders;
        let source = orders.source.or_else(|| told.as_ref().and_then(|told| told.source));
        let account = orders.account.clone().or_else(|| told.as_ref().map(|told| told.account.clone()));
        let report = orders.report.clone().or_else(|| told.map(|told| told.report));
        let place = Place {
            source,
            account: account.unwrap_or_default(),
            report: report.unwrap_or_else(|| DEFAULT_REPORT.to_owned()),
        };
        usable(&place.account)?;
        usable(&place.report)?;
        Ok(place)
    }
}

/// The report may differ: the command names another one of the same account.
fn agrees_on_account(told: &Place, search: &Search<'_>) -> bool {
    let orders = crate::Orders { report: None, ..search.orders.clone() };
    agrees(told, &orders)
}

/// A name becomes a folder, so it must not lead elsewhere.
fn usable(name: &str) -> Result<(), Problem> {
    let odd =
        name.starts_with('.') || name.len() > 120 || name.contains(['/', '\\']) || name.contains(char::is_control);
    if !odd {
        return Ok(());
    }
    Err(Problem::new(
        "unusable_name",
        "an account or report may not begin with a dot, hold a slash or have more than 120 letters",
        "use the name that the configuration has for it",
    ))
}
