use domain::{DatedBy, ExportState, Exported};
use sha2::{Digest, Sha256};

use super::outcomes::CLICKS;
use super::world::{by_mtime, touch};
use super::*;
use crate::identity::hex;
use crate::{Orders, Remembered, Status, exit_status};

/// Puts a content where the archive would have it.
fn archived(stage: &Stage, folders: &str, content: &str) -> String {
    let sha256 = hex(&Sha256::digest(content));
    let path = format!("archive/{folders}/{}/{sha256}.csv", &sha256[..2]);
    stage.write(&path, content);
    path
}

fn forget(stage: &Stage) {
    stage.world.0.lock().unwrap().books.clear();
}

#[tokio::test]
async fn what_the_books_do_not_know_is_sent_again_from_the_archive() {
    let stage = Stage::new();
    stage.write("landing/meta/main/video/june.csv", DAILY);
    let first = stage.run(&[]).await.remove(0);
    assert_eq!(stage.run(&[]).await, [], "the books know it");
    let kept = stage.tree("archive");
    forget(&stage);
    let again = stage.run(&[]).await.remove(0);
    assert_eq!((again.status, &again.export_id, &again.report), (Status::Visible, &first.export_id, &first.report));
    assert_eq!((again.exported_at, again.accepted), (first.exported_at, 2));
    assert!(again.warnings[0].contains("sent again from the archive"), "{:?}", again.warnings);
    assert_eq!((stage.tree("archive"), stage.world.chunks()), (kept, 2));
    assert_eq!(stage.run(&[]).await, []);
}

#[tokio::test]
async fn a_run_over_named_files_leaves_the_archive_alone() {
    let stage = Stage::new();
    archived(&stage, "meta/main/default", DAILY);
    let named = stage.write("downloads/meta/main/other.csv", DAILY.replace("Wave 1", "Wave 2"));
    assert_eq!(stage.run(&[named]).await.len(), 1);
}

#[tokio::test]
async fn what_was_purged_stays_away_and_what_was_not_whole_comes_again() {
    let stage = Stage::new();
    archived(&stage, "meta/main/default", DAILY);
    let id = stage.run(&[]).await.remove(0).export_id.unwrap();
    let (exported, seen_at) = (by_mtime("2026-06-03T09:00:00Z"), at("2026-06-04T12:00:00Z"));
    let cases = [
        (ExportState::Visible, 0),
        (ExportState::Held, 0),
        (ExportState::Superseded, 0),
        (ExportState::Withdrawn, 0),
        (ExportState::Purged, 0),
        (ExportState::Incomplete, 1),
        (ExportState::Quarantined, 1),
    ];
    for (state, sent) in cases {
        stage.world.0.lock().unwrap().books.insert(id.clone(), Remembered { exported, seen_at, state });
        assert_eq!(stage.run(&[]).await.len(), sent, "{state:?}");
    }
}

#[tokio::test]
async fn what_a_person_said_about_its_date_is_in_the_files_time() {
    for folder in ["landing", "downloads"] {
        let flag = at("2026-06-03T20:00:00Z");
        let orders = Orders { exported_at: Some(flag), ..Orders::default() };
        let stage = Stage { orders, ..Stage::new() };
        let path = stage.write(&format!("{folder}/meta/main/june.csv"), DAILY);
        assert_eq!(stage.run(&[path]).await[0].exported_at, Some(flag));
        forget(&stage);
        let stage = Stage { orders: Orders::default(), ..stage };
        stage.run(&[]).await;
        assert_eq!(stage.world.manifests()[1].exported, Exported { at: flag, by: DatedBy::Mtime });
    }
}

#[tokio::test]
async fn of_people_the_same_is_counted_again_as_the_same_export() {
    let stage = Stage::new();
    stage.write("landing/click_log/site/clicks.csv", CLICKS);
    let first = stage.run(&[]).await.remove(0);
    forget(&stage);
    let again = stage.run(&[]).await.remove(0);
    assert_eq!((again.status, again.export_id), (Status::Visible, first.export_id));
    let sums = stage.world.manifests().into_iter().map(|manifest| manifest.facts.totals);
    let [one, two] = sums.collect::<Vec<_>>().try_into().unwrap();
    assert_eq!(one, two);
}

#[tokio::test]
async fn the_oldest_comes_first_wherever_it_lies() {
    let stage = Stage::new();
    let late = archived(&stage, "meta/main/default", DAILY);
    stage.write("landing/meta/main/early.csv", DAILY.replace("Wave 1", "Wave 2"));
    touch(&stage.folder.path().join(late), at("2026-06-03T10:00:00Z"));
    let files: Vec<String> = stage.run(&[]).await.into_iter().map(|report| report.file).collect();
    assert_eq!((files.len(), files[0].as_str()), (2, "early.csv"));
}

#[tokio::test]
async fn what_no_longer_holds_what_its_name_says_is_not_sent() {
    let stage = Stage::new();
    let path = archived(&stage, "meta/main/default", DAILY);
    stage.write(&path, DAILY.replace("58004", "58005"));
    let reports = stage.run(&[]).await;
    assert_eq!((reports[0].error.as_ref().unwrap().code.as_str(), exit_status(&reports)), ("archive_damaged", 75));
    assert_eq!((stage.world.manifests().len(), stage.tree("archive").len()), (0, 1));
}

#[tokio::test]
async fn what_cannot_be_read_again_stays_in_the_archive_and_is_said() {
    let stage = Stage::new();
    archived(&stage, "meta/main/default", "no export\n");
    let reports = stage.run(&[]).await;
    assert_eq!((reports[0].status, exit_status(&reports)), (Status::Incomplete, 75));
    assert_eq!((stage.tree("archive").len(), stage.tree("quarantine").len()), (1, 0));
}

#[tokio::test]
async fn a_path_that_does_not_say_the_report_and_half_a_copy_are_not_sent() {
    let stage = Stage::new();
    let old = archived(&stage, "meta/main", DAILY);
    let name = old.rsplit_once('/').unwrap().1.replace(".csv", ".77.part");
    stage.write(&format!("archive/meta/main/default/aa/.{name}"), DAILY);
    stage.world.0.lock().unwrap().is_down = true;
    archived(&stage, "meta/main/default", DAILY);
    assert_eq!(stage.run(&[]).await, [], "nobody knows what has to be sent");
    stage.world.0.lock().unwrap().is_down = false;
    assert_eq!(stage.run(&[]).await.len(), 1);
}
