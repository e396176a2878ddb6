use std::path::{Path, PathBuf};

use domain::{DatedBy, Exported, SentTo, Source};
use exports::Fault;

use super::*;
use crate::Folders;
use crate::identity::identify;
use crate::landing::Place;

fn folders() -> (tempfile::TempDir, Folders) {
    let folder = tempfile::tempdir().unwrap();
    let [landing, archive, quarantine] = ["landing", "archive", "quarantine"].map(|name| folder.path().join(name));
    std::fs::create_dir(&landing).unwrap();
    (folder, Folders { landing, archive, quarantine })
}

fn original(path: PathBuf, content: &str, wish: Wish) -> Original {
    std::fs::write(&path, content).unwrap();
    let identity = identify(&path).unwrap();
    Original { path, identity, wish }
}

fn set_aside(folders: &Folders, report: &str, name: &str, content: &str) -> PathBuf {
    let original = original(folders.landing.join("file"), content, Wish::Move);
    let place = Place { source: Some(Source::Meta), account: "main".into(), report: report.into() };
    let fault = Fault { code: "truncated".into(), message: "m".into(), remedy: "r".into(), row: Some(7), column: None };
    quarantine(&folders.quarantine, &place, name, &original, &fault, "2026-06-04T12:00:00Z".parse().unwrap()).unwrap()
}

