use domain::{DatedBy, ExportState, Exported, Span};
use sha2::{Digest, Sha256};

use super::outcomes::CLICKS;
use super::world::by_mtime;
use super::*;
use crate::identity::hex;
use crate::{Orders, Remembered, Sent, Status, exit_status};

/// Puts a content where the archive would have it, beside what it was sent with.
fn archived(stage: &Stage, folders: &str, content: &str) -> String {
    let sha256 = hex(&Sha256::digest(content));
    let folder = format!("archive/{folders}/{}", &sha256[..2]);
    let kept = format!("{sha256}.csv");
    let sent = Sent {
        sha256: sha256.clone(),
        file: "june.csv".into(),
        seen_at: SEEN.parse().unwrap(),
        exported: by_mtime("2026-06-03T09:00:00Z"),
        days: None,
        kept: kept.clone(),
        kept_sha256: sha256.clone(),
    };
    stage.write(&format!("{folder}/{sha256}.sent.json"), serde_json::to_string(&sent).unwrap());
    let path = format!("{folder}/{kept}");
    stage.write(&path, content);
    path
}

const SEEN: &str = "2026-06-04T08:00:00Z";

fn forget(stage: &Stage) {
    stage.world.0.lock().unwrap().books.clear();
}

#[tokio::test]
async fn what_the_books_do_not_know_is_sent_again_from_the_archive() {
    let stage = Stage::new();
    stage.write("landing/meta/main/video/june.csv", DAILY);
    let first = stage.run(&[]).await.remove(0);
    assert_eq!(stage.run(&[]).await, [], "the books know it");
    let kept = stage.kept();
    forget(&stage);
    let again = stage.run(&[]).await.remove(0);
    assert_eq!((again.status, &again.export_id, &again.report), (Status::Visible, &first.export_id, &first.report));
    assert_eq!((again.exported_at, again.accepted), (first.exported_at, 2));
    assert!(again.warnings[0].contains("sent again from the archive"), "{:?}", again.warnings);
    assert_eq!((stage.kept(), stage.world.chunks()), (kept, 2));
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
    let (exported, seen_at) = (by_mtime("2026-06-03T09:00:00Z"), at(SEEN));
    let remember = |state, since: &str| {
        let known = Remembered { exported, seen_at, state, since: at(since) };
        stage.world.0.lock().unwrap().books.insert(id.clone(), known);
    };
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
        remember(state, SEEN);
        assert_eq!(stage.run(&[]).await.len(), sent, "{state:?}");
    }
    remember(ExportState::Purged, "2026-06-04T07:59:59Z");
    assert_eq!(stage.run(&[]).await.len(), 0, "the clock of who purged it goes after");
    let (state, since) = (ExportState::Purged, at("2026-06-04T07:59:59Z"));
    let known = Remembered { exported, seen_at: at("2026-06-01T00:00:00Z"), state, since };
    stage.world.0.lock().unwrap().books.insert(id, known);
    assert_eq!(stage.run(&[]).await.len(), 1, "it came again after that");
}

#[tokio::test]
async fn it_is_sent_with_what_a_person_said_then_and_not_now() {
    let days = Span::new("2026-05-30".parse().unwrap(), "2026-06-04".parse().unwrap());
    for folder in ["landing", "downloads"] {
        let flag = at("2026-06-04T01:00:00Z");
        let orders = Orders { exported_at: Some(flag), days, ..Orders::default() };
        let stage = Stage { orders, ..Stage::new() };
        let path = stage.write(&format!("{folder}/meta/main/june.csv"), DAILY);
        assert_eq!(stage.run(&[path]).await[0].exported_at, Some(flag));
        forget(&stage);
        let now = Orders { exported_at: Some(at("2027-01-01T00:00:00Z")), ..Orders::default() };
        let stage = Stage { orders: now, now: at("2027-01-01T00:00:00Z"), ..stage };
        stage.run(&[]).await;
        let [first, again] = stage.world.manifests().try_into().unwrap();
        assert_eq!(again.exported, Exported { at: flag, by: DatedBy::Flag });
        assert_eq!((again.facts, again.seen_at, again.file), (first.facts, first.seen_at, first.file));
    }
}

