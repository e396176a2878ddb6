//! One campaign among others in the same files.

use reachline_tests::meta::{ads, regions};

use super::*;

fn take_region(site: &Site, content: &str) {
    let path = site.root().join("region.csv");
    std::fs::write(&path, content).expect("the file can be written");
    let words = ["ingest", "--source", "meta", "--account", "example", "--report", "region", "--exported-at", MADE];
    site.run(&[&words[..], &[&path.to_string_lossy()]].concat()).ends(0);
}

/// Two campaigns on one day, one alone on the next, and a table of regions that names none.
fn filled(site: &Site) {
    let first = ads(&[
        ("Camp A", "Film", "2026-09-01", 1_000, 100),
        ("Second A", "Poster", "2026-09-01", 400, 40),
        ("Second A", "Poster", "2026-09-02", 500, 50),
    ]);
    take(site, "example", &first, MADE);
    let second = campaigns(&[
        ("Camp A", "2026-09-01", 1_010, 101),
        ("Second A", "2026-09-01", 404, 41),
        ("Second A", "2026-09-02", 505, 51),
    ]);
    take(site, "example", &second, LATER);
    take_region(site, &regions(&[("Here", "2026-09-01", 1_414, 142), ("Here", "2026-09-02", 505, 51)]));
}

const QUESTIONS: [&str; 4] = ["", "&by=ad", "&by=campaign&grain=total", "&by=region"];

fn all(server: &Server, campaign: &str, version: u64) -> Vec<Value> {
    QUESTIONS.map(|more| at(server, campaign, version, more)).to_vec()
}

#[test]
fn a_campaign_goes_and_those_beside_it_answer_as_before() {
    let site = site();
    let server = site.up();
    filled(&site);
    let versions = 2..=server.version();
    let seconds: Vec<Vec<Value>> = versions.clone().map(|version| all(&server, "second", version)).collect();
    let regions = seconds.last().unwrap()[3].clone();
    assert_eq!(regions[0]["date"], "2026-09-02", "on the day before, nobody can tell: {regions}");

    let ran = purge(&site, &["--campaign", "camp"]).ends(0);
    assert!(ran.out.contains("3 rows; 0 exports whole, 3 in part; 3 files"), "{ran:?}");
    assert_eq!(server.totals(), (json!(null), json!(null)));
    assert_eq!(originals(&site), 0, "each of them held rows of it");
    for (version, before) in versions.zip(&seconds) {
        assert_eq!(all(&server, "second", version), *before, "v{version}");
    }
    assert_eq!(all(&server, "second", server.version()), *seconds.last().unwrap());
    is_gone(&server, &format!("/v1/campaigns/camp/series?as_of={}", server.version() - 1));
    assert_eq!(purge(&site, &["--campaign", "camp"]).ends(0).out, "nothing had to go\n");
}

#[test]
fn a_campaign_that_is_alone_in_a_file_takes_it_along() {
    let site = site();
    let server = site.up();
    take(&site, "example", &campaigns(&[("Camp A", "2026-09-01", 1_000, 100)]), MADE);
    take(&site, "other", &campaigns(&[("Second A", "2026-09-01", 300, 30)]), MADE);
    let ran = purge(&site, &["--campaign", "camp"]).ends(0);
    assert!(ran.out.contains("1 exports whole, 0 in part"), "{ran:?}");
    assert_eq!((server.impressions(), originals(&site)), (json!(null), 1));
}

#[test]
fn rows_that_other_rules_gave_to_another_campaign_are_missed_there() {
    let site = site();
    let server = site.up();
    take(&site, "example", &campaigns(&[("Camp A", "2026-09-01", 1_000, 100)]), MADE);
    let before = server.version();
    site.configure_more(&SECOND.replace("Second*", "Camp*").replace("\n[[campaign]]", ""));
    let text = std::fs::read_to_string(site.root().join("reachline.toml")).unwrap();
    // The first campaign's own rule gives way.
    site.configure(
        &text
            .replacen("campaign = \"Camp*\"", "campaign = \"Nothing*\"", 1)
            .replace("\nid = \"second\"", "\n[[campaign]]\nid = \"second\""),
    );
    site.apply().ends(0);
    assert_eq!(at(&server, "second", server.version(), "")[0]["impressions"], json!(1_000));
    purge(&site, &["--campaign", "second"]).ends(0);
    is_gone(&server, &format!("/v1/campaigns/camp/series?as_of={before}"));
}

const VISITS: &str = r#"
[[campaign]]
id = "third"
name = "A third invented campaign"
currency = "GBP"
referrals = "ga4/site"
[[campaign.utm]]
campaign = "third_*"
channel = "facebook"

[[campaign]]
id = "fourth"
name = "A fourth"
currency = "GBP"
referrals = "ga4/site"
[[campaign.utm]]
campaign = "fourth_*"
channel = "facebook"

[[account]]
source = "ga4"
id = "site"
"#;

const ANALYTICS: &str = "# ----------------------------------------
# Traffic acquisition: Session source / medium
# Account: Invented, for a test
# Property: harbour.example
# ----------------------------------------
#
# All Users
# Start date: 20260601
# End date: 20260602
Session source / medium,Session campaign,Date,Sessions
facebook / paid_social,third_a,20260601,31
facebook / paid_social,third_a,20260602,7
facebook / paid_social,fourth_a,20260601,17
";

#[test]
fn visits_of_a_campaign_go_and_those_of_another_stay() {
    let site = Site::new();
    site.configure_more(VISITS);
    site.apply().ends(0);
    let server = site.up();
    let path = site.root().join("visits.csv");
    std::fs::write(&path, ANALYTICS).expect("the file can be written");
    let words = ["ingest", "--json", "--source", "ga4", "--account", "site", "--exported-at", MADE];
    site.run(&[&words[..], &[&path.to_string_lossy()]].concat()).ends(0);
    let asked = "&metrics=referrals&grain=total&from=2026-06-01&to=2026-06-02";
    let referrals = |campaign: &str, version| at(&server, campaign, version, asked)[0]["referrals"].clone();
    let before = server.version();
    assert_eq!((referrals("third", before), referrals("fourth", before)), (json!(38), json!(17)));
    let ran = purge(&site, &["--campaign", "third"]).ends(0);
    assert!(ran.out.contains("2 rows") && ran.out.contains("2 days or windows, 38 visits"), "{ran:?}");
    let now = server.version();
    assert_eq!((referrals("fourth", before), referrals("fourth", now)), (json!(17), json!(17)));
    assert_ne!(referrals("third", now), json!(38));
    is_gone(&server, &format!("/v1/campaigns/third/series?as_of={before}{asked}"));
}
