//! Whoever dies at whatever moment, every export is visible once and whole in the end.

use reachline_tests::cluster::{Cluster, broker};
use serde_json::Value;

use crate::{MANY, RULES, UnderWay, land, large, shows, under_way};

#[test]
#[ignore = "needs a real broker: make test-cluster"]
fn an_aggregator_that_dies_between_insert_and_commit_doubles_and_loses_nothing() {
    let cluster = Cluster::new();
    let UnderWay { impressions, aggregator, ingest, .. } = under_way(&cluster);
    aggregator.kill();
    let _second = cluster.aggregator();
    assert_eq!(ingest.ended().ends(0).line()["status"], "visible");
    shows(&cluster.serve(), impressions, RULES + 1);
}

#[test]
#[ignore = "needs a real broker: make test-cluster"]
fn an_ingester_that_dies_half_way_leaves_nothing_to_be_seen_and_the_next_run_heals_it() {
    let cluster = Cluster::new();
    let (content, impressions) = large(2 * MANY);
    land(&cluster, &content);
    let _aggregator = cluster.aggregator();
    cluster.stopped_at_its_first_record().kill();
    let server = cluster.serve();
    assert_eq!((server.version(), server.impressions()), (RULES, Value::Null), "half an export is not seen");
    assert_eq!(cluster.site.ingest().ends(0).line()["status"], "visible");
    shows(&server, impressions, RULES + 1);
}

#[test]
#[ignore = "needs a real broker: make test-cluster"]
fn a_broker_that_dies_under_load_loses_and_doubles_nothing() {
    let cluster = Cluster::new();
    let UnderWay { impressions, aggregator: _aggregator, ingest, .. } = under_way(&cluster);
    broker("kill");
    broker("start");
    let ran = ingest.ended();
    let status = ran.line()["status"].clone();
    assert!(status == "visible" || status == "incomplete", "{ran:?}");
    if status == "incomplete" {
        cluster.site.ingest().ends(0);
    }
    shows(&cluster.serve(), impressions, RULES + 1);
}

#[test]
#[ignore = "needs a real broker: make test-cluster"]
fn a_database_that_dies_under_load_loses_and_doubles_nothing() {
    let mut cluster = Cluster::new();
    let UnderWay { impressions, aggregator: _aggregator, ingest, .. } = under_way(&cluster);
    cluster.kill_database();
    cluster.start_database();
    let ran = ingest.ended();
    if ran.line()["status"] != "visible" {
        cluster.site.ingest().ends(0);
    }
    shows(&cluster.serve(), impressions, RULES + 1);
}
