use std::collections::{BTreeMap, BTreeSet};
use std::ops::Add;

use aggregator::{Finished, Target};
use domain::{Export, ExportState, Purged, Zone};
use ingester::{Archive, Archived, Entry, Folders, Quarantine};
use jiff::Timestamp;

use crate::failure::Failure;
use crate::originals::Content;

/// Files, and their bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) files: usize,
    pub(super) bytes: u64,
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { files: self.files + other.files, bytes: self.bytes + other.bytes }
    }
}

/// Originals that hold data which are purged.
pub(super) struct Doomed {
    /// Exports that lost data.
    pub(super) going: Vec<Export>,
    /// All others.
    pub(super) staying: Vec<Export>,
    /// What was purged, and when.
    pub(super) targets: Vec<(Target, Timestamp)>,
}

/// Files that were found.
pub(super) struct Files {
    archived: Vec<Archived>,
    quarantined: Vec<Entry>,
}

impl Doomed {
    /// What purges up to now have doomed.
    pub(super) fn of(finished: &Finished, exports: Vec<Export>) -> Self {
        let lost: BTreeSet<_> = finished.exports.iter().map(|export| export.id.clone()).collect();
        let (going, staying) = exports.into_iter().partition(|export| lost.contains(&export.id));
        let targets = finished.purges.iter().filter_map(|line| Some((line.event.purge.as_ref()?, line.visible_at)));
        Self { going, staying, targets: targets.map(|(purge, at)| (target(&purge.what), at)).collect() }
    }

    /// Removes the files, and says how many there were.
    pub(super) async fn remove(self, folders: Folders) -> Result<Count, Failure> {
        blocking(move || {
            let files = self.find_in(&folders)?;
            let (archive, quarantine) = (Archive::new(&folders), Quarantine::new(&folders));
            files.archived.iter().try_for_each(|original| archive.remove(original)).map_err(|error| disk(&error))?;
            files.quarantined.iter().try_for_each(|entry| quarantine.drop(entry)).map_err(Failure::again)?;
            Ok(files.count())
        })
        .await
    }

    /// The files that there are.
    pub(super) async fn find(self, folders: Folders) -> Result<Files, Failure> {
        blocking(move || self.find_in(&folders)).await
    }

    fn find_in(&self, folders: &Folders) -> Result<Files, Failure> {
        let mut archived = Archive::new(folders).list().map_err(|error| disk(&error))?;
        let (going, staying) = (going(&self.going), contents(&self.staying));
        archived.retain(|original| {
            let known = Content::from(original);
            !staying.contains(&known)
                && (going.get(&known).is_some_and(|until| original.came() <= *until)
                    || self.targets.iter().any(|(target, at)| has_stray(target, *at, original)))
        });
        let mut quarantined = Quarantine::new(folders).list().map_err(|error| disk(&error))?;
        quarantined.retain(|entry| self.targets.iter().any(|(target, at)| has(target, *at, entry)));
        Ok(Files { archived, quarantined })
    }
}

impl Files {
    pub(super) fn count(&self) -> Count {
        let quarantined = self.quarantined.iter().map(|entry| entry.path.metadata().map_or(0, |file| file.len()));
        Count {
            files: self.archived.len() + self.quarantined.len(),
            bytes: self.archived.iter().map(|original| original.size).chain(quarantined).sum(),
        }
    }
}

/// Contents of exports that lost data, and until when what came of them has to go: of one that was
/// purged whole, what comes later is new.
fn going(exports: &[Export]) -> BTreeMap<Content, Timestamp> {
    let mut going: BTreeMap<Content, Timestamp> = BTreeMap::new();
    for export in exports {
        let whole = export.state == ExportState::Purged;
        let until = if whole { export.since.max(export.seen_at) } else { Timestamp::MAX };
        for content in Content::of(export) {
            going.entry(content).and_modify(|last| *last = until.max(*last)).or_insert(until);
        }
    }
    going
}

fn contents(exports: &[Export]) -> BTreeSet<Content> {
    exports.iter().flat_map(Content::of).collect()
}

/// An original that no export speaks of is judged by its folder and its own time.
fn has_stray(target: &Target, at: Timestamp, original: &Archived) -> bool {
    original.came() <= at
        && match target {
            Target::Account(account) => {
                original.source == account.source.as_str() && original.account == account.account
            }
            Target::Before(day) => Zone::london().day_of(original.came()) < *day,
            Target::Campaign(_) => false,
        }
}

/// A file that could not be read is judged by its folder, and by when it was put there.
fn has(target: &Target, at: Timestamp, entry: &Entry) -> bool {
    let Some(since) = entry.since().filter(|since| *since <= at) else { return false };
    match target {
        Target::Account(account) => entry.source == account.source.as_str() && entry.account == account.account,
        Target::Before(day) => Zone::london().day_of(since) < *day,
        Target::Campaign(_) => false,
    }
}

fn target(what: &Purged) -> Target {
    match what {
        Purged::Before(day) => Target::Before(*day),
        Purged::Account(account) => Target::Account(account.clone()),
        Purged::Campaign(id) => Target::Campaign(id.clone()),
    }
}

fn disk(error: &std::io::Error) -> Failure {
    Failure::again(format!("the originals cannot be removed: {error}; the data are gone from the books, say it again"))
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Failure> + Send + 'static) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|gone| Err(Failure::again(gone)))
}
