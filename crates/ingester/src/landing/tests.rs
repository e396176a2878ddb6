use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use super::*;
use crate::Folders;

fn stage() -> (tempfile::TempDir, Settings) {
    let folder = tempfile::tempdir().unwrap();
    let landing = folder.path().join("landing");
    std::fs::create_dir_all(landing.join("meta/main/video")).unwrap();
    (folder, Settings { folders: Folders { landing, ..Folders::default() }, accounts: Vec::new() })
}

fn found(settings: &Settings, orders: &Orders, paths: &[PathBuf]) -> Vec<Found> {
    Search::new(settings, orders).files(paths).unwrap()
}

fn write(path: &Path) {
    std::fs::write(path, "x").unwrap();
    let old: std::time::SystemTime = "2026-01-01T00:00:00Z".parse::<jiff::Timestamp>().unwrap().try_into().unwrap();
    std::fs::File::options().write(true).open(path).unwrap().set_modified(old).unwrap();
}

#[test]
fn folders_say_source_account_and_report() {
    let (_folder, settings) = stage();
    write(&settings.folders.landing.join("meta/main/a.csv"));
    write(&settings.folders.landing.join("meta/main/video/b.csv"));
    let all = found(&settings, &Orders::default(), &[]);
    let place =
        |report: &str| Place { source: Some(domain::Source::Meta), account: "main".into(), report: report.into() };
    assert_eq!(all.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["a.csv", "b.csv"]);
    assert_eq!((&all[0].place, &all[1].place), (&Ok(place("default")), &Ok(place("video"))));
    assert!(all.iter().all(|file| file.manner == Manner::Dropped));
}

#[test]
fn half_files_hidden_files_and_links_are_passed_over() {
    let (folder, settings) = stage();
    let account = settings.folders.landing.join("meta/main");
    for name in ["a.csv.part", ".hidden", "~$a.csv", "Thumbs.db"] {
        write(&account.join(name));
    }
    write(&folder.path().join("secret.csv"));
    symlink(folder.path().join("secret.csv"), account.join("link.csv")).unwrap();
    symlink(folder.path(), account.join("up")).unwrap();
    std::fs::create_dir(settings.folders.landing.join(".trash")).unwrap();
    write(&settings.folders.landing.join(".trash/a.csv"));
    assert!(found(&settings, &Orders::default(), &[]).is_empty());
}

#[test]
fn a_file_waits_while_it_is_fresh_or_changes_between_two_looks() {
    let (_folder, settings) = stage();
    let path = settings.folders.landing.join("meta/main/a.csv");
    write(&path);
    let now = |text: &str| text.parse().unwrap();
    let file = found(&settings, &Orders::default(), &[]).remove(0);
    assert!(file.must_wait(now("2026-01-01T00:00:59Z")));
    assert!(!file.must_wait(now("2026-01-01T00:01:00Z")));
    assert!(!file.must_wait(now("2025-01-01T00:00:00Z")), "a clock that is wrong keeps nothing for ever");
    std::fs::write(&path, "more").unwrap();
    assert!(file.must_wait(now("2026-01-01T00:05:00Z")));
    std::fs::remove_file(&path).unwrap();
    assert!(file.must_wait(now("2026-01-01T00:05:00Z")));
}

#[test]
fn a_file_named_twice_is_found_once() {
    let (_folder, settings) = stage();
    let path = settings.folders.landing.join("meta/main/a.csv");
    write(&path);
    let twice = [path, settings.folders.landing.join("meta")];
    assert_eq!(found(&settings, &Orders::default(), &twice).len(), 1);
}
