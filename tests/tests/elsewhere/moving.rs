use std::fs;
use std::sync::mpsc::channel;
use std::time::Duration;

use reachline_tests::meta::{ads, day, large};
use reachline_tests::{CAMPAIGN, Port, Ran, Server, Site};

/// A site with several versions, a decision, kept rows and a file that is broken.
fn filled() -> Site {
    let site = Site::new();
    site.apply().ends(0);
    let both = ads(&[("Camp A", "Film", &day(1), 1_000, 100), ("Camp A", "Poster", &day(1), 400, 40)]);
    site.land("", "first.csv", both);
    assert_eq!(site.ingest().ends(0).became(), "visible");
    site.take(&ads(&[("Camp A", "Film", &day(1), 1_010, 101)]), "2027-10-20T08:00:00Z").ends(0);
    let held = site.take(&ads(&[("Camp A", "Other", &day(1), 70, 7)]), "2027-10-21T08:00:00Z").ends(1);
    let id = held.line()["export_id"].as_str().unwrap().to_owned();
    site.exports(&["accept", &id, "--keep-missing"]).ends(0);
    site.land("", "broken.csv", "Nothing,that\nanybody,knows\n");
    site.ingest().ends(1);
    site
}

/// What the interface answers, byte for byte, at each version.
fn answers(server: &Server) -> Vec<(String, String)> {
    let campaign = format!("/v1/campaigns/{CAMPAIGN}");
    let at = |version: u64| {
        ["series?", "series?by=ad&grain=total&", "summary?"].map(|what| format!("{campaign}/{what}as_of={version}"))
    };
    let asked = (1..=server.version()).flat_map(at).chain(["/v1/exports".to_owned(), "/v1/campaigns".to_owned()]);
    let answer = |path: String| {
        let reply = server.get(&path).send().is(200);
        (reply.header("etag").to_owned(), reply.body)
    };
    asked.map(answer).collect()
}

fn moved(site: &Site, to: &Port) -> Ran {
    let words = to.words();
    site.run(&[&["move"][..], &words.each_ref().map(String::as_str)].concat())
}

#[test]
fn moved_books_answer_the_same_byte_for_byte() {
    let site = filled();
    let server = site.up();
    let before = answers(&server);
    assert!(before.len() > 10, "{before:#?}");
    drop(server);
    let listed = site.exports(&[]).ends(0).out;

    let other = Site::new();
    let port = Port::open(&other.root().join("data"));
    let ran = moved(&site, &port).ends(0);
    assert!(ran.out.contains("decision: 2 rows, the same on both sides"), "{ran:?}");
    assert!(ran.out.contains(&format!("url = \"{}\"", port.url())) && !ran.out.contains(&port.key()), "{ran:?}");
    site.configure_more(&port.lines());
    assert_eq!(site.exports(&[]).ends(0).out, listed);
    drop(port);
    assert_eq!(answers(&other.up()), before);
}

#[test]
fn nothing_is_moved_onto_books_or_from_a_server() {
    let site = filled();
    let port = Port::open(&site.root().join("server"));
    moved(&site, &port).ends(0);
    let again = moved(&site, &port).ends(1);
    assert!(again.err.contains("name an empty one"), "{again:?}");
    site.configure_more(&port.lines());
    let already = moved(&site, &port).ends(2);
    assert!(already.err.contains("already"), "{already:?}");
}

#[test]
fn a_move_that_is_killed_is_started_again_on_an_empty_server() {
    let site = Site::new();
    site.take(&large(300), "2027-10-10T08:00:00Z").ends(0);
    for time in [0, 100, 250] {
        let port = Port::open(&site.root().join(format!("server-{time}")));
        let words = port.words();
        let mut command = site.command(&[&["move"][..], &words.each_ref().map(String::as_str)].concat());
        let mut child = command.spawn().expect("the program starts");
        let (_never, timer) = channel::<()>();
        assert!(timer.recv_timeout(Duration::from_millis(time)).is_err());
        drop(child.kill());
        let whole = child.wait().expect("it can be waited for").success();
        let again = moved(&site, &port);
        if again.status != Some(0) {
            assert!(again.ends(1).err.contains("cut short") || whole);
            let fresh = Port::open(&site.root().join(format!("fresh-{time}")));
            moved(&site, &fresh).ends(0);
        }
    }
    assert!(fs::exists(site.root().join("data/engine")).unwrap(), "what was moved stays");
}
