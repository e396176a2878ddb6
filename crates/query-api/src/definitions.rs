//! What every figure means. The text is shown to readers word by word, so that a page never
//! invents a meaning of its own. A changed meaning gets the next number in its id.

mod delivery;
mod people;
mod video;
mod visits;

use std::collections::BTreeMap;

use domain::{Metric, Source};

use crate::MetricName;
use crate::answers::{Definition, DefinitionsAnswer};

/// Id of the definition of reach.
pub const REACH_DEFINITION: &str = "def:reach/1";

/// Id of a metric's definition.
pub fn definition_id(metric: MetricName) -> String {
    format!("def:{}/1", metric.as_str())
}

/// Every definition: counts, spend, costs and reach.
pub fn definitions() -> DefinitionsAnswer {
    let counts = Metric::ALL.iter().copied().map(MetricName::Count);
    let all = counts.chain([MetricName::Spend, MetricName::CostPerReferral]).map(of_metric);
    DefinitionsAnswer { definitions: all.chain([people::reach()]).collect() }
}

/// What a definition says.
struct Words {
    title: &'static str,
    text: &'static str,
    per_source: &'static [(Source, &'static str)],
}

fn of_metric(metric: MetricName) -> Definition {
    let (words, unit, additive) = match metric {
        MetricName::Count(count) => (of_count(count), "count", true),
        MetricName::Spend => (&delivery::SPEND, "currency", true),
        MetricName::CostPerReferral => (&visits::COST_PER_REFERRAL, "currency", false),
    };
    defined(&definition_id(metric), metric.as_str(), words, unit, additive)
}

fn defined(id: &str, metric: &'static str, words: &Words, unit: &'static str, additive: bool) -> Definition {
    Definition {
        id: id.to_owned(),
        metric,
        title: words.title,
        unit,
        additive,
        text: words.text,
        per_source: words.per_source.iter().copied().collect::<BTreeMap<_, _>>(),
    }
}

const fn of_count(metric: Metric) -> &'static Words {
    match metric {
        Metric::Impressions => &delivery::IMPRESSIONS,
        Metric::Clicks => &delivery::CLICKS,
        Metric::ClicksAll => &delivery::CLICKS_ALL,
        Metric::OutboundClicks => &delivery::OUTBOUND_CLICKS,
        Metric::LandingPageViews => &delivery::LANDING_PAGE_VIEWS,
        Metric::Engagements => &delivery::ENGAGEMENTS,
        Metric::Views => &video::VIEWS,
        Metric::Thruplays => &video::THRUPLAYS,
        Metric::Video25 => &video::TO_25,
        Metric::Video50 => &video::TO_50,
        Metric::Video75 => &video::TO_75,
        Metric::Video100 => &video::TO_THE_END,
        Metric::Referrals => &visits::REFERRALS,
        Metric::KeyEvents => &visits::KEY_EVENTS,
        Metric::Contacts => &people::CONTACTS,
        Metric::ContactsWithheld => &people::CONTACTS_WITHHELD,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_metric_is_defined_once_and_only_counts_and_spend_are_additive() {
        let all = definitions().definitions;
        assert_eq!(all.len(), Metric::COUNT + 3);
        let ids: std::collections::BTreeSet<&str> = all.iter().map(|one| one.id.as_str()).collect();
        let titles: std::collections::BTreeSet<&str> = all.iter().map(|one| one.title).collect();
        assert_eq!((ids.len(), titles.len()), (all.len(), all.len()));
        let not = |one: &Definition| one.metric == "reach" || one.metric.starts_with("cost_");
        assert!(all.iter().all(|one| one.additive != not(one)));
    }
}
