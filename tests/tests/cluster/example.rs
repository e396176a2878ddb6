//! The example campaign gives the answers of one machine.

use std::process::Command;

use reachline_tests::cluster::Cluster;
use reachline_tests::{Server, Site, binary};
use serde_json::Value;

fn site() -> Site {
    let site = Site::new();
    let out = site.root().join("demo");
    let words = ["demo".as_ref(), "--out".as_ref(), out.as_os_str()];
    assert!(Command::new(binary()).args(words).output().expect("the program runs").status.success());
    let text = std::fs::read_to_string(out.join("reachline.toml")).expect("it is there");
    site.configure(&format!("{text}\n[landing]\nfolder = \"demo/landing\"\n"));
    site
}

/// What anybody can ask, of every version: the answers as they are sent.
fn answers(server: &Server) -> Vec<(String, String)> {
    let version = server.version();
    let mut paths = vec!["/v1/exports".to_owned(), "/v1/coverage".to_owned(), "/v1/unassigned".to_owned()];
    for at in 1..=version {
        for question in
            ["summary?", "reach?", "pacing?", "series?metrics=impressions,clicks,spend,referrals&by=channel&"]
        {
            paths.push(format!("/v1/campaigns/ghgc/{question}as_of=v{at}"));
        }
        paths.push(format!(
            "/v1/campaigns/ghgc/series?metrics=impressions,spend&by=region&grain=week&format=csv&as_of=v{at}"
        ));
    }
    paths.into_iter().map(|path| (path.clone(), without_moments(&server.get(&path).send().body))).collect()
}

/// An answer without the moments at which this very run published: nothing else may differ.
fn without_moments(body: &str) -> String {
    let today = jiff::Timestamp::now().to_string();
    let day = &today[..10];
    let mut parts = body.split(day);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str("<a moment of this run>");
        let end = part.find('Z').filter(|end| *end < 20).map_or(0, |end| end + 1);
        text.push_str(&part[end..]);
    }
    text
}

fn taken(site: &Site) -> Vec<(Value, Value)> {
    let ran = site.ingest();
    ran.lines().iter().map(|line| (line["file"].clone(), line["status"].clone())).collect()
}

#[test]
#[ignore = "needs a real broker: make test-cluster"]
fn the_example_gives_the_answers_of_one_machine() {
    let alone = site();
    alone.apply().ends(0);
    let of_one = taken(&alone);
    let cluster = Cluster::of(site());
    let (_one, _two) = (cluster.aggregator(), cluster.aggregator());
    assert_eq!(taken(&cluster.site), of_one);
    let (one, many) = (answers(&alone.up()), answers(&cluster.serve()));
    assert!(one.len() > 100, "{}", one.len());
    for (one, many) in one.iter().zip(&many) {
        assert_eq!(one, many);
    }
    assert_eq!(one.len(), many.len());
}
