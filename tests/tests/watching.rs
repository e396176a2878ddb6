//! Alerts and the operators' dashboard name metrics that there are, and each alert says what to do.

use std::collections::BTreeSet;
use std::fs;

use reachline_tests::{sources, workspace};
use telemetry::Metrics;

const ALERTS: &str = "deploy/prometheus/alerts.yml";
const USERS: [&str; 4] = ["", "migrator", "writer", "reader"];
const DASHBOARD: &str = "dashboards/grafana/operators.json";

fn read(path: &str) -> String {
    fs::read_to_string(workspace().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The words that are names of our metrics, without a histogram's endings. The users of the database
/// begin alike.
fn metrics(text: &str) -> BTreeSet<&str> {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    let ours = words.filter(|word| word.strip_prefix("reachline_").is_some_and(|rest| !USERS.contains(&rest)));
    let ends = ["_bucket", "_sum", "_count"];
    ours.map(|word| ends.iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)).collect()
}

fn alerts() -> Vec<String> {
    read(ALERTS).lines().filter_map(|line| line.trim().strip_prefix("- alert: ").map(str::to_owned)).collect()
}

#[test]
fn alerts_dashboard_and_documents_name_only_metrics_that_there_are() {
    for path in [ALERTS, DASHBOARD, "docs/metrics.md", "docs/operations.md", "deploy/prometheus/alerts_test.yml"] {
        let text = read(path);
        let unknown: Vec<&str> = metrics(&text).into_iter().filter(|name| !Metrics::NAMES.contains(name)).collect();
        assert!(unknown.is_empty(), "{path}: {unknown:?}");
    }
    assert!(metrics(&read(DASHBOARD)).len() > 20);
    for path in sources::files(&workspace().join("dashboards/grafana"), ".json") {
        let text = fs::read_to_string(&path).expect("it can be read");
        assert!(metrics(&text).iter().all(|name| Metrics::NAMES.contains(name)), "{}", path.display());
    }
}

#[test]
fn every_metric_is_described_and_watched() {
    let (described, dashboard) = (read("docs/metrics.md"), read(DASHBOARD));
    for name in Metrics::NAMES {
        assert!(described.contains(&format!("`{name}`")), "{name} is not described");
        assert!(metrics(&dashboard).contains(name), "{name} is on no panel");
    }
}

#[test]
fn every_alert_is_tried_and_says_what_to_do() {
    let (tests, guide) = (read("deploy/prometheus/alerts_test.yml"), read("docs/operations.md"));
    assert!(alerts().len() >= 10);
    for alert in alerts() {
        assert!(guide.lines().any(|line| line == format!("### {alert}")), "no heading for {alert}");
        assert!(tests.contains(&format!("alertname: {alert}")), "{alert} is not tried");
    }
}

#[test]
fn every_panel_asks_the_provisioned_source_and_says_what_it_shows() {
    let dashboard: serde_json::Value = serde_json::from_str(&read(DASHBOARD)).unwrap();
    let panels = dashboard["panels"].as_array().unwrap().iter().filter(|panel| panel["type"] != "row");
    for panel in panels {
        assert!(panel["description"].as_str().is_some_and(|text| !text.is_empty()), "{panel}");
        assert_eq!(panel["datasource"]["uid"], "prometheus");
    }
    assert!(read("deploy/grafana/datasources/prometheus.yaml").contains("uid: prometheus"));
}
