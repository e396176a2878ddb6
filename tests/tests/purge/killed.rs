//! A purge that is killed, and readers who ask while it is at work.

use std::process::Stdio;
use std::sync::mpsc::channel;
use std::time::Duration;

use reachline_tests::meta::large;

use super::*;

/// An export that straddles the cut, and one that lies before it, of some size.
fn filled() -> Site {
    let site = site();
    let day = |number: i64| ago(90 - number);
    let shifted = (1..=28)
        .rev()
        .fold(large(60), |text, number| text.replace(&format!("2026-09-{number:02}"), &day(i64::from(number))));
    take(&site, "example", &shifted, MADE);
    take(&site, "example", &campaigns(&[("Camp A", &ago(100), 10, 10)]), MADE);
    site
}

const PURGE: [&str; 3] = ["purge", "--older-than", "70days"];

fn state(server: &Server) -> (Value, Value) {
    (server.series("?grain=total&by=ad")["rows"].clone(), server.series("")["rows"].clone())
}

#[test]
fn a_purge_that_is_killed_at_any_moment_is_finished_by_whoever_comes_next() {
    let site = filled();
    let whole = state(&site.up());
    site.run(&PURGE).ends(0);
    let (rest, left) = (state(&site.up()), originals(&site));
    assert_eq!(left, 0);
    for time in [60, 200, 350, 500, 800] {
        let site = filled();
        let mut child = site.command(&PURGE).stdout(Stdio::null()).spawn().expect("the program starts");
        let (_never, timer) = channel::<()>();
        assert!(timer.recv_timeout(Duration::from_millis(time)).is_err());
        drop(child.kill());
        child.wait().expect("it can be waited for");
        let found = state(&site.up());
        assert!(found == whole || found == rest, "after {time} ms: all or nothing");
        assert_eq!(originals(&site), if found == rest { 0 } else { 2 }, "after {time} ms");
        site.run(&PURGE).ends(0);
        assert_eq!((state(&site.up()), originals(&site)), (rest.clone(), 0), "after {time} ms");
    }
}

#[test]
fn whoever_asks_meanwhile_gets_all_or_the_rest_or_is_told() {
    let site = filled();
    let server = site.up();
    let whole = state(&server);
    let mut child = site.command(&PURGE).spawn().expect("the program starts");
    let mut answers = Vec::new();
    while child.try_wait().expect("it can be waited for").is_none() {
        let reply = server.get("/v1/campaigns/camp/series").send();
        answers.push((reply.status, reply.json()["rows"].clone()));
    }
    let rest = state(&server);
    assert!(!answers.is_empty() && whole != rest);
    for (status, rows) in answers {
        assert!(status == 410 || rows == whole.1 || rows == rest.1, "{status}: {rows}");
    }
}
