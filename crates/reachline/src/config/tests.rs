use super::*;

const EXAMPLE: &str = r#"
[[campaign]]
id = "ghgc"
name = "Get help"
currency = "GBP"
budget = "55000"
budgets = { facebook = "18000", x = "5000" }
population = { size = 1900000, source = "Adults of Scotland, mid-2024 estimate" }
referrals = "ga4/site"
flights = [{ from = "2026-09-14", to = "2026-10-11" }]
[[campaign.annotation]]
day = "2026-09-22"
text = "Radio advert"
[[campaign.rule]]
source = "meta"
campaign = "GHGC*"
destination = "own"
[[campaign.utm]]
source = "facebook"
campaign = "ghgc_*"
channel = "facebook"

[[account]]
source = "ga4"
id = "site"

[[account]]
source = "meta"
id = "ps-main"
currency = "GBP"
[[account.report]]
name = "ads"
on_missing = "keep"
campaign = "ghgc"
"#;

pub(super) fn parse(text: &str) -> Result<Config, String> {
    Config::parse(text, PathBuf::from("/etc/reachline"), std::iter::empty())
}

#[test]
fn reads_what_it_documents() {
    let config = parse(EXAMPLE).unwrap();
    assert_eq!(config.data(), Path::new("/etc/reachline/data"));
    let rules = config.rules();
    let campaign = &rules.campaigns[0];
    assert_eq!(campaign.rules[0].matches, "GHGC*");
    assert_eq!(campaign.utm[0].channel, domain::Channel::Facebook);
    assert_eq!(campaign.referrals.as_ref().unwrap().account, "site");
    assert_eq!(campaign.budgets.len(), 2);
    assert_eq!(config.closing().accounts.len(), 2);
    assert_eq!(config.ingesting().folders.landing, Path::new("/etc/reachline/landing"));
}

#[test]
fn an_unknown_key_is_refused_with_the_nearest_known_one() {
    let error = parse(&EXAMPLE.replace("budget", "bugdet")).unwrap_err();
    assert!(error.contains("unknown field `bugdet`") && error.contains("did you mean `budget`?"), "{error}");
}

#[test]
fn a_mistake_is_named_with_its_place() {
    for (from, to, said) in [
        ("\"GBP\"\nbudget", "\"pounds\"\nbudget", "three capital letters"),
        ("to = \"2026-10-11\"", "to = \"2026-09-11\"", "ends before it begins"),
        ("campaign = \"ghgc\"", "campaign = \"gone\"", "names the campaign `gone`"),
        ("\"keep\"", "\"perhaps\"", "use one of auto, keep, drop, hold"),
        ("id = \"ghgc\"", "id = \"GHGC\"", "lower-case letters"),
    ] {
        let error = parse(&EXAMPLE.replace(from, to)).unwrap_err();
        assert!(error.contains(said), "{error}");
    }
}

#[test]
fn the_environment_outweighs_the_file() {
    let variables = [("REACHLINE_API__TRUST_LOOPBACK".to_owned(), "false".to_owned())];
    let config = Config::parse(EXAMPLE, PathBuf::new(), variables.into_iter()).unwrap();
    assert!(!config.trusts_loopback() && parse(EXAMPLE).unwrap().trusts_loopback());
}

#[test]
fn the_addresses_of_proxies_are_a_list_or_one_text() {
    let api = |keys: &str| parse(&format!("{EXAMPLE}\n[api]\n{keys}\n"));
    let list = "trusted_proxies = [\"10.0.0.5\", \"10.1.0.0/16\"]\nuser_header = \"X-Remote-User\"";
    assert!(api(list).unwrap().proxies().vouch());
    assert!(!parse(EXAMPLE).unwrap().proxies().vouch());
    let variables = [("TRUSTED_PROXIES", "10.0.0.5, 10.1.0.0/16"), ("USER_HEADER", "X-Remote-User")];
    let variables = variables.map(|(key, value)| (format!("REACHLINE_API__{key}"), value.to_owned()));
    let config = Config::parse(EXAMPLE, PathBuf::new(), variables.into_iter()).unwrap();
    assert!(config.proxies().vouch());
    for (keys, said) in [
        ("trusted_proxies = [\"proxy\"]", "[api] trusted_proxies: `proxy` is no address"),
        ("trusted_proxies = 10", "written as [\"10.0.0.5\""),
        ("user_header = \"X-Remote-User\"", "add trusted_proxies"),
        ("trusted_proxies = [\"10.0.0.5\"]\nuser_header = \"Cookie\"", "`Cookie` cannot name a user"),
        ("requests_a_minute = 0", "requests_a_minute"),
        ("metrics_listen = \"9464\"", "metrics_listen"),
    ] {
        let error = api(keys).unwrap_err();
        assert!(error.contains(said), "{error}");
    }
}

#[test]
fn originals_are_kept_for_ever_unless_it_says_how_long() {
    let now = "2026-03-31T12:30:00Z".parse().unwrap();
    assert_eq!(parse(EXAMPLE).unwrap().retention(now), ingester::Retention::default());
    let told = parse(&format!("{EXAMPLE}\n[archive]\nretention = \"24 months\"\n")).unwrap().retention(now);
    assert_eq!((told.archive, told.quarantine), (Some("2024-03-31T12:30:00Z".parse().unwrap()), None));
    let error = parse(&format!("{EXAMPLE}\n[quarantine]\nretention = \"a while\"\n")).unwrap_err();
    assert!(error.contains("90 days"), "{error}");
    let error = parse(&format!("{EXAMPLE}\n[landing]\nretention = \"90 days\"\n")).unwrap_err();
    assert!(error.contains("unknown field `retention`"), "{error}");
}

#[test]
fn referrals_and_tags_that_mean_nothing_are_refused() {
    let error = parse(&EXAMPLE.replace("\"ga4/site\"", "\"ga4/other\"")).unwrap_err();
    assert!(error.contains("ga4/other"), "{error}");
    let error = parse(&EXAMPLE.replace("\"ga4/site\"", "\"site\"")).unwrap_err();
    assert!(error.contains("<source>/<account>"), "{error}");
    let error = parse(&EXAMPLE.replace("source = \"facebook\"\ncampaign = \"ghgc_*\"\n", "")).unwrap_err();
    assert!(error.contains("utm: say"), "{error}");
}
