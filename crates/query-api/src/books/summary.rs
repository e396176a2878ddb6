use domain::rules::answer::{self, AnswerRow, By, Grain, Question};
use domain::rules::assign::Campaign;
use domain::rules::coverage::Live;
use domain::{Metric, Span};
use store::Store;

use super::evidence::Fetched;
use super::{Books, campaign, judged_at, unavailable, words};
use crate::answers::{Cell, Figure, State, SummaryAnswer};
use crate::questions::SummaryQuestion;
use crate::{MetricName, Refusal, definition_id};

/// The headline figures, in the order in which they are shown.
const HEADLINES: [MetricName; 4] = [
    MetricName::Spend,
    MetricName::Count(Metric::Impressions),
    MetricName::Count(Metric::Clicks),
    MetricName::Count(Metric::Views),
];

impl<S: Store> Books<S> {
    pub(super) async fn sum_up(&self, question: &SummaryQuestion) -> Result<SummaryAnswer, Refusal> {
        let live = self.live(&question.at).await?;
        let campaign = campaign(&live, &question.campaign)?;
        let range = Self::range(&live, campaign, question.days)?;
        let (total, by_day) = match range {
            Some(range) => self.total_and_days(&live, campaign, range, question).await?,
            None => (None, Vec::new()),
        };
        let figures: Result<_, Refusal> = HEADLINES
            .into_iter()
            .map(|metric| Ok((metric, figure(total.as_ref(), metric, campaign, &live)?)))
            .collect();
        let moving = |row: &&AnswerRow| row.figures.count_state(Metric::Impressions) == answer::FigureState::Moving;
        Ok(SummaryAnswer {
            as_of: question.at.at,
            data_version: question.at.version,
            campaign: campaign.id.clone(),
            currency: campaign.currency,
            from: range.map(|range| range.from),
            to: range.map(|range| range.to),
            figures: figures?,
            moving_days: u32::try_from(by_day.iter().filter(moving).count()).unwrap_or(u32::MAX),
            days: range.map_or(0, |range| u32::try_from(range.len_days()).unwrap_or(0)),
            notes: Vec::new(),
        })
    }

    async fn total_and_days(
        &self,
        live: &Live,
        campaign: &Campaign,
        range: Span,
        question: &SummaryQuestion,
    ) -> Result<(Option<AnswerRow>, Vec<AnswerRow>), Refusal> {
        let fetched = Fetched::of(self.store.as_ref(), live, range, By::None).await.map_err(unavailable)?;
        let now = judged_at(question.at.evaluated_on);
        let total = Question { campaign: &campaign.id, range, grain: Grain::Total, by: By::None, now };
        let by_day = Question { grain: Grain::Day, ..total };
        let evidence = fetched.evidence(live);
        Ok((answer::answer(&evidence, &total).rows.pop(), answer::answer(&evidence, &by_day).rows))
    }
}

fn figure(total: Option<&AnswerRow>, metric: MetricName, campaign: &Campaign, live: &Live) -> Result<Figure, Refusal> {
    let cell = match total {
        Some(row) => words::cell(&row.figures, metric, campaign, &live.rules)?,
        None => Cell { value: None, state: State::Missing },
    };
    let unit = if metric == MetricName::Spend { campaign.currency.to_string() } else { "count".to_owned() };
    Ok(Figure {
        value: cell.value,
        low: None,
        high: None,
        base: None,
        unit,
        state: cell.state,
        definition: definition_id(metric),
    })
}
