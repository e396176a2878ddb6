use std::collections::BTreeSet;

use domain::rules::answer::{self, By, Grain, Question, Value};
use domain::rules::assign::Campaign;
use domain::rules::coverage::Live;
use domain::{Channel, Day, Span};
use store::Store;

use super::evidence::{Fetched, bounds};
use super::{Books, judged_at, unavailable};
use crate::Refusal;
use crate::answers::{
    AccountAnswer, Amount, AnnotationAnswer, CampaignAnswer, CampaignsAnswer, ChannelBudget, Flight, PopulationAnswer,
};
use crate::questions::Moment;

impl<S: Store> Books<S> {
    pub(super) async fn list_campaigns(&self, at: &Moment) -> Result<CampaignsAnswer, Refusal> {
        let live = self.live(at).await?;
        let mut campaigns = Vec::new();
        for campaign in &live.rules.campaigns {
            let known = self.known(&live, campaign, at).await?;
            campaigns.push(described(campaign, &known));
        }
        Ok(CampaignsAnswer { as_of: at.at, data_version: at.version, campaigns })
    }

    /// The days and channels of which there are data.
    async fn known(&self, live: &Live, campaign: &Campaign, at: &Moment) -> Result<Vec<(Span, Channel)>, Refusal> {
        let Some(range) = bounds(live, campaign) else { return Ok(Vec::new()) };
        let fetched = Fetched::of(&self.recent, live, range, By::Channel).await.map_err(unavailable)?;
        let now = judged_at(at.evaluated_on);
        let question = Question { campaign: &campaign.id, range, grain: Grain::Day, by: By::Channel, now };
        let answer = answer::answer(&fetched.evidence(live), &question);
        let channel = |row: answer::AnswerRow| match row.value {
            Value::Channel(channel) => Some((row.bucket, channel)),
            _ => None,
        };
        Ok(answer.rows.into_iter().filter_map(channel).collect())
    }
}

fn described(campaign: &Campaign, known: &[(Span, Channel)]) -> CampaignAnswer {
    let days = || known.iter().map(|(day, _)| day.from);
    let (first_day, last_day): (Option<Day>, Option<Day>) = (days().min(), days().max());
    let channels: BTreeSet<Channel> = known.iter().map(|(_, channel)| *channel).collect();
    CampaignAnswer {
        id: campaign.id.clone(),
        name: campaign.name.clone(),
        currency: campaign.currency,
        time_zone: campaign.time_zone.clone(),
        budget: campaign.budget.map(Amount),
        budgets: campaign
            .budgets
            .iter()
            .map(|(channel, amount)| ChannelBudget { channel: *channel, amount: Amount(*amount) })
            .collect(),
        population: campaign
            .population
            .as_ref()
            .map(|people| PopulationAnswer { size: people.size, source: people.source.clone() }),
        referrals: campaign
            .referrals
            .as_ref()
            .map(|own| AccountAnswer { source: own.source, account: own.account.clone() }),
        annotations: campaign
            .annotations
            .iter()
            .map(|own| AnnotationAnswer { day: own.day, text: own.text.clone() })
            .collect(),
        flights: campaign.flights.iter().map(|flight| Flight { from: flight.from, to: flight.to }).collect(),
        illustrative: campaign.illustrative,
        first_day,
        last_day,
        channels: channels.into_iter().collect(),
    }
}
