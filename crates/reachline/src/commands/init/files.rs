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

    /// From the first day that the files cover to the last.
    pub(super) fn days(&self) -> Option<Span> {
        let days = self.exports.iter().filter_map(|seen| seen.facts.window.bounds());
        days.reduce(|a, b| Span { from: a.from.min(b.from), to: a.to.max(b.to) })
    }
}

impl Seen {
    /// Adds what the file says to what is known of its account.
    fn tell(&self, account: &mut Planned) {
        account.currency = account.currency.or(self.facts.currency);
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
        let what = if self.facts.scope.level.measures() == Measures::Delivery { "campaign" } else { "tagged campaign" };
        let names = match self.names.len() {
            0 => format!("names no {what}"),
            many => counted(many, what),
        };
        let parts = [
            Some(format!("{}/{}", self.account.source, self.account.account)),
            Some(days.unwrap_or_else(|| "no days".to_owned())),
            self.facts.currency.map(|currency: Currency| currency.to_string()),
            Some(names),
            self.owner.told().map(|owner| format!("account {owner}")),
        ];
        let told: Vec<String> = parts.into_iter().flatten().collect();
        told.join(", ")
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
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut reader = Reader::new(Hint { file_name: name, ..Hint::default() });
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
    let named = || owner.name.as_deref().and_then(slug).or_else(|| owner.id.as_deref().and_then(slug));
    folder.map(|folder| (*folder).to_owned()).or_else(named)
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
mod tests {
    use super::*;

    const HEADER: &str =
        "Account name,Account ID,Campaign name,Day,Impressions,Amount spent (GBP),Reporting starts,Reporting ends";

    fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    fn row(campaign: &str, day: &str) -> String {
        format!("\nHarbour Police,1234567,{campaign},{day},10,1.00,{day},{day}")
    }

    #[test]
    fn files_say_accounts_currencies_days_and_names() {
        let folder = tempfile::tempdir().unwrap();
        let text = HEADER.to_owned() + &row("Wave 1", "2026-09-14") + &row("Wave 2", "2026-09-20") + "\n";
        let one = write(folder.path(), "one.csv", &text);
        let two = write(folder.path(), "two.csv", &text.replace("2026-09-14", "2026-09-01"));
        let read = Read::all(&[one, two]);
        assert_eq!(read.days().unwrap().to_string(), "2026-09-01..2026-09-20");
        let accounts = read.accounts();
        assert_eq!(accounts.len(), 1);
        assert_eq!(accounts[0].key, AccountKey { source: Source::Meta, account: "harbour-police".into() });
        assert_eq!(accounts[0].called.as_deref(), Some("Harbour Police, 1234567"));
        assert_eq!((accounts[0].currency, accounts[0].pattern()), ("GBP".parse().ok(), Some("Wave *".into())));
        assert!(read.exports[0].told().contains("2 campaigns"), "{}", read.exports[0].told());
    }

    #[test]
    fn a_landing_folder_says_the_account() {
        let folder = tempfile::tempdir().unwrap();
        let text = HEADER.to_owned() + &row("Wave 1", "2026-09-14") + "\n";
        for (name, account) in [
            ("landing/meta/police-main/a.csv", "police-main"),
            ("landing/meta/police-main/by-region/a.csv", "police-main"),
            ("x/downloads/a.csv", "harbour-police"),
        ] {
            let read = Read::all(&[write(folder.path(), name, &text)]);
            assert_eq!(read.exports[0].account.account, account, "{name}");
        }
    }

    #[test]
    fn files_in_two_currencies_are_of_two_accounts() {
        let folder = tempfile::tempdir().unwrap();
        let text = "Campaign name,Day,Impressions,Amount spent (GBP)\nWave,2026-09-14,10,1.00\n";
        let one = write(folder.path(), "one.csv", text);
        let two = write(folder.path(), "two.csv", &text.replace("GBP", "USD"));
        let read = Read::all(&[one.clone(), two, one]);
        let names: Vec<String> = read.accounts().into_iter().map(|account| account.key.account).collect();
        assert_eq!(names, ["main", "main-usd"]);
    }

    #[test]
    fn what_cannot_be_read_is_told_and_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let odd = write(folder.path(), "odd.csv", "a,b\n1,2\n");
        let read = Read::all(&[odd, folder.path().to_owned(), folder.path().join("gone.csv")]);
        let told: Vec<&str> = read.unread.iter().map(|(_, why)| why.as_str()).collect();
        assert!(told[0].contains("header"), "{told:?}");
        assert!(told[1].contains("folder") && told[2].contains("cannot be read"), "{told:?}");
        assert!(read.accounts().is_empty() && read.days().is_none());
    }
}
