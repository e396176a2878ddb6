//! What a configuration means, beside what the books hold. Nothing here reads or prints.

use std::collections::BTreeMap;

use domain::rules::assign::{Destination, Rules};
use domain::{AccountKey, Channel, Currency, Day, Money, Source};
use serde::Serialize;

use super::finding::{Finding, Weight};
use super::known::Known;
use super::sorted::Sorted;
use super::{about, whole};

/// What is looked at.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    /// The rules of the configuration.
    pub(super) rules: &'a Rules,
    /// What its accounts are billed in.
    pub(super) currencies: &'a BTreeMap<AccountKey, Option<Currency>>,
    /// What the books know, where they could be read.
    pub(super) known: Option<&'a Known>,
    /// Today, in London.
    pub(super) today: Day,
}

/// What there is to say.
#[derive(Debug, Serialize)]
pub(super) struct Review {
    /// The campaigns of the configuration.
    pub(super) campaigns: Vec<Mapped>,
    /// Campaigns of the platforms that no rule maps.
    pub(super) unassigned: Vec<Unassigned>,
    /// What a person should look at, then what is good to know.
    pub(super) findings: Vec<Finding>,
}

/// A campaign, and what its rules map.
#[derive(Debug, Serialize)]
pub(super) struct Mapped {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) rules: Vec<RuleUse>,
    pub(super) utm: Vec<UtmUse>,
}

/// A rule, and the campaigns of platforms that it decides about.
#[derive(Debug, Serialize)]
pub(super) struct RuleUse {
    pub(super) source: Source,
    pub(super) account: Option<String>,
    pub(super) campaign: String,
    pub(super) channel: Channel,
    pub(super) destination: Destination,
    /// Null without books.
    pub(super) matches: Option<Vec<PlatformCampaign>>,
    /// Campaigns that it would match as well, if no earlier rule did.
    pub(super) taken_before: usize,
}

/// A rule for visits, and how many it takes.
#[derive(Debug, Serialize)]
pub(super) struct UtmUse {
    pub(super) source: Option<String>,
    pub(super) medium: Option<String>,
    pub(super) campaign: Option<String>,
    pub(super) channel: Channel,
    /// Null where no export tells.
    pub(super) visits: Option<i64>,
}

/// A campaign of a platform, as the books know it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PlatformCampaign {
    pub(super) source: Source,
    pub(super) account: String,
    pub(super) campaign_id: Option<String>,
    /// Null for an account whose exports name no campaign.
    pub(super) campaign: Option<String>,
    pub(super) impressions: Option<i64>,
    pub(super) spend: Vec<Spend>,
    pub(super) first_day: Day,
    pub(super) last_day: Day,
}

/// An amount in major units; without a currency where no export says one.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Spend {
    pub(super) amount: Money,
    pub(super) currency: Option<Currency>,
}

/// A campaign of a platform that no rule maps.
#[derive(Debug, Serialize)]
pub(super) struct Unassigned {
    #[serde(flatten)]
    pub(super) campaign: PlatformCampaign,
    /// The lines of configuration that would map it.
    pub(super) add: String,
}

/// Looks at a configuration.
pub(super) fn review(subject: &Subject<'_>) -> Review {
    let sorted = Sorted::new(subject);
    let mut findings = whole::findings(subject, &sorted);
    findings.extend(subject.rules.campaigns.iter().enumerate().flat_map(|(own, campaign)| {
        let found = about::findings(subject, &sorted, (own, campaign)).into_iter();
        found.map(|finding| finding.of(&campaign.id))
    }));
    findings.sort_by_key(|finding| finding.weight);
    Review { campaigns: sorted.mapped(subject), unassigned: sorted.unassigned(), findings }
}

impl Review {
    /// Whether a person has to look at anything.
    pub(super) fn wants_a_look(&self) -> bool {
        self.findings.iter().any(|finding| finding.weight == Weight::Look)
    }
}
