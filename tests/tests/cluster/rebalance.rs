//! Aggregators come, go, and stand still for a while.

use reachline_tests::cluster::Cluster;

use crate::{RULES, UnderWay, land, shows, under_way};

#[test]
#[ignore = "needs a real broker: make test-cluster"]
fn an_aggregator_joins_in_the_middle_of_an_export_and_another_leaves() {
    let cluster = Cluster::new();
    let UnderWay { impressions, aggregator: first, ingest, .. } = under_way(&cluster);
    let _second = cluster.aggregator();
    first.signal("TERM");
    let (status, said) = first.ended();
    assert!(status.success(), "{said:#?}");
    assert_eq!(ingest.ended().ends(0).line()["status"], "visible");
    shows(&cluster.serve(), impressions, RULES + 1);
}

#[test]
#[ignore = "needs a real broker: make test-cluster"]
fn an_aggregator_that_stood_still_and_wakes_posts_nothing_that_is_seen() {
    let cluster = Cluster::new();
    let UnderWay { content, impressions, aggregator: first, ingest } = under_way(&cluster);
    first.signal("STOP");
    let _second = cluster.aggregator();
    assert_eq!(ingest.ended().ends(0).line()["status"], "visible");
    let server = cluster.serve();
    shows(&server, impressions, RULES + 1);
    first.signal("CONT");
    // It has something to do again, and does it right.
    land(&cluster, &content);
    assert_eq!(cluster.site.ingest().ends(0).line()["status"], "duplicate");
    first.signal("TERM");
    first.ended();
    shows(&cluster.serve(), impressions, RULES + 1);
    shows(&server, impressions, RULES + 1);
}
