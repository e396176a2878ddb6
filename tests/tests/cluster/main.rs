//! Separate processes over a real Apache Kafka: `make test-cluster` runs these beside a broker.

mod away;
mod deaths;
mod example;
mod rebalance;
mod topics;

use reachline_tests::Server;
use reachline_tests::cluster::{Cluster, Running};
use reachline_tests::meta::{ads, day};
use serde_json::json;

/// An export of so many rows, and the impressions that they come to: each row its own, so that
/// one that is lost or doubled shows.
fn large(rows: u64) -> (String, u64) {
    let days: Vec<String> = (1..=30).map(day).collect();
    let names: Vec<String> = (0..rows.div_ceil(30)).map(|ad| format!("Film {ad}")).collect();
    let ads_of_days = names.iter().flat_map(|name| days.iter().map(move |day| (name.as_str(), day.as_str())));
    let numbered = ads_of_days.take(usize::try_from(rows).unwrap()).zip(1_000_000..);
    let rows: Vec<_> = numbered.map(|((ad, day), at)| ("Camp A", ad, day, at, at % 977)).collect();
    (ads(&rows), rows.iter().map(|row| row.3).sum())
}

/// Rows of more than one insert, so that a part of them stands long before the rest.
const MANY: u64 = 700_000;

#[track_caller]
fn shows(server: &Server, impressions: u64, version: u64) {
    assert_eq!((server.impressions(), server.version()), (json!(impressions), version));
}

/// Versions of a cluster begin with its rules.
const RULES: u64 = 1;

fn land(cluster: &Cluster, content: &str) {
    cluster.site.land("", "export.csv", content);
}

/// An export on its way: rows of it stand, and it is not closed. Commits come at the end of an
/// export only, so what stands is not committed.
struct UnderWay {
    content: String,
    impressions: u64,
    aggregator: Server,
    ingest: Running,
}

fn under_way(cluster: &Cluster) -> UnderWay {
    let (content, impressions) = large(MANY);
    land(cluster, &content);
    let (aggregator, ingest) = (cluster.aggregator(), cluster.begin_ingest());
    cluster.until_rows_stand();
    UnderWay { content, impressions, aggregator, ingest }
}
