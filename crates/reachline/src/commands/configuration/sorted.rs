use domain::rules::assign::{Campaign, Rule};
use domain::{Channel, Entity};

use super::apart::Apart;
use super::known::Delivered;
use super::lines;
use super::review::{Mapped, PlatformCampaign, RuleUse, Spend, Subject, Unassigned, UtmUse};

/// The campaigns of platforms, by the rule that decides about them.
pub(super) struct Sorted<'a> {
    uses: Vec<Used<'a>>,
    unassigned: Vec<&'a Delivered>,
}

/// A rule, and what it decides about.
pub(super) struct Used<'a> {
    /// The place of the campaign that it stands under.
    own: usize,
    pub(super) rule: &'a Rule,
    pub(super) decides: Vec<&'a Delivered>,
    /// How many it would decide about as well, if no earlier rule did.
    pub(super) taken_before: usize,
}

impl<'a> Sorted<'a> {
    pub(super) fn new(subject: &Subject<'a>) -> Self {
        let campaigns = subject.rules.campaigns.iter().enumerate();
        let rules = campaigns.flat_map(|(own, campaign)| campaign.rules.iter().map(move |rule| (own, rule)));
        let uses = rules.map(|(own, rule)| Used { own, rule, decides: Vec::new(), taken_before: 0 });
        let mut sorted = Self { uses: uses.collect(), unassigned: Vec::new() };
        let apart = Apart::of_delivery(subject.rules);
        for found in subject.known.iter().flat_map(|known| &known.delivered) {
            sorted.sort(&apart, found);
        }
        sorted
    }

    fn sort(&mut self, apart: &Apart, found: &'a Delivered) {
        let decided = apart.decides(&found.account, &found.called);
        for (at, used) in self.uses.iter_mut().enumerate() {
            if decided == Some(at) {
                used.decides.push(found);
            } else if decided.is_some() && apart.would_take(at, &found.account, &found.called) {
                used.taken_before += 1;
            }
        }
        if decided.is_none() {
            self.unassigned.push(found);
        }
    }

    /// What the rules of a campaign decide about.
    pub(super) fn of(&self, own: usize) -> impl Iterator<Item = &Used<'a>> {
        self.uses.iter().filter(move |used| used.own == own)
    }

    /// How many campaigns of platforms no rule maps.
    pub(super) fn left(&self) -> usize {
        self.unassigned.len()
    }

    /// What no rule maps, the dearest first, with the lines that would.
    pub(super) fn unassigned(&self) -> Vec<Unassigned> {
        let mut left = self.unassigned.clone();
        let dear = |found: &Delivered| found.spend.iter().map(|(_, amount)| *amount).max();
        left.sort_by_key(|found| std::cmp::Reverse((dear(found), found.impressions)));
        left.into_iter().map(|found| Unassigned { add: lines::mapping(found), campaign: described(found) }).collect()
    }

    /// The campaigns of the configuration, and what their rules map.
    pub(super) fn mapped(&self, subject: &Subject<'_>) -> Vec<Mapped> {
        let campaigns = subject.rules.campaigns.iter().enumerate();
        let mapped = |(own, campaign): (usize, &Campaign)| Mapped {
            id: campaign.id.clone(),
            name: campaign.name.clone(),
            rules: self.of(own).map(|used| used.told(subject.known.is_some())).collect(),
            utm: utm(campaign, &visits(subject, own)),
        };
        campaigns.map(mapped).collect()
    }
}

impl Used<'_> {
    /// The channel that the rule gives what it maps.
    pub(super) fn channel(&self) -> Channel {
        self.rule.channel.unwrap_or(self.rule.source.channel())
    }

    fn told(&self, is_known: bool) -> RuleUse {
        RuleUse {
            source: self.rule.source,
            account: self.rule.account.clone(),
            campaign: self.rule.matches.clone(),
            channel: self.channel(),
            destination: self.rule.destination,
            matches: is_known.then(|| self.decides.iter().map(|found| described(found)).collect()),
            taken_before: self.taken_before,
        }
    }
}

/// How many visits each rule for them of a campaign takes.
pub(super) fn visits(subject: &Subject<'_>, own: usize) -> Vec<Option<i64>> {
    let many = |campaign: &Campaign| campaign.utm.len();
    let before: usize = subject.rules.campaigns.iter().take(own).map(many).sum();
    let here = subject.rules.campaigns.get(own).map_or(0, many);
    let visits = subject.known.map(|known| known.visits.as_slice()).unwrap_or_default();
    (before..before + here).map(|at| visits.get(at).copied().flatten()).collect()
}

fn utm(campaign: &Campaign, visits: &[Option<i64>]) -> Vec<UtmUse> {
    let told = campaign.utm.iter().zip(visits).map(|(rule, visits)| UtmUse {
        source: rule.source.clone(),
        medium: rule.medium.clone(),
        campaign: rule.campaign.clone(),
        channel: rule.channel,
        visits: *visits,
    });
    told.collect()
}

fn described(found: &Delivered) -> PlatformCampaign {
    let Entity { id, name } = found.campaign.clone();
    let said = |text: String| (!text.is_empty()).then_some(text);
    PlatformCampaign {
        source: found.account.source,
        account: found.account.account.clone(),
        campaign: said(if name.is_empty() { id.clone() } else { name }),
        campaign_id: said(id),
        impressions: found.impressions,
        spend: found.spend.iter().map(|(currency, amount)| Spend { amount: *amount, currency: *currency }).collect(),
        first_day: found.days.from,
        last_day: found.days.to,
    }
}
