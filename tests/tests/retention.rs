//! Originals go when they are older than the configuration keeps them; what was read stays.

use std::fs::File;
use std::time::{Duration, SystemTime};

use reachline_tests::meta::campaigns;
use reachline_tests::{Site, sources};

const KEPT: &str = "[archive]\nretention = \"90 days\"\n[quarantine]\nretention = \"90 days\"\n";

fn originals(site: &Site, folder: &str) -> usize {
    sources::files(&site.root().join(folder), ".csv").len()
}

/// A file whose own time lies years back.
fn land_old(site: &Site, name: &str, content: impl AsRef<[u8]>) {
    let path = site.land("", name, content);
    let file = File::options().append(true).open(path).expect("the file is there");
    file.set_modified(SystemTime::now() - Duration::from_secs(900 * 86_400)).expect("its time can be set");
}

#[test]
fn an_original_that_has_just_come_stays_however_old_the_file_is() {
    let site = Site::new();
    site.configure_more(KEPT);
    land_old(&site, "old.csv", campaigns(&[("Camp A", "2022-01-01", 1_000, 100)]));
    assert_eq!(site.ingest().ends(0).became(), "visible");
    site.ingest().ends(0);
    assert_eq!(originals(&site, "archive"), 1);
}

#[test]
fn an_original_that_nobody_knows_goes_by_its_own_time_at_the_end_of_a_run() {
    let site = Site::new();
    land_old(&site, "old.csv", campaigns(&[("Camp A", "2022-01-01", 1_000, 100)]));
    assert_eq!(site.ingest().ends(0).became(), "visible");
    std::fs::remove_dir_all(site.root().join("data")).expect("the books can be removed");
    // What a path without the report is of is not known, so it is not sent again.
    let (account, aside) = (site.root().join("archive/meta/example"), site.root().join("aside"));
    for note in sources::files(&account, ".sent.json") {
        std::fs::remove_file(note).expect("what it was sent with can be removed");
    }
    std::fs::rename(account.join("default"), &aside).expect("the archive can be changed");
    std::fs::remove_dir(&account).and_then(|()| std::fs::rename(aside, account)).expect("the archive can be changed");
    site.ingest().ends(0);
    assert_eq!(originals(&site, "archive"), 1, "nothing says how long");
    site.configure_more(KEPT);
    let ran = site.run(&["ingest"]).ends(0);
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", ""));
    assert_eq!(originals(&site, "archive"), 0);
}
