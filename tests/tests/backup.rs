//! Backups: made while the program is at work, brought back as they were, or refused.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use reachline_tests::meta::{ads, campaigns, day, large};
use reachline_tests::{Ran, Server, Site, binary, sources, workspace};
use serde_json::Value;

/// A site with two versions of a day, a kept ad, an export that is held and a file that is broken.
fn filled() -> Site {
    let site = Site::new();
    site.apply().ends(0);
    let both = ads(&[("Camp A", "Film", &day(1), 1_000, 100), ("Camp A", "Poster", &day(1), 400, 40)]);
    site.land("", "first.csv", both);
    assert_eq!(site.ingest().ends(0).became(), "visible");
    site.take(&ads(&[("Camp A", "Film", &day(1), 1_010, 101)]), "2027-10-20T08:00:00Z").ends(0);
    site.take(&ads(&[("Camp A", "Other", &day(1), 70, 7)]), "2027-10-21T08:00:00Z").ends(1);
    site.land("", "broken.csv", "Nothing,that\nanybody,knows\n");
    site.ingest().ends(1);
    site
}

/// Everything that the books answer, at each version up to one.
fn answers(server: &Server, version: u64) -> Vec<Value> {
    let questions = |version: u64| {
        ["", "&by=ad&grain=total"].map(|more| server.series(&format!("?as_of={version}{more}"))["rows"].clone())
    };
    (1..=version).flat_map(questions).collect()
}

/// The name and content of every file below a folder.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let inner = |path: PathBuf| (path.strip_prefix(folder).unwrap().to_owned(), fs::read(&path).unwrap());
    let mut all: Vec<_> = sources::files(folder, "").into_iter().map(inner).collect();
    all.sort();
    all
}

fn create(site: &Site, to: &Path) -> Ran {
    site.run(&["backup", "create", &to.to_string_lossy()])
}

/// `restore` on a machine that has no configuration.
fn restore(from: &Path, data: &Path) -> Command {
    let mut command = Command::new(binary());
    command.current_dir(workspace()).args(["backup", "restore"]).arg(from).arg("--data").arg(data);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn restored(from: &Path, data: &Path) -> (Option<i32>, String) {
    let output = restore(from, data).output().expect("the program runs");
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&text).into_owned())
}

#[test]
fn what_is_brought_back_answers_the_same() {
    let site = filled();
    let server = site.up();
    let (version, file) = (server.version(), site.root().join("backup.tar.gz"));
    let ran = create(&site, &file).ends(0);
    assert!(ran.out.contains(&format!("version v{version}")), "{ran:?}");
    let (before, exports) = (answers(&server, version), server.ask("/v1/exports")["exports"].clone());
    drop(server);

    let other = Site::new();
    let data = other.root().join("data");
    let ran = other.run(&["backup", "restore", &file.to_string_lossy(), "--data", &data.to_string_lossy()]).ends(0);
    assert!(ran.out.contains(&format!("restored version v{version}")), "{ran:?}");
    assert!(ran.out.contains("4 exports") && ran.out.contains("5 rows"), "{ran:?}");
    for folder in ["archive", "quarantine"] {
        assert!(!files(&other.root().join(folder)).is_empty());
        assert_eq!(files(&other.root().join(folder)), files(&site.root().join(folder)));
    }
    let server = other.up();
    assert_eq!(answers(&server, version), before);
    assert_eq!(server.ask("/v1/exports")["exports"], exports);
    let first = ads(&[("Camp A", "Film", &day(1), 1_000, 100), ("Camp A", "Poster", &day(1), 400, 40)]);
    other.land("", "again.csv", first);
    assert_eq!(other.ingest().ends(0).became(), "duplicate");
}

#[test]
fn without_a_configuration_all_comes_back_into_the_data_directory() {
    let site = filled();
    let ran = site.run(&["backup", "create"]).ends(0);
    let made: Vec<PathBuf> = sources::files(&site.root().join("data/backups"), ".tar.gz");
    assert!(matches!(made.as_slice(), [only] if ran.out.contains(&only.display().to_string())), "{ran:?} {made:?}");
    let data = site.root().join("elsewhere");
    assert_eq!(restored(&made[0], &data).0, Some(0));
    assert_eq!(files(&data.join("archive")), files(&site.root().join("archive")));
    let config = fs::read(site.root().join("reachline.toml")).unwrap();
    assert_eq!(fs::read(data.join("reachline.toml")).unwrap(), config);
    let mut listed = Command::new(binary());
    listed.current_dir(workspace()).args(["exports", "--json", "--config"]).arg(data.join("reachline.toml"));
    let listed = listed.arg("--data").arg(&data).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&listed.stdout), site.exports(&[]).out);
}

