use std::os::unix::fs::PermissionsExt;

use domain::Source;
use jiff::Timestamp;

use super::world::{by_mtime, touch};
use super::*;
use crate::{Orders, Quarantine, Status, exit_status};

const ARCHIVED: &str = "archive/meta/main/default/";

#[tokio::test]
async fn a_dropped_file_is_sent_and_then_put_into_the_archive() {
    let stage = Stage::new();
    stage.write("landing/meta/main/june.CSV", DAILY);
    let reports = stage.run(&[]).await;
    assert_eq!(reports[0].status, Status::Visible, "{:?}", reports[0]);
    let manifest = &stage.world.manifests()[0];
    assert_eq!((manifest.chunks, manifest.file.as_str()), (Some(1), "june.CSV"));
    assert_eq!(manifest.exported, by_mtime("2026-06-03T09:00:00Z"));
    assert_eq!(stage.tree("landing"), [""; 0]);
    let kept = format!("{ARCHIVED}{}/{}.csv", &manifest.sha256[..2], manifest.sha256);
    assert_eq!(stage.kept(), [kept.as_str()]);
    let mode = |path: &str| std::fs::metadata(stage.folder.path().join(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&kept), mode("archive"), mode(ARCHIVED)), (0o600, 0o700, 0o700));
    assert_eq!(exit_status(&reports), 0);
}

#[tokio::test]
async fn what_is_still_being_copied_waits_without_a_word() {
    let stage = Stage::new();
    let path = stage.write("landing/meta/main/june.csv", DAILY);
    touch(&path, at("2026-06-04T11:59:30Z"));
    assert_eq!(stage.run(&[]).await, []);
    assert_eq!(stage.tree("landing"), ["landing/meta/main/june.csv"]);
    assert_eq!(stage.run(&[path]).await.len(), 1, "a path that is named is read at once");
}

#[tokio::test]
async fn the_same_content_under_another_name_changes_nothing() {
    let stage = Stage::new();
    stage.write("landing/meta/main/june.csv", DAILY);
    stage.run(&[]).await;
    touch(&stage.write("landing/meta/main/again.csv", DAILY), at("2026-06-04T09:00:00Z"));
    let reports = stage.run(&[]).await;
    assert_eq!((reports[0].status, reports[0].accepted), (Status::Duplicate, 2));
    let repeat = &stage.world.manifests()[1];
    assert_eq!((repeat.chunks, stage.world.chunks()), (None, 1));
    assert_eq!(repeat.exported, by_mtime("2026-06-03T09:00:00Z"), "the date of the first sighting is kept");
    assert_eq!((stage.tree("landing").len(), stage.kept().len()), (0, 1));
}

#[tokio::test]
async fn another_report_of_the_same_content_is_another_export() {
    let stage = Stage::new();
    stage.write("landing/meta/main/june.csv", DAILY);
    stage.write("landing/meta/main/video/june.csv", DAILY);
    let reports = stage.run(&[]).await;
    assert!(reports.iter().all(|report| report.status == Status::Visible));
    assert_ne!(reports[0].export_id, reports[1].export_id);
    assert_eq!((stage.world.chunks(), stage.kept().len()), (2, 2));
}

#[tokio::test]
async fn a_person_dates_a_file() {
    let mut stage = Stage::new();
    stage.orders.exported_at = Some(at("2026-06-03T05:00:00Z"));
    stage.write("landing/meta/main/june.csv", DAILY);
    assert_eq!(stage.run(&[]).await[0].exported_at, stage.orders.exported_at);
}

#[tokio::test]
async fn a_file_that_cannot_be_read_goes_to_the_quarantine_and_stops_no_other() {
    let stage = Stage::new();
    stage.write("landing/meta/main/a.csv", "");
    stage.write("landing/meta/main/b.csv", DAILY);
    let reports = stage.run(&[]).await;
    assert_eq!(reports.iter().map(|report| report.status).collect::<Vec<_>>(), [Status::Quarantined, Status::Visible]);
    assert_eq!(
        (stage.world.manifests().len(), exit_status(&reports)),
        (1, 1),
        "a file that is refused is never closed"
    );
    assert_eq!(stage.tree("quarantine"), ["quarantine/meta/main/a.csv", "quarantine/meta/main/a.csv.reason.json"]);
    let all = Quarantine::new(&stage.settings.folders).list().unwrap();
    let reason = all[0].reason.clone().unwrap();
    assert_eq!((reason.file.as_str(), reason.at), ("a.csv", stage.now));
    assert_eq!(reason.error.code, reports[0].error.clone().unwrap().code);
}

