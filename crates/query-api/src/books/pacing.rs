use domain::rules::answer::{self, Question, Value};
use domain::rules::assign::Campaign;
use domain::rules::coverage::Live;
use domain::{Channel, Day, Money, Span};
use estimate::pacing::Plan;
use store::Store;

use super::evidence::Fetched;
use super::{Books, campaign, cost, judged_at, unavailable, words};
use crate::answers::{Amount, Cell, Number, PacingAnswer, PacingRow, PacingState};
use crate::questions::SummaryQuestion;
use crate::{MetricName, Refusal};

impl<S: Store> Books<S> {
    pub(super) async fn tell_pacing(&self, question: &SummaryQuestion) -> Result<PacingAnswer, Refusal> {
        let live = self.live(&question.at).await?;
        let campaign = campaign(&live, &question.campaign)?;
        let range = Self::range(&live, campaign, question.days)?;
        let spent = match range {
            Some(range) => self.spent_by_channel(&live, campaign, range, question).await?,
            None => Vec::new(),
        };
        Ok(PacingAnswer {
            as_of: question.at.at,
            data_version: question.at.version,
            campaign: campaign.id.clone(),
            currency: campaign.currency,
            from: range.map(|range| range.from),
            to: range.map(|range| range.to),
            rows: rows(campaign, &spent, range.map(|range| range.to)),
        })
    }

    async fn spent_by_channel(
        &self,
        live: &Live,
        campaign: &Campaign,
        range: Span,
        question: &SummaryQuestion,
    ) -> Result<Vec<(Channel, Cell)>, Refusal> {
        let by = answer::By::Channel;
        let fetched = Fetched::of(&self.recent, live, range, by).await.map_err(unavailable)?;
        let now = judged_at(question.at.evaluated_on);
        let asked = Question { campaign: &campaign.id, range, grain: answer::Grain::Total, by, now };
        let rows = answer::answer(&fetched.evidence(live), &asked).rows.into_iter();
        let spent = |row: answer::AnswerRow| match row.value {
            Value::Channel(channel) => {
                Some(words::cell(&row.figures, MetricName::Spend, campaign, &live.rules).map(|cell| (channel, cell)))
            }
            _ => None,
        };
        rows.filter_map(spent).collect()
    }
}

/// The campaign as a whole, then each channel that has a budget or spend. Where spend is known
/// for a whole only, its parts' budgets are added up for it.
fn rows(campaign: &Campaign, spent: &[(Channel, Cell)], through: Option<Day>) -> Vec<PacingRow> {
    let cells: Vec<Cell> = spent.iter().map(|(_, cell)| *cell).collect();
    let whole = row(campaign, None, campaign.budget, cost::sum(&cells), through);
    let channels = channels(campaign, spent);
    let of = |channel: Channel| {
        let within = |own: &Channel| own.is_within(channel);
        let cells: Vec<Cell> = spent.iter().filter(|(own, _)| within(own)).map(|(_, cell)| *cell).collect();
        let budgets: Vec<Money> =
            campaign.budgets.iter().filter(|(own, _)| within(own)).map(|(_, budget)| *budget).collect();
        let budget = (!budgets.is_empty()).then(|| budgets.into_iter().sum());
        row(campaign, Some(channel), budget, cost::sum(&cells), through)
    };
    [whole].into_iter().chain(channels.into_iter().map(of)).collect()
}

fn channels(campaign: &Campaign, spent: &[(Channel, Cell)]) -> Vec<Channel> {
    let known: Vec<Channel> = spent.iter().map(|(channel, _)| *channel).collect();
    let budgeted = campaign.budgets.iter().map(|(channel, _)| *channel);
    let mut channels: Vec<Channel> = known.iter().copied().chain(budgeted).collect();
    channels.sort_unstable();
    channels.dedup();
    let whole = |channel: &Channel| channel.parent().is_some_and(|parent| known.contains(&parent));
    channels.retain(|channel| !whole(channel));
    channels
}

fn row(
    campaign: &Campaign,
    channel: Option<Channel>,
    budget: Option<Money>,
    spent: Cell,
    through: Option<Day>,
) -> PacingRow {
    let plan = budget.and_then(|budget| Plan::linear(budget, &campaign.flights));
    let amount = match spent.value {
        Some(Number::Money(amount)) => Some(amount),
        _ => None,
    };
    let followed = plan.as_ref().zip(through);
    let index = followed.zip(amount).and_then(|((plan, day), amount)| plan.index(amount, day));
    PacingRow {
        channel,
        budget: budget.map(Amount),
        planned: followed.map(|(plan, day)| Amount(plan.planned(day))),
        spent: amount.map(Amount),
        spent_state: spent.state,
        share: budget.zip(amount).and_then(|(budget, amount)| share(amount, budget)),
        index,
        state: PacingState::of(index),
    }
}

/// One amount by another, both to the micro.
fn share(part: Money, whole: Money) -> Option<f64> {
    let micros = |amount: Money| u64::try_from(amount.micros()).ok();
    estimate::rate::proportion(micros(part)?, micros(whole)?).map(|rate| rate.value)
}
