//! Books that are elsewhere than in the data directory: on a server, for which the engine's port
//! stands here, or with another directory's engine.

mod moving;

use std::process::Stdio;

use reachline_tests::meta::{ads, campaigns, day};
use reachline_tests::{Port, Site};

/// A server without tables, and a site whose books are there.
fn on_a_server() -> (Port, Site) {
    let site = Site::new();
    let port = Port::open(&site.root().join("server"));
    site.configure_more(&port.lines());
    (port, site)
}

#[test]
fn tables_are_made_by_migrate_only_also_by_two_at_once() {
    let (_port, site) = on_a_server();
    let ran = site.exports(&[]).ends(1);
    assert!(ran.err.contains("run `reachline migrate`"), "{ran:?}");
    let start = || site.command(&["migrate"]).stdout(Stdio::piped()).spawn().expect("the program starts");
    for child in [start(), start(), start()] {
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{output:?}");
    }
    let ran = site.run(&["migrate"]).ends(0);
    assert!(ran.out.contains("already"), "{ran:?}");
    assert_eq!(site.exports(&[]).ends(0).out, "");
}

#[test]
fn what_a_site_does_it_does_on_a_server() {
    let (_port, site) = on_a_server();
    assert!(site.run(&["migrate"]).ends(0).out.contains("created"));
    assert!(site.apply().ends(0).out.contains("take effect"));
    assert!(site.apply().ends(0).out.contains("already"));
    site.take(&campaigns(&[("Camp A", &day(1), 1_000, 100)]), "2027-10-10T08:00:00Z").ends(0);
    let taken = site.take(&campaigns(&[("Camp B", &day(1), 5, 1)]), "2027-10-11T08:00:00Z").ends(1);
    assert_eq!(taken.became(), "held");
    site.run(&["status"]).ends(1);
    let id = taken.line()["export_id"].as_str().unwrap().to_owned();
    assert_eq!(site.exports(&["accept", &id, "--keep-missing"]).ends(0).line()["status"], "visible");
    assert_eq!(site.exports(&["withdraw", &id]).ends(0).line()["status"], "withdrawn");
    assert_eq!(site.exports(&[]).ends(0).lines().len(), 2);
    assert!(site.run(&["config", "check"]).out.contains("at http://127.0.0.1:"));
    let purged = site.run(&["purge", "--account", "meta/example"]).ends(0);
    assert!(!purged.out.is_empty());
    assert!(!site.root().join("data/engine").exists(), "nothing goes into the data directory");
}

#[test]
fn tokens_are_made_and_asked_for_where_the_books_are() {
    let (port, site) = on_a_server();
    site.configure_more(&format!("{}[api]\ntrust_loopback = false", port.lines()));
    site.run(&["migrate"]).ends(0);
    let token = site.run(&["token", "create", "--role", "analyst"]).ends(0).out;
    let server = site.serve();
    let ask = |token: &str| server.get("/v1/exports").header("Authorization", &format!("Bearer {token}")).send();
    ask(token.trim()).is(200);
    ask("rl_0").is(401);
    assert_eq!(site.run(&["token", "list"]).ends(0).out.lines().filter(|line| line.contains("analyst")).count(), 1);
}

#[tokio::test]
async fn tables_of_another_version_are_said_by_a_server_that_runs() {
    let (port, site) = on_a_server();
    site.run(&["migrate"]).ends(0);
    let server = site.serve();
    server.get("/readyz").send().is(200);
    let client = clickhouse::Client::default().with_url(port.url()).with_user("default").with_password(port.key());
    let run = async |sql: &str| client.query(sql).execute().await.unwrap();
    let not_ready = || {
        let said = server.get("/readyz").send().is(503).body;
        assert!(said.contains("schema version"), "{said}");
    };
    run("DROP TABLE token").await;
    run("ALTER TABLE schema_version DELETE WHERE version = 10 SETTINGS mutations_sync = 2").await;
    not_ready();
    let migrated = site.run(&["migrate"]).ends(0);
    assert!(migrated.out.contains("were of schema version 9"), "{migrated:?}");
    server.get("/readyz").send().is(200);
    run("INSERT INTO schema_version SELECT max(version) + 1, now() FROM schema_version").await;
    not_ready();
}

#[test]
fn what_needs_the_data_directorys_own_books_says_what_to_use() {
    let (_port, site) = on_a_server();
    for (words, said) in [(&["up"][..], "reachline serve"), (&["backup", "create"], "docs/server.md")] {
        let ran = site.run(words).ends(2);
        assert!(ran.err.contains(said), "{ran:?}");
    }
}

#[test]
fn tables_of_the_other_kind_than_the_configuration_says_are_refused() {
    let (port, site) = on_a_server();
    site.run(&["migrate"]).ends(0);
    site.configure_more(&format!("{}replicated = true\n", port.lines()));
    for words in [&["exports"][..], &["migrate"]] {
        let ran = site.run(words).ends(1);
        assert!(ran.err.contains("replicated = true, and the tables are not"), "{ran:?}");
    }
}

#[test]
fn whoever_lacks_the_key_is_told_and_no_password_is_shown() {
    let (port, site) = on_a_server();
    let wrong =
        format!("[clickhouse]\nurl = \"{}\"\npassword = \"{}x\"\ndatabase = \"default\"\n", port.url(), port.key());
    site.configure_more(&wrong);
    let ran = site.run(&["migrate"]).ends(1);
    assert!(ran.err.contains("check the user and the password"), "{ran:?}");
    assert!(!ran.err.contains(&port.key()), "{ran:?}");
    let url = port.url();
    drop(port);
    site.configure_more(&format!("[clickhouse]\nurl = \"{url}\"\n"));
    let ran = site.exports(&[]).ends(75);
    assert!(ran.err.contains("nobody answers"), "{ran:?}");
}

#[test]
fn another_directorys_engine_can_be_the_books_home() {
    let home = Site::new();
    home.take(&ads(&[("Camp A", "Film", &day(1), 1_000, 100)]), "2027-10-10T08:00:00Z").ends(0);
    let _server = home.up();
    let other = Site::new();
    other.configure_more(&format!("[clickhouse]\nurl = \"unix://{}\"\n", home.root().join("data").display()));
    assert_eq!(other.exports(&[]).ends(0).out, home.exports(&[]).ends(0).out);
}
