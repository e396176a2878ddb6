//! What exports that a person has already say about accounts and campaigns.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use domain::{AccountKey, Currency, DeliveryRow, ExportFacts, Measures, Reject, Source, Span};
use exports::{Hint, Reader, Sink};

use super::owner::Owner;
use super::plan::{Planned, slug};
use crate::commands::amount::counted;

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// Each file that could be read.
    pub(super) exports: Vec<Seen>,
    /// Each file that could not, and why.
    pub(super) unread: Vec<(PathBuf, String)>,
}

/// A file that could be read.
#[derive(Debug)]
pub(super) struct Seen {
    /// Where it is.
    pub(super) path: PathBuf,
    /// The account that it is taken to be of.
    pub(super) account: AccountKey,
    facts: ExportFacts,
    owner: Owner,
    names: BTreeSet<String>,
}

impl Read {
    /// Reads files. One that cannot be read is told and passed over.
    pub(super) fn all(paths: &[PathBuf]) -> Self {
        let mut read = Self::default();
        for path in paths {
            match one(path) {
                Ok(seen) => read.add(seen),
                Err(why) => read.unread.push((path.clone(), why)),
            }
        }
        read
    }

    /// An account has one currency: a file in another is another's, where nothing says whose.
    fn add(&mut self, mut seen: Seen) {
        if seen.account.account.is_empty() {
            let is_other = |known: &Seen| {
                known.account == usual(seen.facts.scope.source)
                    && known.facts.currency.zip(seen.facts.currency).is_some_and(|(known, own)| known != own)
            };
            let other = self.exports.iter().any(is_other).then_some(seen.facts.currency).flatten();
            seen.account = usual(seen.facts.scope.source);
            if let Some(currency) = other {
                seen.account.account.push_str(&format!("-{currency}").to_lowercase());
            }
        }
        self.exports.push(seen);
    }

    /// The accounts of the files, in the order in which they were seen.
    pub(super) fn accounts(&self) -> Vec<Planned> {
        let mut accounts: Vec<Planned> = Vec::new();
        for seen in &self.exports {
            let at = accounts.iter().position(|account| account.key == seen.account).unwrap_or_else(|| {
                accounts.push(Planned::new(seen.account.clone()));
                accounts.len() - 1
            });
            if let Some(account) = accounts.get_mut(at) {
                seen.tell(account);
            }
        }
        accounts
    }

    /// From the first day that files of delivery cover to the last.
    pub(super) fn days(&self) -> Option<Span> {
        let delivery = |seen: &&Seen| seen.facts.scope.level.measures() == Measures::Delivery;
        let days = self.exports.iter().filter(delivery).filter_map(|seen| seen.facts.window.bounds());
        days.reduce(|a, b| Span { from: a.from.min(b.from), to: a.to.max(b.to) })
    }
}

impl Seen {
    /// Adds what the file says to what is known of its account.
    fn tell(&self, account: &mut Planned) {
        account.currency = account.currency.or(self.facts.currency);
        account.has_visits |= self.facts.scope.level.measures() == Measures::Referrals;
        account.called = account.called.take().or_else(|| self.owner.told());
        for name in &self.names {
            if !account.names.contains(name) {
                account.names.push(name.clone());
            }
        }
    }

    /// What it holds, in words.
    pub(super) fn told(&self) -> String {
        let days = self.facts.window.bounds().map(|days| format!("{} to {}", days.from, days.to));
        let parts = [
            Some(format!("{}/{}", self.account.source, self.account.account)),
            Some(days.unwrap_or_else(|| "no days".to_owned())),
            self.facts.currency.map(|currency: Currency| currency.to_string()),
            self.named(),
            self.owner.told().map(|owner| format!("account {owner}")),
        ];
        let told: Vec<String> = parts.into_iter().flatten().collect();
        told.join(", ")
    }

