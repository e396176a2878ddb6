//! What programs and people read.

use super::*;
use crate::{FileReport, Problem, Status, exit_status, summary, warnings};

async fn line(stage: &Stage, path: &str, content: &str) -> String {
    let path = stage.write(path, content);
    serde_json::to_string(&stage.run(&[path]).await[0]).unwrap()
}

#[tokio::test]
async fn a_visible_file_as_json() {
    let line = line(&Stage::new(), "landing/meta/main/june.csv", DAILY).await;
    let expected = concat!(
        r#"{"file":"june.csv","export_id":"EXPORT","source":"meta","layout":"meta_ads_reporting_csv","#,
        r#""account":"main","report":"default","level":"campaign","breakdowns":[],"from":"2026-06-01","#,
        r#""to":"2026-06-02","currency":"GBP","exported_at":"2026-06-03T09:00:00Z","exported_at_from":"mtime","#,
        r#""rows":2,"accepted":2,"rejected":0,"rejects":[],"repeated_keys":0,"#,
        r#""totals":{"impressions":115124,"clicks":452,"spend_micros":422356100},"platform_totals":null,"#,
        r#""reconciled":null,"status":"visible","missing":[],"warnings":[],"error":null}"#,
    );
    let report: serde_json::Value = serde_json::from_str(&line).unwrap();
    let id = report["export_id"].as_str().unwrap();
    assert_eq!(line.replace(id, "EXPORT"), expected);
}

#[tokio::test]
async fn a_quarantined_file_as_json() {
    let line = line(&Stage::new(), "landing/meta/main/june.csv", "").await;
    let expected = concat!(
        r#""source":"meta","layout":null,"account":"main","report":"default","level":null,"breakdowns":[],"#,
        r#""from":null,"to":null,"currency":null,"exported_at":"2026-06-03T09:00:00Z","exported_at_from":"mtime","#,
        r#""rows":0,"accepted":0,"rejected":0,"rejects":[],"repeated_keys":0,"totals":{},"platform_totals":null,"#,
        r#""reconciled":null,"status":"quarantined","missing":[],"warnings":[],"error":{"code":"empty_file","#,
    );
    assert!(line.contains(expected), "{line}");
}

#[tokio::test]
async fn a_file_without_rows_covers_nothing() {
    let stage = Stage::new();
    let header = DAILY.lines().next().unwrap();
    let path = stage.write("landing/meta/main/june.csv", format!("{header}\n"));
    let report = stage.run(&[path]).await.remove(0);
    assert_eq!((report.status, report.from, report.rows), (Status::Visible, None, 0), "{report:?}");
}

fn ended(status: Status, rejected: u64) -> FileReport {
    let mut report = FileReport::begin("a\u{1b}[2J.csv");
    (report.status, report.rejected) = (status, rejected);
    report
}

#[test]
fn the_exit_status_of_a_run() {
    use Status::*;
    for (reports, exit) in [
        (&[][..], 0),
        (&[(Visible, 0), (Duplicate, 0), (Superseded, 0), (Checked, 0)], 0),
        (&[(Visible, 1)], 1),
        (&[(Held, 0)], 1),
        (&[(Visible, 0), (Quarantined, 0)], 1),
        (&[(Visible, 0), (Incomplete, 0)], 75),
        (&[(Incomplete, 0), (Held, 0)], 1),
    ] {
        let reports: Vec<_> = reports.iter().map(|(status, rejected)| ended(*status, *rejected)).collect();
        assert_eq!(exit_status(&reports), exit);
    }
}

#[test]
fn cron_hears_of_nothing_but_what_matters() {
    let held = ended(Status::Held, 0).ended(Status::Held, Problem::new("c", "too many", "look"));
    let lines = warnings(&[ended(Status::Visible, 0), held]);
    assert_eq!(lines, ["a?[2J.csv: held: too many: look"], "and a file's name cannot steer the terminal");
}

#[tokio::test]
async fn a_person_reads_a_summary() {
    let stage = Stage::new();
    stage.write("landing/meta/main/june.csv", DAILY);
    let text = summary(&stage.run(&[]).await);
    let expected = "1 file, 2 rows: 1 visible.\n  meta/main/june.csv: visible, 2 rows, 2026-06-01 to 2026-06-02\n";
    assert_eq!(text, expected);
    assert_eq!(summary(&[]), "No files to read.\n");
}
