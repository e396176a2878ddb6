//! Whoever dies at whatever moment, every export is visible once and whole in the end.

use reachline_tests::cluster::{Cluster, broker};

use crate::{MANY, RULES, land, large, shows};

#[test]
#[ignore = "needs a real broker: make test-cluster"]
fn an_aggregator_that_dies_between_insert_and_commit_doubles_and_loses_nothing() {
    let cluster = Cluster::new();
    let (content, impressions) = large(MANY);
    land(&cluster, &content);
    let first = cluster.aggregator();
    let ingest = cluster.begin_ingest();
    // Commits come at the end of an export only: what stands now is not committed.
    cluster.until_rows_stand();
    first.kill();
    let _second = cluster.aggregator();
    assert_eq!(ingest.ended().ends(0).line()["status"], "visible");
    shows(&cluster.serve(), impressions, RULES + 1);
}

#[test]
#[ignore = "needs a real broker: make test-cluster"]
fn an_ingester_that_dies_half_way_leaves_nothing_to_be_seen_and_the_next_run_heals_it() {
    let cluster = Cluster::new();
    let (content, impressions) = large(MANY);
    land(&cluster, &content);
    let _aggregator = cluster.aggregator();
    let server = cluster.serve();
    let ingest = cluster.begin_ingest();
    cluster.until_rows_stand();
    ingest.kill();
    assert_eq!(server.version(), RULES, "half an export is not seen");
    assert_eq!(cluster.site.ingest().ends(0).line()["status"], "visible");
    drop(server);
    shows(&cluster.serve(), impressions, RULES + 1);
}

#[test]
#[ignore = "needs a real broker: make test-cluster"]
fn a_broker_that_dies_under_load_loses_and_doubles_nothing() {
    let cluster = Cluster::new();
    let (content, impressions) = large(MANY);
    land(&cluster, &content);
    let _aggregator = cluster.aggregator();
    let ingest = cluster.begin_ingest();
    cluster.until_rows_stand();
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
    let (content, impressions) = large(MANY);
    land(&cluster, &content);
    let _aggregator = cluster.aggregator();
    let ingest = cluster.begin_ingest();
    cluster.until_rows_stand();
    cluster.kill_database();
    cluster.start_database();
    let ran = ingest.ended();
    if ran.line()["status"] != "visible" {
        cluster.site.ingest().ends(0);
    }
    shows(&cluster.serve(), impressions, RULES + 1);
}