fn said() -> Said {
    let at = at("2026-06-04T12:00:00Z");
    Said { file: "file.csv".into(), seen_at: at, exported: Exported { at, by: DatedBy::Mtime }, days: None }
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

#[test]
fn another_content_of_the_same_name_gets_a_number() {
    let (_folder, folders) = folders();
    let names = ["one", "two", "two", "three"].map(|content| set_aside(&folders, "default", "a.csv", content));
    assert_eq!(names.each_ref().map(|path| name(path)), ["a.csv", "a-1.csv", "a-1.csv", "a-2.csv"]);
    assert_eq!(std::fs::read_to_string(&names[0]).unwrap(), "one");
    assert_eq!(Quarantine::new(&folders).list().unwrap().len(), 3);
}

#[test]
fn odd_names_leave_room_and_are_no_reasons() {
    let (_folder, folders) = folders();
    let long = set_aside(&folders, "default", &format!("{}.csv", "é".repeat(120)), "one");
    assert!(name(&long).len() <= 200 && long.extension().unwrap() == "csv");
    let odd = set_aside(&folders, "default", "a.csv.reason.json", "two");
    assert_eq!(name(&odd), "a.csv.reason.json.txt");
    assert!(Quarantine::new(&folders).list().unwrap().iter().all(|entry| entry.reason.is_some()));
}

#[test]
fn a_quarantined_file_can_be_shown_retried_and_dropped() {
    let (_folder, folders) = folders();
    let store = Quarantine::new(&folders);
    set_aside(&folders, "video", "a.csv", "one");
    set_aside(&folders, "default", "b.csv", "two");
    let shown = store.show("a.csv").unwrap();
    let reason = shown.reason.clone().unwrap();
    assert_eq!((reason.error.row, reason.report.as_str()), (Some(7), "video"));
    assert_eq!(store.show(&reason.sha256[..8]).unwrap(), shown);
    assert_eq!(store.show("c.csv").unwrap_err().code, "not_in_quarantine");
    assert_eq!(store.retry(&shown).unwrap(), folders.landing.join("meta/main/video/a.csv"));
    store.drop(&store.show("meta/main/b.csv").unwrap()).unwrap();
    assert!(store.list().unwrap().is_empty());
    assert_eq!(std::fs::read_dir(folders.quarantine.join("meta/main")).unwrap().count(), 0);
}

#[test]
fn what_two_files_are_called_is_refused() {
    let (_folder, folders) = folders();
    set_aside(&folders, "default", "a.csv", "one");
    let other = folders.quarantine.join("x/main");
    std::fs::create_dir_all(&other).unwrap();
    std::fs::write(other.join("a.csv"), "without a reason").unwrap();
    let store = Quarantine::new(&folders);
    assert_eq!(store.show("a.csv").unwrap_err().code, "several_in_quarantine");
    assert_eq!(store.show("x/main/a.csv").unwrap().reason, None);
}

#[test]
fn an_empty_quarantine_need_not_exist() {
    let (_folder, folders) = folders();
    assert_eq!(Quarantine::new(&folders).list().unwrap(), []);
}

#[test]
fn the_archive_holds_a_content_once_and_takes_no_changed_file() {
    let (folder, folders) = folders();
    let to = SentTo { source: Source::Meta, account: "main".into(), report: "default".into() };
    let copied = original(folder.path().join("a.csv"), "one", Wish::Copy);
    let kept = archive(&folders.archive, &to, &copied, None, said()).unwrap();
    let moved = original(folders.landing.join("b.csv"), "one", Wish::Move);
    assert_eq!(archive(&folders.archive, &to, &moved, None, said()).unwrap(), kept);
    assert_eq!((copied.path.exists(), moved.path.exists()), (true, false));
    let changed = original(folders.landing.join("c.csv"), "two", Wish::Move);
    std::fs::write(&changed.path, "three").unwrap();
    archive(&folders.archive, &to, &changed, None, said()).unwrap_err();
    assert!(changed.path.exists());
}

#[test]
fn a_damaged_archive_file_is_not_taken_for_the_original() {
    let (folder, folders) = folders();
    let to = SentTo { source: Source::Meta, account: "main".into(), report: "default".into() };
    let file = original(folder.path().join("a.csv"), "one", Wish::Copy);
    let kept = archive(&folders.archive, &to, &file, None, said()).unwrap();
    std::fs::write(&kept, "o").unwrap();
    let again = archive(&folders.archive, &to, &file, None, said()).unwrap();
    assert!(again != kept && std::fs::read_to_string(again).unwrap() == "one");
}

#[test]
fn a_file_of_another_disk_is_copied_and_then_goes() {
    let Ok(memory) = tempfile::tempdir_in("/dev/shm") else { return };
    let (_folder, folders) = folders();
    let to = SentTo { source: Source::Meta, account: "main".into(), report: "default".into() };
    let file = original(memory.path().join("a.csv"), "one", Wish::Move);
    let kept = archive(&folders.archive, &to, &file, None, said()).unwrap();
    assert_eq!((std::fs::read_to_string(&kept).unwrap().as_str(), file.path.exists()), ("one", false));
    assert_eq!(identify(&kept).unwrap().look.modified, file.identity.look.modified);
    assert_eq!(std::fs::read_dir(kept.parent().unwrap()).unwrap().count(), 2, "it and its note: no half file is left");
}

fn archived(folders: &Folders, account: &str, content: &str) -> PathBuf {
    let to = SentTo { source: Source::Meta, account: account.into(), report: "default".into() };
    let original = original(folders.landing.join("file.csv"), content, Wish::Move);
    archive(&folders.archive, &to, &original, None, said()).unwrap()
}

fn at(text: &str) -> jiff::Timestamp {
    text.parse().unwrap()
}

#[test]
fn originals_go_once_they_came_longer_ago_than_is_kept() {
    let (_folder, folders) = folders();
    let [old, new, unknown] = ["old", "new", "unknown"].map(|content| archived(&folders, "main", content));
    let came = |known: &Archived| match known.path.clone() {
        path if path == old => Some(at("2024-01-01T00:00:00Z")),
        path if path == new => Some(at("2026-01-01T00:00:00Z")),
        _ => None,
    };
    let retention = Retention { archive: Some(at("2025-01-01T00:00:00Z")), quarantine: None };
    assert_eq!(retention.enforce(&folders, came).unwrap(), Expired { archived: 1, quarantined: 0 });
    assert!(!old.exists() && new.exists());
    assert!(unknown.exists(), "its own time counts, and it was written just now");
    assert_eq!(retention.enforce(&folders, came).unwrap(), Expired::default());
}

#[test]
fn an_original_is_known_by_its_account_and_content() {
    let (_folder, folders) = folders();
    let path = archived(&folders, "main", "one");
    let listed = Archive::new(&folders).list().unwrap();
    let [only] = listed.as_slice() else { panic!("{listed:?}") };
    assert_eq!((only.source.as_str(), only.account.as_str(), only.size), ("meta", "main", 3));
    assert_eq!(path.file_stem().unwrap().to_str(), Some(only.sha256.as_str()));
}

#[test]
fn what_an_original_was_sent_with_is_kept_from_its_first_coming_and_goes_with_it() {
    let (_folder, folders) = folders();
    let to = SentTo { source: Source::Meta, account: "main".into(), report: "default".into() };
    let put =
        |said| archive(&folders.archive, &to, &original(folders.landing.join("a"), "one", Wish::Move), None, said);
    let days = domain::Span::new("2026-06-01".parse().unwrap(), "2026-06-30".parse().unwrap());
    let path = put(Said { days, ..said() }).unwrap();
    let (later, at_last) = (at("2026-06-05T00:00:00Z"), Exported { at: at("2026-06-03T00:00:00Z"), by: DatedBy::Flag });
    put(Said { seen_at: later, exported: at_last, ..said() }).unwrap();
    let archive = Archive::new(&folders);
    let only = archive.list().unwrap().remove(0);
    let sent = only.sent().unwrap().unwrap();
    assert_eq!((sent.days, sent.seen_at, sent.exported), (days, said().seen_at, at_last));
    assert_eq!(only.came(), sent.seen_at);
    archive.remove(&only).unwrap();
    assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 0);
}

