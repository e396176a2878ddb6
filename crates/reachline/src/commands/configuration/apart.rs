use domain::rules::assign::{Campaign, Rules};
use domain::{AccountKey, Entity};

/// Rules in the order in which they are tried, each as a campaign of its own whose id is its
/// place: so the rules themselves say which of them decides.
pub(super) struct Apart {
    /// The rules.
    pub(super) rules: Rules,
    /// For each, the place of the campaign that it stands under.
    pub(super) owners: Vec<usize>,
}

impl Apart {
    /// The rules for campaigns of platforms.
    pub(super) fn of_delivery(rules: &Rules) -> Self {
        Self::of(rules, |campaign| {
            let single = |rule: &_| Campaign { rules: vec![Clone::clone(rule)], ..blank(campaign) };
            campaign.rules.iter().map(single).collect()
        })
    }

    /// The rules for visits.
    pub(super) fn of_visits(rules: &Rules) -> Self {
        Self::of(rules, |campaign| {
            let single = |rule: &_| Campaign { utm: vec![Clone::clone(rule)], ..blank(campaign) };
            campaign.utm.iter().map(single).collect()
        })
    }

    fn of(rules: &Rules, split: impl Fn(&Campaign) -> Vec<Campaign>) -> Self {
        let (mut campaigns, mut owners) = (Vec::new(), Vec::new());
        for (own, campaign) in rules.campaigns.iter().enumerate() {
            for single in split(campaign) {
                owners.push(own);
                campaigns.push(Campaign { id: campaigns.len().to_string(), ..single });
            }
        }
        Self { rules: Rules { campaigns, ..rules.clone() }, owners }
    }

    /// The place of the rule that decides about a campaign of a platform.
    pub(super) fn decides(&self, account: &AccountKey, called: &[Entity]) -> Option<usize> {
        let found = called.iter().find_map(|name| self.rules.assign(account, name))?;
        found.campaign.id.parse().ok()
    }

    /// Whether the rule at a place would take it, if there were no other.
    pub(super) fn would_take(&self, at: usize, account: &AccountKey, called: &[Entity]) -> bool {
        let Some(campaign) = self.rules.campaigns.get(at) else { return false };
        let accounts = self.rules.accounts.clone();
        let alone = Rules { campaigns: vec![campaign.clone()], accounts, rates: Vec::new() };
        called.iter().any(|name| alone.assign(account, name).is_some())
    }
}

fn blank(campaign: &Campaign) -> Campaign {
    Campaign::new("", &campaign.name, campaign.currency)
}
