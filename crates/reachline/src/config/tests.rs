use super::*;

const EXAMPLE: &str = r#"
[[campaign]]
id = "ghgc"
name = "Get help"
currency = "GBP"
budget = "55000"
flights = [{ from = "2026-09-14", to = "2026-10-11" }]
[[campaign.rule]]
source = "meta"
campaign = "GHGC*"

[[account]]
source = "meta"
id = "ps-main"
currency = "GBP"
[[account.report]]
name = "ads"
on_missing = "keep"
campaign = "ghgc"
"#;

fn parse(text: &str) -> Result<Config, String> {
    Config::parse(text, PathBuf::from("/etc/reachline"), std::iter::empty())
}

#[test]
fn reads_what_it_documents() {
    let config = parse(EXAMPLE).unwrap();
    assert_eq!(config.data(), Path::new("/etc/reachline/data"));
    assert_eq!(config.rules().campaigns[0].rules[0].matches, "GHGC*");
    assert_eq!(config.closing().accounts.len(), 1);
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
