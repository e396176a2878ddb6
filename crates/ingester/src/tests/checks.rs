use super::*;
use crate::{Settings, Status, exit_status};

#[tokio::test]
async fn a_check_moves_and_sends_nothing() {
    let stage = Stage::new();
    let path = stage.write("landing/meta/main/june.csv", DAILY);
    stage.write("landing/meta/main/bad.csv", "");
    let reports = stage.check(std::slice::from_ref(&stage.settings.folders.landing)).await;
    assert_eq!(reports.iter().map(|report| report.status).collect::<Vec<_>>(), [Status::Quarantined, Status::Checked]);
    assert_eq!((stage.tree("landing").len(), stage.tree("quarantine").len()), (2, 0));
    assert_eq!(stage.check(std::slice::from_ref(&path)).await[0].export_id, stage.run(&[path]).await[0].export_id);
}

#[tokio::test]
async fn a_check_needs_no_configuration_and_no_account() {
    let mut stage = Stage::new();
    stage.settings = Settings::default();
    let path = stage.write("downloads/june.csv", DAILY);
    let reports = stage.check(&[path]).await;
    let report = &reports[0];
    assert_eq!((report.status, report.source), (Status::Checked, Some(domain::Source::Meta)));
    assert_eq!((&report.export_id, &report.account, exit_status(&reports)), (&None, &None, 0));
}

#[tokio::test]
async fn more_rejected_rows_than_the_report_allows_would_be_held() {
    let stage = Stage::new();
    let one = DAILY.replace("57120", "many");
    for (report, status) in [("default", Status::Held), ("lenient", Status::Checked)] {
        let path = stage.write(&format!("landing/meta/main/{report}/june.csv"), &one);
        let reports = stage.check(&[path]).await;
        assert_eq!((reports[0].status, reports[0].rejected), (status, 1), "{report}");
        assert_eq!(exit_status(&reports), 1, "a rejected row is always told");
        assert_eq!(reports[0].rejects[0].row, 3);
    }
}

#[tokio::test]
async fn another_currency_than_the_accounts_would_be_held() {
    let stage = Stage::new();
    let path = stage.write("landing/meta/main/june.csv", DAILY.replace("GBP", "EUR"));
    let report = stage.check(&[path]).await.remove(0);
    assert_eq!((report.status, report.error.unwrap().code), (Status::Held, "currency_differs".to_owned()));
}

#[tokio::test]
async fn a_body_far_from_the_platforms_total_would_be_held() {
    let stage = Stage::new();
    let (header, body) = DAILY.split_once('\n').unwrap();
    let total = ",,,999999,GBP,422.3561,452,2026-06-01,2026-06-02";
    let path = stage.write("landing/meta/main/june.csv", format!("{header}\n{total}\n{body}"));
    let report = stage.check(&[path]).await.remove(0);
    assert_eq!((report.status, report.reconciled), (Status::Held, Some(false)), "{report:?}");
    assert_eq!(report.error.unwrap().code, "not_reconciled");
    assert_eq!(report.platform_totals.unwrap().get("impressions"), Some(999_999));
}
