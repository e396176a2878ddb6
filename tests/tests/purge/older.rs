//! Days that ended long ago.

use super::*;

/// Days of an export: each with its own figures.
fn days(site: &Site, from: i64, to: i64, more: u64, made: &str) -> Value {
    let days: Vec<(String, u64)> = (to..=from).rev().map(|day| (ago(day), day.unsigned_abs() * 10 + more)).collect();
    let rows: Vec<_> = days.iter().map(|(day, number)| ("Camp A", day.as_str(), *number, *number)).collect();
    take(site, "example", &campaigns(&rows), made)
}

fn shown(server: &Server) -> Vec<String> {
    let rows = server.series("?metrics=impressions")["rows"].clone();
    rows.as_array().into_iter().flatten().map(|row| row["date"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn old_days_go_and_the_rest_of_an_export_stays() {
    let site = site();
    let server = site.up();
    days(&site, 70, 65, 0, MADE);
    days(&site, 67, 20, 1, LATER);
    let (before, day) = (server.version(), ago(60));
    let newer = format!("&from={day}&to={}", ago(20));
    let kept = at(&server, "camp", before, &newer);

    let ran = purge(&site, &["--older-than", "60 days"]).ends(0);
    assert!(ran.out.contains("13 rows; 1 exports whole, 1 in part; 2 files"), "{ran:?}");
    assert_eq!(shown(&server).first(), Some(&day));
    assert_eq!(shown(&server).len(), 41);
    assert_eq!(originals(&site), 0, "both held days that are gone");
    let problem = is_gone(&server, &format!("/v1/campaigns/camp/series?as_of={before}"));
    assert!(problem["remedy"].as_str().unwrap().contains(&format!("for days from {day} on")), "{problem}");
    assert_eq!(at(&server, "camp", before, &newer), kept, "a version before answers what it still can");
    assert_eq!(at(&server, "camp", server.version(), ""), kept);
    let parts = server.ask("/v1/exports")["exports"].clone();
    let part = parts.as_array().unwrap().iter().find(|export| export["state"] == "visible").unwrap();
    assert_eq!(part["from"], json!(day));
    assert_eq!(
        part["totals"]["impressions"],
        kept.as_array().unwrap().iter().map(|row| row["impressions"].as_u64().unwrap()).sum::<u64>()
    );
}

#[test]
fn an_export_can_be_taken_back_after_a_purge() {
    let site = site();
    let server = site.up();
    days(&site, 70, 20, 0, MADE);
    let first = server.totals();
    let id = days(&site, 65, 20, 1, LATER)["export_id"].clone();
    purge(&site, &["--older-than", "60 days"]).ends(0);
    let with_it = server.totals();
    site.exports(&["withdraw", id.as_str().unwrap()]).ends(0);
    let older = shown(&server);
    assert!(older.len() == 41 && older.first() == Some(&ago(60)), "nothing that is gone comes back: {older:?}");
    assert!(server.totals() != with_it && server.totals() != first);
    site.exports(&["restore", id.as_str().unwrap()]).ends(0);
    assert_eq!(server.totals(), with_it);
}

#[test]
fn a_row_that_was_kept_is_cut_with_the_rest() {
    let site = site();
    let server = site.up();
    let (old, new) = (ago(70), ago(30));
    let both = [
        ("Camp A", old.as_str(), 10, 10),
        ("Camp B", old.as_str(), 20, 20),
        ("Camp A", new.as_str(), 30, 30),
        ("Camp B", new.as_str(), 40, 40),
    ];
    let first = take(&site, "example", &campaigns(&both), MADE);
    let line = take(&site, "example", &campaigns(&[both[0], both[2]]), LATER);
    assert_eq!(line["missing"][0]["outcome"], "kept", "{line}");
    assert_eq!(server.impressions(), json!(100));
    purge(&site, &["--older-than", "60days"]).ends(0);
    assert_eq!(server.impressions(), json!(70));
    let decide = |what: &str, line: &Value| site.exports(&[what, line["export_id"].as_str().unwrap()]).ends(0);
    decide("withdraw", &line);
    assert_eq!(server.impressions(), json!(70));
    decide("restore", &line);
    decide("withdraw", &first);
    assert_eq!(server.impressions(), json!(30), "what it brought goes with it");
}

#[test]
fn a_purge_of_each_month_leaves_what_later_ones_need() {
    let site = site();
    let server = site.up();
    days(&site, 90, 10, 0, MADE);
    let whole = server.version();
    for period in ["80days", "70days", "70days", "60days"] {
        purge(&site, &["--older-than", period]).ends(0);
    }
    assert_eq!(server.version(), whole + 3);
    let rest = at(&server, "camp", server.version(), "");
    assert_eq!(rest.as_array().map(Vec::len), Some(51));
    for version in whole..whole + 3 {
        assert_eq!(at(&server, "camp", version, &format!("&from={}", ago(60))), rest);
        is_gone(&server, &format!("/v1/campaigns/camp/series?as_of={version}"));
    }
}

#[test]
fn a_window_goes_when_all_of_it_is_old() {
    use reachline_tests::meta::window;
    let site = site();
    let server = site.up();
    let (first, second) = ((ago(90), ago(61)), (ago(60), ago(31)));
    take(&site, "example", &window(&first.0, &first.1, &[("Camp A", 1_000, 100)]), MADE);
    take(&site, "example", &window(&second.0, &second.1, &[("Camp A", 3_000, 300)]), MADE);
    let asked = |(from, to): &(String, String)| {
        server.series(&format!("?grain=total&from={from}&to={to}"))["rows"][0]["impressions"].clone()
    };
    assert_eq!((asked(&first), asked(&second)), (json!(1_000), json!(3_000)));
    purge(&site, &["--older-than", "50 days"]).ends(0);
    assert_eq!((asked(&first), asked(&second)), (json!(null), json!(3_000)));
}