    /// How many campaigns it names; contacts have none.
    fn named(&self) -> Option<String> {
        let what = match self.facts.scope.level.measures() {
            Measures::Delivery => "campaign",
            Measures::Referrals => "tagged campaign",
            Measures::Contacts => return None,
        };
        Some(if self.names.is_empty() { format!("names no {what}") } else { counted(self.names.len(), what) })
    }

    /// What a person should know about it.
    pub(super) fn warnings(&self) -> Vec<String> {
        let rejected = self.facts.counts.rejected;
        let rows = usize::try_from(rejected).unwrap_or(usize::MAX);
        let rejects = (rejected > 0).then(|| {
            let first =
                self.facts.rejects.first().map(|reject: &Reject| {
                    format!("; row {}, column `{}`: {}", reject.row, reject.column, reject.message)
                });
            format!("{} could not be read{}", counted(rows, "row"), first.unwrap_or_default())
        });
        let total =
            self.facts.beyond_tolerance.then(|| "its rows do not add up to the platform's own total".to_owned());
        rejects.into_iter().chain(total).chain(self.facts.warnings.iter().cloned()).collect()
    }
}

/// Bytes of a file in which its account is looked for.
const LOOKED_AT: usize = 64 * 1024;

fn one(path: &Path) -> Result<Seen, String> {
    let disk = |error: &std::io::Error| format!("it cannot be read: {error}");
    if path.is_dir() {
        return Err("it is a folder: name the files in it".to_owned());
    }
    let mut file = std::fs::File::open(path).map_err(|error| disk(&error))?;
    let mut reader = Reader::new(Hint::default());
    let (mut names, mut head) = (Names::default(), Vec::new());
    let mut piece = vec![0; 64 * 1024];
    loop {
        let length = match file.read(&mut piece) {
            Ok(0) => break,
            Ok(length) => length,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(disk(&error)),
        };
        let bytes = piece.get(..length).unwrap_or_default();
        head.extend(bytes.iter().take(LOOKED_AT.saturating_sub(head.len())));
        reader.feed(bytes, &mut names).map_err(|fault| told(&fault))?;
    }
    let facts = reader.finish(&mut names).map_err(|fault| told(&fault))?;
    let (owner, source) = (Owner::of(&head), facts.scope.source);
    let account = AccountKey { source, account: account(path, source, &owner).unwrap_or_default() };
    Ok(Seen { path: path.to_owned(), account, facts, owner, names: names.0 })
}

fn told(fault: &exports::Fault) -> String {
    format!("{fault}: {}", fault.remedy)
}

/// The account of files that do not say theirs.
fn usual(source: Source) -> AccountKey {
    AccountKey { source, account: "main".to_owned() }
}

/// What the account is called here: what the landing folder calls it, else the file.
fn account(path: &Path, source: Source, owner: &Owner) -> Option<String> {
    let folders: Vec<&str> = path.parent().into_iter().flatten().filter_map(std::ffi::OsStr::to_str).collect();
    let landed = folders.iter().rev().skip(1).position(|folder| *folder == source.as_str()).filter(|back| *back < 2);
    let folder = landed.and_then(|back| folders.iter().rev().nth(back));
    let named = || owner.name.as_deref().map(bare).and_then(slug).or_else(|| owner.id.as_deref().and_then(slug));
    folder.map(|folder| (*folder).to_owned()).or_else(named)
}

/// The name of a site without what every address begins with.
fn bare(name: &str) -> &str {
    let name = name.split_once("://").map_or(name, |(_, rest)| rest);
    name.strip_prefix("www.").unwrap_or(name)
}

/// The names of campaigns that rows give.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl Sink for Names {
    fn delivery(&mut self, row: &DeliveryRow<'_>) {
        // Analytics write what is not a tag in brackets: (direct), (not set).
        let name = row.campaign.name;
        if !name.is_empty() && !name.starts_with('(') && !self.0.contains(name) {
            self.0.insert(name.to_owned());
        }
    }

    fn reject(&mut self, _reject: Reject) {}
}

#[cfg(test)]
mod tests;