#[tokio::test]
async fn a_date_that_is_put_right_later_is_the_one_it_is_sent_with() {
    let stage = Stage::new();
    stage.write("landing/meta/main/june.csv", DAILY);
    stage.run(&[]).await;
    let flag = at("2026-06-04T01:00:00Z");
    stage.world.0.lock().unwrap().books.clear();
    let stage = Stage { orders: Orders { exported_at: Some(flag), ..Orders::default() }, ..stage };
    let path = stage.write("landing/meta/main/again.csv", DAILY);
    stage.run(&[path]).await;
    forget(&stage);
    let stage = Stage { orders: Orders::default(), ..stage };
    stage.run(&[]).await;
    assert_eq!(stage.world.manifests()[2].exported, Exported { at: flag, by: DatedBy::Flag });
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
async fn what_came_first_is_sent_first_and_what_was_dropped_last() {
    let mut stage = Stage::new();
    let names: Vec<String> = (1..=3).map(|wave| format!("wave{wave}.csv")).collect();
    for name in &names {
        stage.now += jiff::SignedDuration::from_mins(1);
        let path = stage.write(&format!("downloads/meta/main/{name}"), DAILY.replace("Wave 1", name));
        stage.run(&[path]).await;
    }
    forget(&stage);
    stage.write("landing/meta/main/dropped.csv", DAILY);
    let files: Vec<String> = stage.run(&[]).await.into_iter().map(|report| report.file).collect();
    assert_eq!(files, ["wave1.csv", "wave2.csv", "wave3.csv", "dropped.csv"]);
}

#[tokio::test]
async fn what_is_no_longer_what_was_put_there_is_not_sent() {
    let stage = Stage::new();
    let path = archived(&stage, "meta/main/default", DAILY);
    stage.write(&path, DAILY.replace("58004", "58005"));
    let reports = stage.run(&[]).await;
    assert_eq!((reports[0].error.as_ref().unwrap().code.as_str(), exit_status(&reports)), ("archive_damaged", 75));
    assert_eq!((stage.world.manifests().len(), stage.kept().len()), (0, 1));
}

#[tokio::test]
async fn what_cannot_be_read_again_stays_in_the_archive_and_is_said() {
    let stage = Stage::new();
    archived(&stage, "meta/main/default", "no export\n");
    let reports = stage.run(&[]).await;
    assert_eq!((reports[0].status, exit_status(&reports)), (Status::Incomplete, 75));
    assert_eq!((stage.kept().len(), stage.tree("quarantine").len()), (1, 0));
}

#[tokio::test]
async fn of_people_a_copy_that_was_cut_short_is_not_sent() {
    let stage = Stage::new();
    stage.write("landing/click_log/site/clicks.csv", CLICKS);
    stage.run(&[]).await;
    forget(&stage);
    let kept = stage.kept().into_iter().next().unwrap();
    let text = std::fs::read_to_string(stage.folder.path().join(&kept)).unwrap();
    stage.write(&kept, &text[..text.len() - "2026-06-01,facebook,wave_1\n".len()]);
    let reports = stage.run(&[]).await;
    assert_eq!(reports[0].error.as_ref().unwrap().code, "archive_damaged");
    assert_eq!(stage.world.manifests().len(), 1);
}

#[tokio::test]
async fn what_nobody_noted_is_not_sent_and_is_said() {
    let named_elsewhere = r#"{"sha256":"a","file":"a","seen_at":"2026-06-04T08:00:00Z","exported":{"at":"2026-06-04T08:00:00Z","by":"mtime"},"days":null,"kept":"../../../../landing/a.csv","kept_sha256":"a"}"#;
    for note in [None, Some(""), Some("{}"), Some(named_elsewhere)] {
        let stage = Stage::new();
        let path = archived(&stage, "meta/main/video", DAILY).replace(".csv", ".sent.json");
        match note {
            None => std::fs::remove_file(stage.folder.path().join(path)).unwrap(),
            Some(note) => drop(stage.write(&path, note)),
        }
        let reports = stage.run(&[]).await;
        let code = reports[0].error.as_ref().unwrap().code.as_str();
        assert_eq!(
            (code, exit_status(&reports), stage.world.manifests().len()),
            ("archive_unnoted", 75, 0),
            "{note:?}"
        );
        assert_eq!(stage.kept().len(), 1);
    }
}

#[tokio::test]
async fn a_path_without_a_report_is_not_sent() {
    let stage = Stage::new();
    archived(&stage, "meta/main", DAILY);
    assert_eq!(stage.run(&[]).await, []);
    archived(&stage, "meta/main/default", DAILY);
    stage.world.0.lock().unwrap().is_down = true;
    assert_eq!(stage.run(&[]).await, [], "nobody knows what has to be sent");
    stage.world.0.lock().unwrap().is_down = false;
    assert_eq!(stage.run(&[]).await.len(), 1);
}

#[tokio::test]
async fn a_path_in_the_archive_is_refused_when_it_is_named() {
    let stage = Stage::new();
    let path = stage.folder.path().join(archived(&stage, "meta/main/video", DAILY));
    let reports = stage.run(&[path]).await;
    assert_eq!(reports[0].error.as_ref().unwrap().code, "in_archive");
    assert_eq!((stage.world.manifests().len(), stage.kept().len()), (0, 1));
}

#[tokio::test]
async fn a_folder_that_holds_the_archive_is_read_without_it() {
    let stage = Stage::new();
    archived(&stage, "meta/main/video", DAILY);
    let orders = Orders { source: Some(domain::Source::Meta), account: Some("main".into()), ..Orders::default() };
    let stage = Stage { orders, ..stage };
    stage.write("downloads/other.csv", DAILY.replace("Wave 1", "Wave 2"));
    let files: Vec<String> =
        stage.run(&[stage.folder.path().to_owned()]).await.into_iter().map(|report| report.file).collect();
    assert_eq!(files, ["other.csv"]);
}
