use domain::rules::assign::{Destination, Rule, UtmRule};
use domain::{
    Assignment, BreakdownSet, CampaignDay, Carried, Channel, DatedBy, Day, ExportId, Exported, LoadId, Scope, Source,
    Tally,
};

use super::*;

fn day(text: &str) -> Span {
    Span::day(text.parse::<Day>().unwrap())
}

fn scope(source: Source, account: &str, level: Level) -> Scope {
    let (account, report) = (account.to_owned(), "default".to_owned());
    Scope { source, account, report, level, breakdowns: BreakdownSet::EMPTY }
}

/// Books of one export a scope, each of one day, and their rows.
#[derive(Default)]
struct Filled {
    live: Live,
    totals: Vec<CampaignDay>,
    visits: Vec<CampaignDay>,
}

impl Filled {
    fn cover(&mut self, scope: Scope, unit: Span, carried: Carried) -> LoadId {
        let load = LoadId(self.live.scopes.len() as u64 + 1);
        let exported = Exported { at: "2026-12-01T00:00:00Z".parse().unwrap(), by: DatedBy::Flag };
        let export = ExportId(load.0.to_string());
        let assignment = Assignment {
            span: unit,
            by_day: true,
            loads: vec![load],
            exported: Some(exported),
            export: Some(export.clone()),
            seen: load.0,
            carried,
            currency: "GBP".parse().ok(),
        };
        let published =
            domain::rules::coverage::Published { scope: scope.clone(), load, exported, version: Version::NONE };
        self.live.published.insert(export, published);
        self.live.scopes.insert(scope, BTreeMap::from([(unit, Arc::new(assignment))]));
        load
    }

    fn rows(self) -> Rows {
        Rows { live: Arc::new(self.live), totals: self.totals, ever: Vec::new(), visits: self.visits }
    }
}

fn row(load: LoadId, unit: Span, campaign: &str, metric: Metric, many: i64) -> CampaignDay {
    let mut tally = Tally { rows: 1, spend: Money::from_micros(many * 1_000_000), ..Tally::default() };
    tally.counts[metric.index()] = many;
    CampaignDay { load, unit, campaign: Entity::named(campaign), value: Entity::default(), tally }
}

fn campaign(id: &str, utm: &[(&str, Channel)]) -> Campaign {
    let rule = |(source, channel): &(&str, Channel)| UtmRule {
        source: Some((*source).to_owned()),
        medium: None,
        campaign: None,
        channel: *channel,
    };
    let site = AccountKey { source: Source::Ga4, account: "site".to_owned() };
    let mapping = Rule {
        source: Source::Meta,
        account: None,
        matches: "*".to_owned(),
        channel: None,
        destination: Destination::Helpline,
    };
    Campaign {
        referrals: Some(site),
        rules: vec![mapping],
        utm: utm.iter().map(rule).collect(),
        ..Campaign::new(id, id, "GBP".parse().unwrap())
    }
}

#[test]
fn campaigns_are_known_whatever_the_rules_say_of_them() {
    let mut books = Filled::default();
    let unit = day("2026-09-14");
    let load = books.cover(
        scope(Source::Meta, "main", Level::Campaign),
        unit,
        Carried::NOTHING.with(Metric::Impressions).with_spend(),
    );
    books.totals =
        vec![row(load, unit, "One", Metric::Impressions, 10), row(load, unit, "Two", Metric::Impressions, 20)];
    let rules = Rules { campaigns: vec![campaign("ours", &[])], ..Rules::default() };
    let known = Known::of(&books.rows(), &rules);
    let told: Vec<_> = known.delivered.iter().map(|found| (found.campaign.name.as_str(), found.impressions)).collect();
    assert_eq!(told, [("One", Some(10)), ("Two", Some(20))]);
    assert_eq!(known.delivered[1].spend, [("GBP".parse().ok(), "20".parse().unwrap())]);
    assert_eq!((known.delivered[0].days, known.delivered[0].reports.len()), (unit, 0));
    assert!(!known.in_force);
}

#[test]
fn an_account_whose_exports_name_no_campaign_is_known_with_its_reports() {
    let mut books = Filled::default();
    let unit = day("2026-09-14");
    let load = books.cover(
        scope(Source::Meta, "main", Level::Account),
        unit,
        Carried::NOTHING.with(Metric::Impressions).with_spend(),
    );
    books.totals = vec![row(load, unit, "", Metric::Impressions, 10)];
    let known = Known::of(&books.rows(), &Rules::default());
    assert!(known.delivered[0].campaign.is_absent());
    assert_eq!(known.delivered[0].reports, ["default"]);
}

#[test]
fn each_rule_for_visits_counts_what_no_earlier_one_takes() {
    let mut books = Filled::default();
    let unit = day("2026-09-14");
    let visits = Carried::NOTHING.with(Metric::Referrals);
    let load = books.cover(scope(Source::Ga4, "site", Level::SourceMediumUtmCampaign), unit, visits);
    let visit = |origin: &str, many: i64| CampaignDay {
        value: Entity::named(origin),
        ..row(load, unit, "ghgc_1", Metric::Referrals, many)
    };
    books.visits = vec![visit("facebook / paid", 20), visit("snapchat / paid", 7), visit("(direct) / (none)", 100)];
    let first = campaign("first", &[("facebook", Channel::Facebook), ("x", Channel::X)]);
    let second = campaign("second", &[("face*", Channel::Meta), ("snap*", Channel::Snapchat)]);
    let elsewhere = AccountKey { source: Source::Ga4, account: "elsewhere".to_owned() };
    let third = Campaign { referrals: Some(elsewhere), ..campaign("third", &[("*", Channel::Other)]) };
    let rules = Rules { campaigns: vec![first, second, third], ..Rules::default() };
    let known = Known::of(&books.rows(), &rules);
    assert_eq!(known.visits, [Some(20), Some(0), Some(0), Some(7), None], "the last has no export");
    assert_eq!(known.delivered.len(), 0, "visits are no delivery");
    let site = AccountKey { source: Source::Ga4, account: "site".to_owned() };
    assert_eq!(known.tags[&site], [("ghgc_1".to_owned(), 127)]);
    let read = |own: usize| {
        let currencies = BTreeMap::new();
        let subject = super::super::review::Subject {
            rules: &rules,
            currencies: &currencies,
            known: Some(&known),
            today: "2026-09-20".parse().unwrap(),
        };
        super::super::sorted::visits(&subject, own)
    };
    assert_eq!((read(0), read(1)), (vec![Some(20), Some(0)], vec![Some(0), Some(7)]));
}
