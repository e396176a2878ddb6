use std::collections::BTreeMap;

use domain::rules::answer::{self, AnswerRow, By, Grain, Question};
use domain::rules::assign::Campaign;
use domain::rules::coverage::Live;
use domain::{Metric, Span};
use store::Store;

use super::evidence::Fetched;
use super::visits::Asked;
use super::{Books, campaign, cost, headline, judged_at, unavailable, words};
use crate::answers::{Cell, Figure, Number, ReachAcross, State, SummaryAnswer};
use crate::questions::SummaryQuestion;
use crate::{MetricName, REACH_DEFINITION, Refusal, definition_id};

const DELIVERED: [MetricName; 4] = [
    MetricName::Spend,
    MetricName::Count(Metric::Impressions),
    MetricName::Count(Metric::Clicks),
    MetricName::Count(Metric::Views),
];

const REFERRALS: MetricName = MetricName::Count(Metric::Referrals);

impl<S: Store> Books<S> {
    pub(super) async fn sum_up(&self, question: &SummaryQuestion) -> Result<SummaryAnswer, Refusal> {
        let live = self.live(&question.at).await?;
        let campaign = campaign(&live, &question.campaign)?;
        let range = Self::range(&live, campaign, question.days)?;
        let found = match range {
            Some(range) => self.found(&live, campaign, range, question).await?,
            None => Found::default(),
        };
        let figures = found.figures(campaign, &live)?;
        let moving = |row: &&AnswerRow| row.figures.count_state(Metric::Impressions) == answer::FigureState::Moving;
        Ok(SummaryAnswer {
            as_of: question.at.at,
            data_version: question.at.version,
            campaign: campaign.id.clone(),
            currency: campaign.currency,
            from: range.map(|range| range.from),
            to: range.map(|range| range.to),
            headline: headline::of(campaign, &figures),
            figures,
            moving_days: u32::try_from(found.by_day.iter().filter(moving).count()).unwrap_or(u32::MAX),
            days: range.map_or(0, |range| u32::try_from(range.len_days()).unwrap_or(0)),
            notes: found.notes,
        })
    }

    async fn found(
        &self,
        live: &Live,
        campaign: &Campaign,
        range: Span,
        question: &SummaryQuestion,
    ) -> Result<Found, Refusal> {
        let fetched = Fetched::of(&self.recent, live, range, By::None).await.map_err(unavailable)?;
        let now = judged_at(question.at.evaluated_on);
        let total = Question { campaign: &campaign.id, range, grain: Grain::Total, by: By::None, now };
        let by_day = Question { grain: Grain::Day, ..total };
        let evidence = fetched.evidence(live);
        let asked = Asked { range, grain: crate::Grain::Total, by_channel: false, at: &question.at };
        let visits = self.visits(live, campaign, asked).await?;
        let mut notes = self.about_visits(live, campaign, &visits, range, &question.at).await?;
        let across = self.reach_of(live, &fetched, campaign, range, &question.at).await?.1;
        notes.extend(across.iter().map(|across| across.note.clone()));
        Ok(Found {
            total: answer::answer(&evidence, &total).rows.pop(),
            by_day: answer::answer(&evidence, &by_day).rows,
            visits: visits.rows.into_iter().next(),
            across,
            notes,
        })
    }
}

/// What a summary is made from.
#[derive(Default)]
struct Found {
    total: Option<AnswerRow>,
    by_day: Vec<AnswerRow>,
    visits: Option<AnswerRow>,
    across: Option<ReachAcross>,
    notes: Vec<String>,
}

impl Found {
    fn figures(&self, campaign: &Campaign, live: &Live) -> Result<BTreeMap<&'static str, Figure>, Refusal> {
        let cell = |row: &Option<AnswerRow>, metric: MetricName| match row {
            Some(row) => words::cell(&row.figures, metric, campaign, &live.rules),
            None => Ok(Cell::MISSING),
        };
        let mut figures = BTreeMap::new();
        for metric in DELIVERED {
            figures.insert(metric.as_str(), figure(cell(&self.total, metric)?, metric, campaign));
        }
        let referrals = cell(&self.visits, REFERRALS)?;
        let cost = cost::per_referral(cell(&self.total, MetricName::Spend)?, referrals);
        figures.insert(REFERRALS.as_str(), figure(referrals, REFERRALS, campaign));
        let metric = MetricName::CostPerReferral;
        figures.insert(metric.as_str(), figure(cost, metric, campaign));
        figures.insert("reach", reached(self.across.as_ref()));
        Ok(figures)
    }
}

fn figure(cell: Cell, metric: MetricName, campaign: &Campaign) -> Figure {
    let is_money = matches!(metric, MetricName::Spend | MetricName::CostPerReferral);
    Figure {
        value: cell.value,
        low: cell.interval.and_then(|interval| interval.low),
        high: cell.interval.and_then(|interval| interval.high),
        base: cell.interval.map(|interval| interval.base),
        unit: if is_money { campaign.currency.to_string() } else { "count".to_owned() },
        state: cell.state,
        definition: definition_id(metric),
    }
}

/// The estimate across channels: its point, its bounds and the population.
fn reached(across: Option<&ReachAcross>) -> Figure {
    let count = |people: u64| i64::try_from(people).ok().map(Number::Count);
    #[expect(clippy::cast_possible_truncation, reason = "a point lies between its bounds, which are counts of people")]
    let point = across.and_then(|across| across.point).map(|point| Number::Count(point.round() as i64));
    let state = match across {
        None => State::Missing,
        Some(across) if across.missing.is_empty() => State::Ok,
        Some(_) => State::Partial,
    };
    Figure {
        value: point,
        low: across.and_then(|across| count(across.low)),
        high: across.and_then(|across| count(across.high)),
        base: across.and_then(|across| across.population),
        unit: "accounts".to_owned(),
        state,
        definition: REACH_DEFINITION.to_owned(),
    }
}
