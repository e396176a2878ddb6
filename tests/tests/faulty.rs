//! Files that cannot be read: said where, set aside, and everything else taken in.

use std::fs;

use reachline_tests::meta::{campaigns, day, table};
use reachline_tests::{ACCOUNT, Site};
use serde_json::{Value, json};

fn good() -> String {
    campaigns(&[("Camp A", &day(1), 1_000, 100), ("Camp A", &day(2), 2_000, 200)])
}

/// Takes in a faulty file together with a good one, and gives the reason that is kept.
fn refused(content: impl AsRef<[u8]>) -> Value {
    let site = Site::new();
    site.land("good", "good.csv", good());
    site.land("bad", "bad.csv", content.as_ref());
    let ran = site.ingest().ends(1);
    assert_eq!(ran.about("good.csv")["status"], "visible", "{ran:?}");
    let line = ran.about("bad.csv");
    assert_eq!(line["status"], "quarantined", "{line}");
    assert!(!line["error"]["remedy"].as_str().unwrap().is_empty(), "{line}");
    let listed = site.run(&["quarantine", "--json", "list"]).ends(0).line();
    let folder = site.root().join("quarantine/meta").join(ACCOUNT);
    let kept: Vec<_> = fs::read_dir(&folder)
        .expect("there is a quarantine")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| !path.to_string_lossy().ends_with(".reason.json"))
        .collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!(fs::read(&kept[0]).expect("it is there"), content.as_ref(), "as it came");
    let beside = format!("{}.reason.json", kept[0].display());
    let reason: Value = serde_json::from_slice(&fs::read(beside).expect("the reason is beside it")).unwrap();
    assert_eq!(reason["file"], "bad.csv");
    assert_eq!(listed["reason"], reason);
    assert!(!site.landing().join("meta").join(ACCOUNT).join("bad/bad.csv").exists());
    let server = site.up();
    assert_eq!(server.impressions(), json!(3_000));
    assert!(line["error"]["message"].as_str().unwrap().contains(reason["error"]["message"].as_str().unwrap()));
    reason["error"].clone()
}

#[test]
fn a_truncated_file_is_refused() {
    let whole = good();
    let error = refused(&whole[..whole.len() - 30]);
    assert_eq!(error["row"], 3, "{error}");
}

#[test]
fn an_empty_file_is_refused() {
    let error = refused("");
    assert!(error["message"].as_str().unwrap().contains("empty"), "{error}");
}

#[test]
fn a_zip_that_is_called_csv_is_refused() {
    let mut zip = b"PK\x03\x04\x14\x00\x08\x08\x08\x00".to_vec();
    zip.extend((0..=255).cycle().take(2_000));
    let error = refused(zip);
    assert!(error["message"].as_str().unwrap().to_lowercase().contains("zip"), "{error}");
}

#[test]
fn a_renamed_column_is_refused_by_name() {
    let error = refused(good().replacen("Campaign name", "Name of the thing", 1));
    assert!(error.to_string().contains("Name of the thing"), "{error}");
}

#[test]
fn a_measure_under_another_name_does_not_make_figures_go_missing() {
    let site = Site::new();
    assert_eq!(site.take(&good(), "2026-10-01T08:00:00Z").became(), "visible");
    let renamed = site.take(&good().replacen("Impressions", "Showings", 1), "2026-10-02T08:00:00Z").ends(1);
    assert_eq!(renamed.became(), "held");
    assert_eq!(renamed.line()["error"]["code"], "lacks_metric");
    assert_eq!(site.up().impressions(), json!(3_000));
}

#[test]
fn a_row_with_too_many_cells_is_refused() {
    let error = refused(format!("{}Camp A,{},1,2,3,4,5,6,7,8,9\n", good(), day(3)));
    assert_eq!(error["row"], 4, "{error}");
}

#[test]
fn text_that_is_not_utf_8_is_refused() {
    let mut bytes = good().into_bytes();
    bytes.extend(b"Camp \xe9\xff,2026-09-03,1,2,0.01,0,2026-09-03,2026-09-03\n");
    let error = refused(bytes);
    assert_eq!(error["row"], 4, "{error}");
    assert_eq!(error["column"], "Campaign name", "{error}");
}

#[test]
fn a_cell_of_ten_megabytes_is_refused() {
    let long = "x".repeat(10 << 20);
    let error = refused(format!("{}{long},{},1,2,0.01,0,{},{}\n", good(), day(3), day(3), day(3)));
    assert_eq!(error["row"], 4, "{error}");
    assert_eq!(error["column"], "Campaign name", "{error}");
    assert!(error.to_string().len() < 2_000, "the cell is not quoted whole");
}

#[test]
fn garbage_is_refused() {
    let mut state = 0x9e37_79b9_u32;
    let bytes: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    })
    .take(50_000)
    .collect();
    refused(bytes);
}

#[test]
fn a_value_that_cannot_be_read_is_named_and_holds_the_file() {
    let site = Site::new();
    let header = "Campaign name,Day,Impressions,Amount spent (GBP),Reporting starts,Reporting ends";
    let row = |impressions: &str| format!("Camp A,{0},{impressions},1.00,{0},{0}", day(1));
    site.land("bad", "bad.csv", table(header, [row("many")]));
    site.land("good", "good.csv", good());
    let ran = site.ingest().ends(1);
    assert_eq!(ran.about("good.csv")["status"], "visible");
    let line = ran.about("bad.csv");
    assert_eq!(line["status"], "held", "{line}");
    assert_eq!((&line["rejects"][0]["row"], &line["rejects"][0]["column"]), (&json!(2), &json!("Impressions")));
    assert_eq!(site.up().impressions(), json!(3_000));
}

#[test]
fn a_check_says_the_same_and_stores_nothing() {
    let site = Site::new();
    let bad = site.land("bad", "bad.csv", "");
    let fine = site.land("good", "good.csv", good());
    let (bad, fine) = (bad.to_string_lossy(), fine.to_string_lossy());
    let ran = site.run(&["check", "--json", &bad, &fine]).ends(1);
    assert_eq!(ran.about("bad.csv")["status"], "quarantined");
    let line = ran.about("good.csv");
    assert_eq!(line["status"], "checked");
    assert_eq!(line["totals"], json!({ "impressions": 3_000, "clicks": 300, "spend_micros": 3_000_000 }));
    assert_eq!(site.run(&["check", "--json", &fine]).ends(0).became(), "checked");
    assert!(!site.root().join("data").exists() && !site.root().join("quarantine").exists());
}
