//! Something is not there: that is said, and nothing is lost.

use reachline_tests::cluster::{Cluster, broker, until};

use crate::topics::forget;
use crate::{RULES, land, large, shows};

const FEW: u64 = 50;

#[test]
#[ignore = "needs a real broker: make test-cluster"]
fn without_a_broker_nothing_is_sent_and_the_next_run_sends_it() {
    let cluster = Cluster::new();
    let (content, impressions) = large(FEW);
    land(&cluster, &content);
    let aggregator = cluster.aggregator();
    broker("kill");
    let ran = cluster.site.ingest().ends(75);
    assert!(ran.err.contains("nothing is lost") || ran.err.contains("does not answer"), "{ran:?}");
    until("the aggregator says that no broker answers", || aggregator.get("/readyz").send().status == 503);
    broker("start");
    until("the aggregator is ready again", || aggregator.get("/readyz").send().status == 200);
    assert_eq!(cluster.site.ingest().ends(0).line()["status"], "visible");
    shows(&cluster.serve(), impressions, RULES + 1);
}

#[test]
#[ignore = "needs a real broker: make test-cluster"]
fn without_a_database_nobody_is_ready_and_what_was_sent_waits() {
    let mut cluster = Cluster::new();
    let (content, impressions) = large(FEW);
    land(&cluster, &content);
    let (aggregator, server) = (cluster.aggregator(), cluster.serve());
    cluster.kill_database();
    for process in [&aggregator, &server] {
        until("it is not ready", || process.get("/readyz").send().status == 503);
    }
    let ran = cluster.site.ingest().ends(75);
    assert!(ran.err.contains("database"), "{ran:?}");
    cluster.start_database();
    until("the aggregator is ready again", || aggregator.get("/readyz").send().status == 200);
    assert_eq!(cluster.site.ingest().ends(0).line()["status"], "visible");
    shows(&cluster.serve(), impressions, RULES + 1);
}

#[test]
#[ignore = "needs a real broker: make test-cluster"]
fn what_kafka_no_longer_has_is_sent_again_by_the_next_run() {
    let cluster = Cluster::new();
    let (content, impressions) = large(FEW);
    land(&cluster, &content);
    cluster.change("closing_timeout = 120", "closing_timeout = 1");
    let line = cluster.site.ingest().ends(75).line();
    assert_eq!((&line["status"], &line["error"]["code"]), (&"incomplete".into(), &"not_closed".into()), "{line}");
    forget(&cluster);
    cluster.change("closing_timeout = 1\n", "closing_timeout = 120\n");
    let _aggregator = cluster.aggregator();
    assert_eq!(cluster.site.ingest().ends(0).line()["status"], "visible");
    shows(&cluster.serve(), impressions, RULES + 1);
}

#[test]
#[ignore = "needs a real broker: make test-cluster"]
fn what_a_restored_database_lacks_is_sent_again_from_the_archive() {
    let mut cluster = Cluster::new();
    let (content, impressions) = large(FEW);
    cluster.restored_after(|cluster| {
        let _aggregator = cluster.aggregator();
        land(cluster, &content);
        assert_eq!(cluster.site.ingest().ends(0).line()["status"], "visible");
        shows(&cluster.serve(), impressions, RULES + 1);
    });
    let _aggregator = cluster.aggregator();
    assert!(cluster.serve().impressions().is_null(), "the backup is older");
    let line = cluster.site.ingest().ends(0).line();
    assert_eq!((&line["status"], &line["rows"]), (&"visible".into(), &FEW.into()), "{line}");
    shows(&cluster.serve(), impressions, RULES + 1);
    assert_eq!(cluster.site.ingest().ends(0).out, "", "the books know it again");
}

#[test]
#[ignore = "needs a real broker: make test-cluster"]
fn who_finds_topics_that_differ_from_the_configuration_says_how() {
    let cluster = Cluster::new();
    let (content, _) = large(FEW);
    land(&cluster, &content);
    cluster.change("closing_timeout = 120", "closing_timeout = 1");
    cluster.site.ingest().ends(75);
    cluster.change("partitions = 3", "partitions = 4");
    let ran = cluster.site.ingest().ends(1);
    assert!(ran.err.contains("3 partitions instead of 4"), "{ran:?}");
}