#[test]
fn backups_that_are_made_while_exports_close_are_whole() {
    let site = filled();
    let server = site.up();
    let mut made = Vec::new();
    for number in 0..3 {
        site.land(&format!("large-{number}"), "large.csv", large(300 + number));
    }
    let mut child = site.command(&["ingest", "--json"]).stdout(Stdio::piped()).spawn().expect("the program starts");
    loop {
        let file = site.root().join(format!("{}.tar.gz", made.len()));
        create(&site, &file).ends(0);
        made.push(file);
        if child.try_wait().expect("it can be waited for").is_some() {
            break;
        }
    }
    let after = server.version();
    // Some of them will do.
    for file in made.iter().step_by(made.len().div_ceil(4)) {
        let data = file.with_extension("data");
        let (status, said) = restored(file, &data);
        assert_eq!(status, Some(0), "{said}");
        let version = said.split("version v").nth(1).and_then(|rest| rest.split(' ').next()).unwrap();
        let version: u64 = version.parse().unwrap();
        let other = Site::new();
        fs::rename(&data, other.root().join("data")).unwrap();
        assert!(version <= after);
        assert_eq!(answers(&other.up(), version), answers(&server, version));
    }
}

#[test]
fn nothing_is_mixed_with_what_is_there() {
    let site = filled();
    let file = site.root().join("backup.tar.gz");
    create(&site, &file).ends(0);
    let ran = create(&site, &file).ends(2);
    assert!(ran.err.contains("there already"), "{ran:?}");
    let before = files(&site.root().join("archive"));
    let (status, said) = restored(&file, &site.root().join("data"));
    assert!(status == Some(2) && said.contains("is not empty"), "{said}");
    let fresh = site.root().join("fresh");
    let ran = site.run(&["backup", "restore", &file.to_string_lossy(), "--data", &fresh.to_string_lossy()]).ends(2);
    assert!(ran.err.contains("archive is not empty"), "{ran:?}");
    assert_eq!(files(&site.root().join("archive")), before);
    assert!(!fresh.exists());
}

#[test]
fn a_damaged_backup_is_refused_and_leaves_nothing() {
    let site = filled();
    let file = site.root().join("backup.tar.gz");
    create(&site, &file).ends(0);
    let whole = fs::read(&file).unwrap();
    let flipped = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bytes
    };
    let half = whole.len() / 2;
    let damages = [flipped(half), flipped(whole.len() - 6), whole[..half].to_vec(), b"Day,Impressions\n".to_vec()];
    for damaged in damages {
        fs::write(&file, damaged).unwrap();
        let data = site.root().join("elsewhere");
        let (status, said) = restored(&file, &data);
        assert!(status == Some(1) && said.contains("damaged"), "{status:?} {said}");
        assert_eq!(fs::read_dir(&data).unwrap().count(), 0);
    }
    assert_eq!(restored(&site.root().join("none.tar.gz"), &site.root().join("elsewhere")).0, Some(2));
}

#[test]
fn a_restore_that_is_killed_leaves_all_or_nothing() {
    let site = filled();
    let file = site.root().join("backup.tar.gz");
    create(&site, &file).ends(0);
    let expected = site.exports(&[]).out;
    for time in [0, 40, 150, 400] {
        let other = Site::new();
        let data = other.root().join("data");
        let mut child = restore(&file, &data).spawn().expect("the program starts");
        let (_never, timer) = channel::<()>();
        assert!(timer.recv_timeout(Duration::from_millis(time)).is_err());
        drop(child.kill());
        child.wait().expect("it can be waited for");
        let listed = other.exports(&[]);
        if data.join("restoring").exists() {
            assert!(listed.ends(1).err.contains("cut short"));
            fs::remove_dir_all(&data).unwrap();
            assert_eq!(restored(&file, &data).0, Some(0));
            assert_eq!(other.exports(&[]).ends(0).out, expected);
        } else {
            let listed = listed.ends(0).out;
            assert!(listed.is_empty() || listed == expected, "{listed}");
        }
    }
}

#[test]
fn what_a_killed_backup_left_is_no_obstacle() {
    let site = filled();
    let copy = site.root().join("data/backups/books");
    fs::create_dir_all(copy.join("data")).unwrap();
    fs::write(copy.join("data/half"), "half").unwrap();
    let file = site.root().join("backup.tar.gz");
    create(&site, &file).ends(0);
    assert!(!copy.exists());
    assert_eq!(restored(&file, &site.root().join("elsewhere")).0, Some(0));
}

#[test]
fn the_books_are_recognised_by_what_stands_in_them() {
    let site = Site::new();
    site.take(&campaigns(&[("Camp A", &day(1), 1_000, 100)]), "2027-10-10T08:00:00Z").ends(0);
    let file = site.root().join("backup.tar.gz");
    let ran = create(&site, &file).ends(0);
    assert!(ran.out.contains("1 exports, 1 rows, 1 campaign-days"), "{ran:?}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
