use serde_json::{Map, Value};

use crate::client::Service;

const SERIES: &str = "/v1/campaigns/ghgc/series?metrics=impressions,clicks,views,spend&by=campaign";
const COST: &str = "/v1/campaigns/ghgc/series?metrics=spend,cost_per_referral&by=channel";
const PACING: &str = "/v1/campaigns/ghgc/pacing?from=2026-09-14&to=2026-10-11";

#[tokio::test]
async fn answers_are_json() {
    let service = Service::new();
    for (name, uri) in [
        ("campaigns", "/v1/campaigns"),
        ("summary", "/v1/campaigns/ghgc/summary"),
        ("series", SERIES),
        ("series_of_cost", COST),
        ("pacing", PACING),
        ("annotations", "/v1/campaigns/ghgc/annotations"),
        ("reach", "/v1/campaigns/ghgc/reach?from=2026-09-14&to=2026-10-11"),
        ("exports", "/v1/exports"),
        ("unassigned", "/v1/unassigned"),
        ("coverage", "/v1/coverage"),
        ("rows", "/v1/rows"),
    ] {
        let reply = service.get(uri).await;
        assert_eq!(reply.header("content-type"), "application/json");
        insta::assert_json_snapshot!(name, reply.json());
    }
}

#[tokio::test]
async fn the_same_tables_are_csv() {
    let service = Service::new();
    for (name, uri) in [
        ("campaigns_csv", "/v1/campaigns"),
        ("summary_csv", "/v1/campaigns/ghgc/summary"),
        ("series_csv", SERIES),
        ("series_of_cost_csv", COST),
        ("pacing_csv", PACING),
        ("annotations_csv", "/v1/campaigns/ghgc/annotations"),
        ("reach_csv", "/v1/campaigns/ghgc/reach"),
        ("exports_csv", "/v1/exports"),
        ("unassigned_csv", "/v1/unassigned"),
        ("coverage_csv", "/v1/coverage"),
        ("rows_csv", "/v1/rows"),
    ] {
        let reply = service.get_with(uri, &[("accept", "text/csv")]).await;
        assert_eq!(reply.header("content-type"), "text/csv; charset=utf-8; header=present");
        assert!(reply.header("content-disposition").starts_with("attachment; filename=\"reachline-"));
        insta::assert_snapshot!(name, reply.body);
    }
}

#[tokio::test]
async fn a_spreadsheet_gets_no_formula_and_no_long_number() {
    let reply = Service::new().get(&format!("{SERIES}&format=csv&excel=1")).await;
    assert!(reply.body.starts_with('\u{feff}'));
    insta::assert_snapshot!(reply.body);
}

#[tokio::test]
async fn the_cells_of_csv_are_those_of_json() {
    let service = Service::new();
    for by in ["none", "channel", "campaign", "adset", "ad", "region", "age", "gender", "placement"] {
        let uri = format!("/v1/campaigns/ghgc/series?metrics=spend,views,impressions&by={by}");
        let json = service.get(&uri).await.json();
        let csv = service.get(&format!("{uri}&format=csv")).await.body;
        let mut lines = csv.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<String>>());
        let header = lines.next().unwrap();
        let rows: Vec<Vec<String>> = lines.collect();
        assert_eq!(rows.len(), json["rows"].as_array().unwrap().len());
        for (cells, row) in rows.iter().zip(json["rows"].as_array().unwrap()) {
            assert_eq!(&as_record(&header, cells, row), row.as_object().unwrap(), "{by}");
        }
    }
}

/// The row that the CSV holds, without the columns that are the same on every row.
fn as_record(header: &[String], cells: &[String], json: &Value) -> Map<String, Value> {
    let own = header.iter().zip(cells).take(header.len() - 3);
    let value = |name: &String, cell: &String| match (&json[name], cell.as_str()) {
        (_, "") => Value::Null,
        (Value::Number(_), number) => number.parse().unwrap(),
        (_, text) => text.into(),
    };
    own.map(|(name, cell)| (name.clone(), value(name, cell))).collect()
}

#[tokio::test]
async fn every_key_of_an_export_has_a_column() {
    let service = Service::new();
    let json = service.get("/v1/exports/e1").await.json();
    let csv = service.get("/v1/exports/e1?format=csv").await.body;
    let header: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
    for key in json.as_object().unwrap().keys() {
        assert!(header.iter().any(|column| column.starts_with(key.as_str())), "{key}");
    }
    assert!(header.ends_with(&["as_of", "data_version"]));
}

#[tokio::test]
async fn definitions_are_told_in_both_forms() {
    let service = Service::new();
    insta::assert_json_snapshot!(service.get("/v1/definitions").await.json());
    assert!(service.get("/v1/definitions?format=csv").await.body.contains(",per_source_meta,"));
}

#[tokio::test]
async fn annotations_are_those_of_the_days_and_of_a_campaign_that_is_known() {
    let service = Service::new();
    for (days, rows) in [("from=2026-09-22&to=2026-09-22", 1), ("from=2026-09-23", 0), ("to=2026-09-21", 0)] {
        let answer = service.get(&format!("/v1/campaigns/ghgc/annotations?{days}")).await.json();
        assert_eq!(answer["rows"].as_array().map(Vec::len), Some(rows), "{days}");
    }
    let unknown = service.get("/v1/campaigns/elsewhere/annotations").await;
    assert_eq!((unknown.status.as_u16(), &unknown.json()["remedy"]), (404, &Value::from("Ask for one of: ghgc.")));
}