#[tokio::test]
async fn a_file_of_nowhere_stays_and_is_named() {
    let stage = Stage::new();
    for path in ["loose.csv", "meta/loose.csv", "tiktok/main/a.csv", "meta/main/a/b/deep.csv"] {
        stage.write(&format!("landing/{path}"), DAILY);
    }
    let reports = stage.run(&[]).await;
    assert_eq!(reports.len(), 4);
    for report in &reports {
        assert_eq!(report.error.as_ref().unwrap().code, "cannot_tell_source", "{}", report.file);
    }
    assert_eq!((stage.tree("landing").len(), exit_status(&reports)), (4, 1));
}

#[tokio::test]
async fn held_and_superseded_files_are_archived_and_incomplete_ones_stay() {
    for (status, stays, exit) in [(Status::Held, 0, 1), (Status::Superseded, 0, 0), (Status::Incomplete, 1, 75)] {
        let stage = Stage::new();
        stage.world.answers(status);
        stage.write("landing/meta/main/june.csv", DAILY);
        let reports = stage.run(&[]).await;
        assert_eq!((reports[0].status, stage.tree("landing").len(), exit_status(&reports)), (status, stays, exit));
    }
}

#[tokio::test]
async fn an_account_without_configuration_is_read_with_a_warning() {
    let stage = Stage::new();
    stage.write("landing/meta/new/june.csv", DAILY);
    let reports = stage.run(&[]).await;
    assert_eq!(reports[0].status, Status::Visible);
    assert!(reports[0].warnings[0].contains("meta/new"), "{:?}", reports[0].warnings);
}

#[tokio::test]
async fn a_date_in_the_future_is_told_once() {
    let stage = Stage::new();
    let path = stage.write("landing/meta/main/june.csv", DAILY);
    touch(&path, at("2027-01-01T00:00:00Z"));
    let report = stage.run(&[path]).await.remove(0);
    assert_eq!((report.exported_at, report.warnings.len()), (Some(at("2027-01-01T00:00:00Z")), 1));
}

pub(super) const CLICKS: &str = "\
clicked_at,utm_source,utm_campaign,ip,is_bot
2026-06-01T10:11:12Z,facebook,wave_1,192.0.2.7,0
2026-06-01T10:11:13Z,facebook,wave_1,192.0.2.8,0
2026-06-01T10:11:14Z,facebook,wave_1,192.0.2.9,1
";

#[tokio::test]
async fn of_a_file_about_people_only_what_is_counted_is_kept() {
    let stage = Stage::new();
    stage.write("landing/click_log/site/clicks.csv", CLICKS);
    let reports = stage.run(&[]).await;
    assert_eq!((reports[0].status, stage.tree("landing").len()), (Status::Visible, 0), "{:?}", reports[0]);
    let sha256 = &stage.world.manifests()[0].sha256;
    let kept = format!("archive/click_log/site/default/{}/{sha256}.redacted.csv", &sha256[..2]);
    assert_eq!(stage.kept(), [kept.as_str()]);
    let kept = stage.folder.path().join(kept);
    let left = "clicked_at,utm_source,utm_campaign\n2026-06-01,facebook,wave_1\n2026-06-01,facebook,wave_1\n";
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), left);
    let metadata = kept.metadata().unwrap();
    assert_eq!(metadata.permissions().mode() & 0o777, 0o600);
    assert_eq!(Timestamp::try_from(metadata.modified().unwrap()).unwrap(), at("2026-06-03T09:00:00Z"));
    let outside = stage.write("elsewhere/clicks.csv", CLICKS);
    let orders = Orders { source: Some(Source::ClickLog), account: Some("site".into()), ..Orders::default() };
    let again = Stage { orders, ..stage };
    assert_eq!(again.run(std::slice::from_ref(&outside)).await[0].status, Status::Duplicate);
    assert_eq!((again.kept().len(), outside.exists()), (1, true));
}
