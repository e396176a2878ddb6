//! What the disk still holds.

use std::path::Path;

use clickhouse::{Client, Compression};
use hyper_util::client::legacy::Client as Http;
use hyper_util::rt::TokioExecutor;

use super::*;

/// A word that occurs nowhere else.
const WORD: &str = "Zebrafinch";

/// Files of the site's data that hold the word as it is.
fn holding(site: &Site) -> usize {
    let within = |folder: &Path| {
        let files = sources::files(folder, "").into_iter();
        files.filter(|path| holds(&std::fs::read(path).unwrap_or_default())).count()
    };
    ["data", "archive", "quarantine"].iter().map(|folder| within(&site.root().join(folder))).sum()
}

fn holds(bytes: &[u8]) -> bool {
    bytes.windows(WORD.len()).any(|window| window == WORD.as_bytes())
}

/// A figure of the books of a site that somebody has open.
fn figure(site: &Site, sql: &str) -> u64 {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let socket = engine::connectable(&site.root().join("data")).expect("a path");
        let address: hyper::Uri = hyperlocal::Uri::new(socket, "/").into();
        let http = Http::builder(TokioExecutor::new()).build(hyperlocal::UnixConnector);
        let client = Client::with_http_client(http).with_url(address.to_string()).with_compression(Compression::None);
        client.query(sql).fetch_one().await.expect("it is answered")
    })
}

/// Parts of tables of data in which removed rows still stand.
fn hidden(site: &Site) -> u64 {
    figure(site, "SELECT count() FROM system.parts WHERE database = 'default' AND active AND has_lightweight_delete")
}

fn filled(site: &Site) {
    let named = format!("Camp {WORD}");
    take(site, "example", &campaigns(&[(named.as_str(), "2026-09-01", 1_000, 100)]), MADE);
    take(site, "other", &campaigns(&[("Second A", "2026-09-01", 300, 30)]), MADE);
    site.land("", "broken.csv", format!("{WORD},that\nanybody,knows\n"));
    site.ingest().ends(1);
}

#[test]
fn nothing_is_left_on_the_disk_while_the_server_runs() {
    let site = site();
    let server = site.up();
    filled(&site);
    assert!(holding(&site) >= 3);
    purge(&site, &["--account", "meta/example"]).ends(0);
    assert_eq!(figure(&site, "SELECT count() FROM delivery"), 1);
    assert_eq!((hidden(&site), holding(&site)), (0, 0));
    drop(server);
}

#[test]
fn nothing_is_left_on_the_disk_where_no_server_runs() {
    let site = site();
    filled(&site);
    assert!(holding(&site) >= 3);
    purge(&site, &["--account", "meta/example"]).ends(0);
    assert_eq!(holding(&site), 0);
    let server = site.up();
    assert_eq!((figure(&site, "SELECT count() FROM delivery"), hidden(&site)), (1, 0));
    drop(server);
}

#[test]
fn a_backup_after_a_purge_holds_none_of_it_and_comes_back() {
    let site = site();
    filled(&site);
    purge(&site, &["--account", "meta/example"]).ends(0);
    let file = site.root().join("backup.tar.gz");
    site.run(&["backup", "create", &file.to_string_lossy()]).ends(0);
    let other = Site::new();
    let data = other.root().join("data");
    other.run(&["backup", "restore", &file.to_string_lossy(), "--data", &data.to_string_lossy()]).ends(0);
    assert_eq!(holding(&other), 0);
    assert_eq!(other.exports(&[]).ends(0).out, site.exports(&[]).out);
}
