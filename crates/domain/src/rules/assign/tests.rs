use super::*;

#[test]
fn a_rule_without_an_account_speaks_of_those_that_are_configured() {
    let key = |source, account: &str| AccountKey { source, account: account.to_owned() };
    let rule = |source, account: Option<&str>, matches: &str| Rule {
        source,
        account: account.map(str::to_owned),
        matches: matches.to_owned(),
        channel: None,
        destination: Destination::Helpline,
    };
    let known = Account {
        key: key(Source::Meta, "main"),
        time_zone: "Europe/London".to_owned(),
        delivery: true,
        campaign_of_report: Vec::new(),
    };
    let mut ours = Campaign::new("ours", "Ours", "GBP".parse().unwrap());
    let any = |source| rule(source, None, "wave*");
    ours.rules = vec![any(Source::Meta), any(Source::Snapchat), rule(Source::Meta, Some("other"), "wave 9")];
    let rules = Rules { campaigns: vec![ours], accounts: vec![known], rates: Vec::new() };
    let assigns = |source, account, name: &str| {
        let campaign = Entity { id: String::new(), name: name.to_owned() };
        rules.assign(&key(source, account), &campaign).is_some()
    };
    assert!(assigns(Source::Meta, "main", "wave 1"));
    assert!(!assigns(Source::Meta, "mian", "wave 1"), "a misspelt folder counts nowhere");
    assert!(assigns(Source::Meta, "other", "wave 9"), "a rule that names it speaks of it");
    assert!(assigns(Source::Snapchat, "any", "wave 1"), "none of this source is configured");
}

#[test]
fn a_star_stands_for_any_characters() {
    for (pattern, text, fits) in [
        ("ghgc_*", "ghgc_wave1", true),
        ("ghgc_*", "other", false),
        ("*reels*", "ghgc ig reels 1", true),
        ("ghgc", "ghgc", true),
        ("ghgc", "ghgc_1", false),
        ("a*a", "a", false),
        ("a*b*c", "a-c-b", false),
        ("*", "", true),
    ] {
        assert_eq!(glob(pattern, text), fits, "{pattern} on {text}");
    }
}
