//! Tokens, over the real program: made, used, revoked.

use std::time::{Duration, Instant};

use reachline_tests::{CAMPAIGN, Ran, Reply, Server, Site};
use serde_json::json;

/// The token that a command printed, and its id.
fn made(ran: &Ran) -> (String, String) {
    let token = ran.out.trim().to_owned();
    assert!(token.starts_with("rl_") && token.len() == 67, "{ran:?}");
    assert!(!ran.err.contains(&token), "it is printed once");
    let id = ran.err.split("token ").nth(1).and_then(|rest| rest.split(',').next()).unwrap_or_default();
    assert_eq!(id.len(), 8, "{ran:?}");
    (token, id.to_owned())
}

/// A question as it comes from another machine, through a proxy.
fn ask(server: &Server, path: &str, token: &str) -> Reply {
    let request = server.get(path).host("reach.example.org").header("X-Forwarded-For", "192.0.2.1");
    request.header("Authorization", &format!("Bearer {token}")).send()
}

#[test]
fn a_token_is_made_used_and_revoked_while_the_program_runs() {
    let site = Site::new();
    site.configure_more("[api]\nrequests_a_minute = 1000000");
    let server = site.up();
    let create = site.run(&["token", "create", "--role", "analyst", "--name", "Ada", "--expires", "90days"]).ends(0);
    let (token, id) = made(&create);
    let (other, _) = made(&site.run(&["token", "create", "--role", "partner"]).ends(0));
    ask(&server, "/v1/exports", &token).is(200);
    ask(&server, "/v1/exports", &other).is(403);
    ask(&server, &format!("/v1/campaigns/{CAMPAIGN}/series?metrics=impressions,spend"), &other).is(200);
    let list = site.run(&["token", "list"]).ends(0);
    assert!(list.out.contains(&id) && list.out.contains("Ada") && list.out.contains("partner"), "{list:?}");
    let unknown = site.run(&["token", "revoke", &token]).ends(2);
    let revoked = site.run(&["token", "revoke", &id]).ends(0);
    let deadline = Instant::now() + Duration::from_secs(30);
    while ask(&server, "/v1/exports", &token).status != 401 {
        assert!(Instant::now() < deadline, "a revoked token is refused within a second");
    }
    let refused = ask(&server, "/v1/exports", &token).is(401);
    assert!(refused.json()["detail"].as_str().unwrap_or_default().contains("revoked"), "{refused:?}");
    ask(&server, "/v1/campaigns", &other).is(200);
    let again = site.run(&["token", "revoke", &id]).ends(0);
    let (_, said) = server.interrupt();
    let all = [list, unknown, revoked, again].map(|ran| format!("{}{}", ran.out, ran.err)).concat();
    let all = format!("{all}{}{}", said.join("\n"), refused.body);
    assert!(!all.contains(&token) && !all.contains(&other), "no token is said anywhere but when it is made: {all}");
}

#[test]
fn where_others_can_reach_it_it_answers_only_once_there_is_a_token() {
    let site = Site::new();
    let refused = site.run(&["up", "--listen", "0.0.0.0:0"]).ends(2);
    assert!(refused.err.contains("reachline token create"), "{refused:?}");
    let (token, id) = made(&site.run(&["token", "create", "--role", "analyst"]).ends(0));
    let server = site.up_at("0.0.0.0:0");
    server.get("/v1/exports").host("reach.example.org").send().is(401);
    ask(&server, "/v1/exports", &"a".repeat(60_000)).is(401);
    ask(&server, "/v1/exports", "rl_\u{e9}\u{fffd}").is(401);
    ask(&server, "/v1/exports", &token).is(200);
    drop(server);
    site.run(&["token", "revoke", &id]).ends(0);
    site.run(&["up", "--listen", "0.0.0.0:0"]).ends(2);
}

#[test]
fn the_page_is_signed_in_and_out() {
    let site = Site::new();
    let (token, _) = made(&site.run(&["token", "create", "--role", "analyst", "--name", "Ada"]).ends(0));
    let server = site.up();
    let own = format!("http://{}", server.address());
    let sign_in = || server.post("/sign-in").header("Origin", &own);
    sign_in().json(&json!({ "token": "rl_1" })).send().is(401);
    let signed = sign_in().json(&json!({ "token": token })).send().is(200);
    let cookie = signed.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    let session = server.get("/v1/session").header("Cookie", &cookie).send().is(200).json();
    assert_eq!(session, json!({ "name": "Ada", "role": "analyst", "by": "cookie", "expires": null }));
    let out = server.post("/sign-out").header("Origin", &own).send().is(204);
    assert!(out.header("set-cookie").contains("Max-Age=0"), "{out:?}");
}

#[test]
fn metrics_have_a_listener_of_their_own() {
    let site = Site::new();
    site.configure_more("[api]\ntrust_loopback = false\nmetrics_listen = \"127.0.0.1:0\"");
    let mut server = site.up();
    server.get("/metrics").send().is(401);
    let beside = server.metrics();
    let metrics = beside("/metrics").send().is(200);
    assert!(metrics.body.contains("# HELP "), "{metrics:?}");
    beside("/healthz").send().is(200);
    beside("/readyz").send().is(200);
    for path in ["/", "/v1/campaigns", "/openapi.json", "/sign-in"] {
        beside(path).send().is(404);
    }
    server.get("/healthz").host("reach.example.org").send().is(200);
}

#[test]
fn a_day_that_is_over_and_a_role_that_is_none_make_no_token() {
    let site = Site::new();
    site.run(&["token", "create", "--role", "analyst", "--expires", "2020-01-31"]).ends(2);
    site.run(&["token", "create", "--role", "boss"]).ends(2);
    assert_eq!(site.run(&["token", "list"]).ends(0).out, "");
}