#[test]
fn a_note_whose_original_has_gone_goes_too() {
    let (_folder, folders) = folders();
    let path = archived(&folders, "main", "one");
    assert_eq!(Archive::new(&folders).list().unwrap().len(), 1);
    std::fs::remove_file(&path).unwrap();
    let retention = Retention { archive: Some(jiff::Timestamp::MAX), quarantine: None };
    assert_eq!(retention.enforce(&folders, |_| None).unwrap().archived, 1);
    assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 0);
}

#[test]
fn a_file_that_took_the_place_of_another_is_not_let_go() {
    let (_folder, folders) = folders();
    let first = original(folders.landing.join("a.csv"), "one", Wish::Move);
    std::fs::remove_file(&first.path).unwrap();
    std::fs::write(&first.path, "another").unwrap();
    first.let_go().unwrap_err();
    assert!(first.path.exists());
}

#[test]
fn half_a_copy_that_a_dead_process_left_goes_too_and_strangers_stay() {
    let (_folder, folders) = folders();
    let whole = archived(&folders, "main", "one");
    let half = whole.with_file_name(format!(".{}.77.part", whole.file_stem().unwrap().to_str().unwrap()));
    let stranger = folders.archive.join("notes.txt");
    std::fs::write(&half, "on").unwrap();
    std::fs::write(&stranger, "mine").unwrap();
    let retention = Retention { archive: Some(jiff::Timestamp::MAX), quarantine: None };
    assert_eq!(retention.enforce(&folders, |_| None).unwrap().archived, 2);
    assert!(!half.exists() && !whole.exists() && stranger.exists());
}

#[test]
fn a_file_leaves_the_quarantine_with_its_reason() {
    let (_folder, folders) = folders();
    let path = set_aside(&folders, "default", "a.csv", "one");
    let quarantine = |since| Retention { archive: None, quarantine: Some(at(since)) };
    assert_eq!(quarantine("2026-06-04T12:00:00Z").enforce(&folders, |_| None).unwrap(), Expired::default());
    assert_eq!(quarantine("2026-06-04T12:00:01Z").enforce(&folders, |_| None).unwrap().quarantined, 1);
    assert!(!path.exists() && !Reason::path_of(&path).exists());
}
