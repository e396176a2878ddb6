use super::*;
use crate::{Account, Status, UsageError};

#[tokio::test]
async fn a_named_file_is_copied_and_stays() {
    let mut stage = Stage::new();
    let path = stage.write("downloads/june.csv", DAILY);
    (stage.orders.source, stage.orders.account) = (Some(domain::Source::Meta), Some("main".into()));
    let reports = stage.run(&[path]).await;
    assert_eq!((reports[0].status, reports[0].report.as_deref()), (Status::Visible, Some("default")));
    assert_eq!((stage.tree("downloads").len(), stage.kept().len()), (1, 1));
    let copy = stage.folder.path().join(&stage.kept()[0]);
    let modified = std::fs::metadata(copy).unwrap().modified().unwrap();
    assert_eq!(jiff::Timestamp::try_from(modified).unwrap(), at("2026-06-03T09:00:00Z"));
}

#[tokio::test]
async fn a_named_file_that_cannot_be_read_is_copied_into_the_quarantine() {
    let mut stage = Stage::new();
    let path = stage.write("downloads/june.csv", "not an export\n");
    (stage.orders.source, stage.orders.account) = (Some(domain::Source::Meta), Some("main".into()));
    assert_eq!(stage.run(&[path]).await[0].status, Status::Quarantined);
    assert_eq!((stage.tree("downloads").len(), stage.tree("quarantine").len()), (1, 2));
}

#[tokio::test]
async fn folders_of_a_configured_account_say_where_a_file_belongs() {
    let stage = Stage::new();
    let path = stage.write("share/meta/main/video/june.csv", DAILY);
    for named in [path, stage.folder.path().join("share"), stage.folder.path().join("share/meta/main")] {
        let reports = stage.run(&[named]).await;
        assert_eq!((reports[0].account.as_deref(), reports[0].report.as_deref()), (Some("main"), Some("video")));
    }
    let strange = stage.write("share/x/downloads/june.csv", DAILY);
    assert_eq!(stage.run(&[strange]).await[0].error.as_ref().unwrap().code, "cannot_tell_source");
}

#[tokio::test]
async fn the_content_says_the_source_where_the_account_is_given() {
    let mut stage = Stage::new();
    let path = stage.write("downloads/june.csv", DAILY);
    let unreadable = stage.write("downloads/odd.csv", "odd\n");
    stage.orders.account = Some("main".into());
    let reports = stage.run(&[path, unreadable]).await;
    assert_eq!((reports[0].source, reports[0].status), (Some(domain::Source::Meta), Status::Visible));
    assert_eq!(reports[1].status, Status::Quarantined);
    assert_eq!(stage.tree("quarantine")[0], "quarantine/unknown/main/odd.csv");
}

#[tokio::test]
async fn nothing_named_leads_out_of_the_archive() {
    for name in ["../x", ".hidden", "a/b", "a\u{0}b"] {
        let mut stage = Stage::new();
        let path = stage.write("downloads/june.csv", DAILY);
        stage.orders.account = Some(name.into());
        assert_eq!(stage.run(&[path]).await[0].error.as_ref().unwrap().code, "unusable_name", "{name}");
    }
}

#[tokio::test]
async fn the_command_must_not_contradict_the_landing_folder() {
    let mut stage = Stage::new();
    let path = stage.write("landing/meta/main/june.csv", DAILY);
    stage.orders.account = Some("other".into());
    assert_eq!(stage.run(&[path]).await[0].error.as_ref().unwrap().code, "contradicts_folder");
    assert_eq!(stage.tree("landing").len(), 1);
}

#[tokio::test]
async fn a_path_that_is_not_there_is_wrong_usage() {
    let mut stage = Stage::new();
    let absent = stage.folder.path().join("absent");
    let error = stage.ingester().run(std::slice::from_ref(&absent)).await.unwrap_err();
    assert_eq!(error, UsageError { path: absent.clone(), landing: false });
    stage.settings.folders.landing = absent;
    assert!(stage.ingester().run(&[]).await.unwrap_err().landing);
}

#[tokio::test]
async fn a_pipe_is_refused() {
    let stage = Stage::new();
    assert_eq!(stage.run(&["/dev/null".into()]).await[0].error.as_ref().unwrap().code, "not_a_file");
}

#[tokio::test]
async fn moments_become_the_days_of_the_accounts_own_zone() {
    let mut stage = Stage::new();
    let zone = domain::Zone::named("America/Los_Angeles").unwrap();
    let main = stage.settings.accounts[0].clone();
    stage.settings.accounts.push(Account { source: domain::Source::X, name: "west".into(), zone, ..main });
    let answer = r#"{"data_type":"stats","data":[{"id":"w1","id_data":[{"segment":null,"metrics":{"impressions":[5]}}]}],
        "request":{"params":{"start_time":"2026-06-01T07:00:00Z","end_time":"2026-06-02T07:00:00Z","entity":"CAMPAIGN",
        "granularity":"DAY","placement":"ALL_ON_TWITTER"}}}"#;
    let path = stage.write("downloads/stats.json", answer);
    stage.orders.account = Some("west".into());
    let reports = stage.run(&[path]).await;
    assert_eq!((reports[0].source, reports[0].status), (Some(domain::Source::X), Status::Visible));
    assert_eq!((reports[0].from, reports[0].to), (Some(day("2026-06-01")), Some(day("2026-06-01"))));
}

fn day(text: &str) -> domain::Day {
    text.parse().unwrap()
}
