//! What others do to the topics, and what they put there.

use std::time::Duration;

use rdkafka::admin::{AdminClient, AdminOptions};
use rdkafka::client::DefaultClientContext;
use rdkafka::config::ClientConfig;
use rdkafka::producer::{FutureProducer, FutureRecord};
use rdkafka::{Offset, TopicPartitionList};
use reachline_tests::cluster::{Cluster, brokers, until};

use crate::{RULES, land, large, shows};

const FEW: u64 = 50;
const PARTITIONS: i32 = 3;

fn client() -> ClientConfig {
    let mut config = ClientConfig::new();
    config.set("bootstrap.servers", brokers());
    config
}

fn rows(cluster: &Cluster) -> String {
    format!("{}.rows", cluster.prefix())
}

fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().unwrap().block_on(work)
}

fn admin() -> AdminClient<DefaultClientContext> {
    client().create().unwrap()
}

/// Deletes every record of rows, as Kafka does after the retention.
pub(crate) fn forget(cluster: &Cluster) {
    let mut all = TopicPartitionList::new();
    for partition in 0..PARTITIONS {
        all.add_partition_offset(&rows(cluster), partition, Offset::End).unwrap();
    }
    run(async { admin().delete_records(&all, &AdminOptions::new()).await.unwrap() });
}

fn put(cluster: &Cluster, value: &str) {
    let (topic, patience) = (rows(cluster), Duration::from_secs(30));
    run(async {
        let producer: FutureProducer = client().create().unwrap();
        producer.send(FutureRecord::to(&topic).partition(0).key("").payload(value), patience).await.unwrap();
    });
}

#[test]
#[ignore = "needs a real broker: make test-cluster"]
fn a_topic_that_is_deleted_is_said_and_what_lay_in_it_is_sent_again() {
    let cluster = Cluster::new();
    let (content, impressions) = large(FEW);
    land(&cluster, &content);
    cluster.change("closing_timeout = 120", "closing_timeout = 1");
    cluster.site.ingest().ends(75);
    cluster.change("closing_timeout = 1\n", "closing_timeout = 120\n");
    run(async { admin().delete_topics(&[&rows(&cluster)], &AdminOptions::new()).await.unwrap() });
    let _aggregator = cluster.aggregator();
    assert_eq!(cluster.site.ingest().ends(0).line()["status"], "visible");
    shows(&cluster.serve(), impressions, RULES + 1);
}

#[test]
#[ignore = "needs a real broker: make test-cluster"]
fn an_aggregator_whose_topic_is_deleted_says_so_and_ends() {
    let cluster = Cluster::new();
    let aggregator = cluster.aggregator();
    run(async { admin().delete_topics(&[&rows(&cluster)], &AdminOptions::new()).await.unwrap() });
    let (status, said) = aggregator.ended();
    let said = said.join("\n");
    assert!(status.code() == Some(1) && said.contains("does not exist: restart the aggregator"), "{said}");
    let (content, impressions) = large(FEW);
    land(&cluster, &content);
    let _next = cluster.aggregator();
    assert_eq!(cluster.site.ingest().ends(0).line()["status"], "visible");
    shows(&cluster.serve(), impressions, RULES + 1);
}

#[test]
#[ignore = "needs a real broker: make test-cluster"]
fn a_message_of_a_later_version_ends_the_aggregator_by_name_and_is_not_lost() {
    let cluster = Cluster::new();
    let aggregator = cluster.aggregator();
    put(&cluster, r#"{"format":3,"kind":"parcel"}"#);
    for aggregator in [aggregator, cluster.starting_aggregator()] {
        let (status, said) = aggregator.ended();
        let said = said.join("\n");
        assert!(status.code() == Some(1) && said.contains("message of format 3"), "{said}");
    }
}

#[test]
#[ignore = "needs a real broker: make test-cluster"]
fn rubbish_is_set_aside_and_counted_and_an_export_beside_it_is_seen() {
    let cluster = Cluster::new();
    let (content, impressions) = large(FEW);
    land(&cluster, &content);
    let aggregator = cluster.aggregator();
    put(&cluster, "rubbish");
    let prom = cluster.site.root().join("reachline.prom");
    let ran = cluster.site.run(&["ingest", "--json", "--metrics-file", &prom.to_string_lossy()]).ends(0);
    assert_eq!(ran.line()["status"], "visible");
    let sent = std::fs::read_to_string(prom).unwrap();
    assert!(sent.contains("\nreachline_bus_records_sent_total 2\n"), "a chunk and a manifest: {sent}");
    let dead = "reachline_bus_dead_letters_total{reason=\"rubbish\"} 1";
    until("the letter is counted", || aggregator.get("/metrics").send().body.contains(dead));
    let server = cluster.serve();
    shows(&server, impressions, RULES + 1);
    for process in [aggregator, server] {
        process.signal("TERM");
        let (status, said) = process.ended();
        assert!(status.success(), "{said:?}");
        assert!(!said.iter().any(|line| line.contains("rubbish")), "what it says is never repeated: {said:?}");
    }
}
