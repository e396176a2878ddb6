use std::collections::{BTreeMap, BTreeSet};

use domain::rules::answer::ratio::{self, Common};
use domain::rules::answer::visits::Visits;
use domain::rules::answer::{self, Answer, FamilyUse, Figures, Question, Value};
use domain::rules::assign::Campaign;
use domain::rules::coverage::Live;
use domain::{Channel, Metric, Span};
use store::Store;

use super::evidence::Fetched;
use super::visits::Asked;
use super::{Books, campaign, cost, judged_at, unavailable, words};
use crate::answers::{Cell, FamilyAnswer, Row, RowKey, SeriesAnswer, Table};
use crate::questions::SeriesQuestion;
use crate::{By, MetricName, Refusal, definition_id};

impl<S: Store> Books<S> {
    pub(super) async fn tell_over_time(&self, question: &SeriesQuestion) -> Result<SeriesAnswer, Refusal> {
        let live = self.live(&question.at).await?;
        let campaign = campaign(&live, &question.campaign)?;
        let range = Self::range(&live, campaign, question.days)?;
        let (sides, about) = match range {
            Some(range) => self.sides(&live, campaign, range, question).await?,
            None => Default::default(),
        };
        let rows =
            Table { by: question.by, metrics: question.metrics.clone(), rows: sides.rows(question, campaign, &live)? };
        let notes = sides.delivery.families.iter().filter_map(note).chain(about).collect();
        Ok(SeriesAnswer {
            as_of: question.at.at,
            data_version: question.at.version,
            campaign: campaign.id.clone(),
            currency: campaign.currency,
            from: range.map(|range| range.from),
            to: range.map(|range| range.to),
            grain: question.grain,
            by: question.by,
            metrics: question.metrics.clone(),
            definitions: question.metrics.iter().map(|metric| (*metric, definition_id(*metric))).collect(),
            rows,
            families: sides.delivery.families.iter().map(family).collect(),
            notes,
        })
    }

    /// What was delivered, and where that is asked the visits; with what to know about them.
    async fn sides(
        &self,
        live: &Live,
        campaign: &Campaign,
        range: Span,
        question: &SeriesQuestion,
    ) -> Result<(Sides, Vec<String>), Refusal> {
        let delivery = self.answer(live, campaign, range, question).await?;
        if !question.metrics.iter().any(|metric| metric.is_of_visits()) {
            return Ok((Sides { delivery, visits: Visits::default() }, Vec::new()));
        }
        let by_channel = question.by == By::Channel;
        let asked = Asked { range, grain: question.grain, by_channel, at: &question.at };
        let visits = self.visits(live, campaign, asked).await?;
        let about = self.about_visits(live, campaign, &visits, range, &question.at).await?;
        Ok((Sides { delivery, visits }, about))
    }

    async fn answer(
        &self,
        live: &Live,
        campaign: &Campaign,
        range: Span,
        question: &SeriesQuestion,
    ) -> Result<Answer, Refusal> {
        let by = words::by(question.by);
        let fetched = Fetched::of(&self.recent, live, range, by).await.map_err(unavailable)?;
        let now = judged_at(question.at.evaluated_on);
        let asked = Question { campaign: &campaign.id, range, grain: words::grain(question.grain), by, now };
        Ok(answer::answer(&fetched.evidence(live), &asked))
    }
}

/// What platforms say, and what the helpline's site says: two counts that meet in a ratio.
#[derive(Default)]
struct Sides {
    delivery: Answer,
    visits: Visits,
}

/// A row of both sides.
#[derive(Clone, Copy, Default)]
struct Both<'a> {
    delivery: Option<&'a Figures>,
    visits: Option<&'a Figures>,
}

type Place<'a> = (Span, &'a Value);

impl Sides {
    fn rows(&self, question: &SeriesQuestion, campaign: &Campaign, live: &Live) -> Result<Vec<Row>, Refusal> {
        let mut both: BTreeMap<Place<'_>, Both<'_>> = BTreeMap::new();
        for row in &self.delivery.rows {
            both.entry((row.bucket, &row.value)).or_default().delivery = Some(&row.figures);
        }
        for row in &self.visits.rows {
            both.entry((row.bucket, &row.value)).or_default().visits = Some(&row.figures);
        }
        let known = self.known_to_platforms();
        let cell = |both: Both<'_>, metric: MetricName, value: &Value| match metric {
            MetricName::Count(Metric::Referrals | Metric::KeyEvents) => side(both.visits, metric, campaign, live),
            _ if both.delivery.is_none() && !known.contains(value) => Ok(Cell::NA),
            _ => side(both.delivery, metric, campaign, live),
        };
        let table = Cells { both: &both, commons: self.commons(question), campaign, live };
        let row = |(bucket, value): Place<'_>, own: Both<'_>| -> Result<Row, Refusal> {
            let cells = question.metrics.iter().map(|metric| match metric {
                MetricName::CostPerReferral => table.cost(bucket, value),
                metric => cell(own, *metric, value),
            });
            Ok(Row { date: bucket.from, key: key(value), cells: cells.collect::<Result<_, _>>()? })
        };
        table.places().into_iter().map(|(bucket, value)| row((bucket, &value), table.at(bucket, &value))).collect()
    }

    fn known_to_platforms(&self) -> BTreeSet<&Value> {
        self.delivery.rows.iter().map(|row| &row.value).collect()
    }

    /// The channels at which a cost can be told, for the question as a whole.
    fn commons(&self, question: &SeriesQuestion) -> Vec<Common> {
        if !question.metrics.contains(&MetricName::CostPerReferral) {
            return Vec::new();
        }
        let spending = self.delivery.rows.iter().filter(|row| row.figures.spend().is_some());
        let visited = self.visits.rows.iter().filter(|row| row.figures.count(Metric::Referrals).is_some());
        let channels = |values: Vec<&Value>| values.into_iter().filter_map(channel).collect();
        let spending: BTreeSet<Channel> = channels(spending.map(|row| &row.value).collect());
        let visited: BTreeSet<Channel> = channels(visited.map(|row| &row.value).collect());
        ratio::lowest(&spending, &visited)
    }
}

struct Cells<'a> {
    both: &'a BTreeMap<Place<'a>, Both<'a>>,
    commons: Vec<Common>,
    campaign: &'a Campaign,
    live: &'a Live,
}

impl Cells<'_> {
    /// Every row: of either side, and of the wholes at which a cost is told.
    fn places(&self) -> BTreeSet<(Span, Value)> {
        let own: BTreeSet<(Span, Value)> =
            self.both.keys().map(|(bucket, value)| (*bucket, (*value).clone())).collect();
        let wholes = |bucket: Span| self.commons.iter().map(move |common| (bucket, Value::Channel(common.channel)));
        let buckets: BTreeSet<Span> = own.iter().map(|(bucket, _)| *bucket).collect();
        own.into_iter().chain(buckets.into_iter().flat_map(wholes)).collect()
    }

    fn at(&self, bucket: Span, value: &Value) -> Both<'_> {
        self.both.get(&(bucket, value)).copied().unwrap_or_default()
    }

    fn cost(&self, bucket: Span, value: &Value) -> Result<Cell, Refusal> {
        let (above, below) = match channel(value) {
            None => (vec![value.clone()], vec![value.clone()]),
            Some(own) => match self.commons.iter().find(|common| common.channel == own) {
                Some(common) => (values(&common.above), values(&common.below)),
                None => return Ok(Cell::NA),
            },
        };
        let spend =
            self.cells(bucket, &above, |both| side(both.delivery, MetricName::Spend, self.campaign, self.live))?;
        let referrals = MetricName::Count(Metric::Referrals);
        let visits = self.cells(bucket, &below, |both| side(both.visits, referrals, self.campaign, self.live))?;
        Ok(cost::per_referral(cost::sum(&spend), cost::sum(&visits)))
    }

    fn cells(
        &self,
        bucket: Span,
        values: &[Value],
        cell: impl Fn(Both<'_>) -> Result<Cell, Refusal>,
    ) -> Result<Vec<Cell>, Refusal> {
        values.iter().map(|value| cell(self.at(bucket, value))).collect()
    }
}

fn values(channels: &[Channel]) -> Vec<Value> {
    channels.iter().copied().map(Value::Channel).collect()
}

const fn channel(value: &Value) -> Option<Channel> {
    match value {
        Value::Channel(channel) => Some(*channel),
        _ => None,
    }
}

fn side(figures: Option<&Figures>, metric: MetricName, campaign: &Campaign, live: &Live) -> Result<Cell, Refusal> {
    figures.map_or(Ok(Cell::MISSING), |figures| words::cell(figures, metric, campaign, &live.rules))
}

fn key(value: &Value) -> Option<RowKey> {
    let named = |name: &str| RowKey { name: name.to_owned(), id: None };
    match value {
        Value::All => None,
        Value::Channel(channel) => Some(named(channel.as_str())),
        Value::Cell(value) => Some(named(value)),
        Value::Entity(_, campaign, part) => {
            let entity = part.as_ref().unwrap_or(campaign);
            let id = (!entity.id.is_empty()).then(|| entity.id.clone());
            Some(RowKey { id, ..named(entity.label()) })
        }
    }
}

fn family(used: &FamilyUse) -> FamilyAnswer {
    FamilyAnswer {
        source: used.account.source,
        account: used.account.account.clone(),
        report: used.family.report.clone(),
        level: used.family.level,
        breakdowns: used.family.breakdowns,
        exported_at: used.exported_at,
        days: u32::try_from(used.campaign_days).unwrap_or(u32::MAX),
        note: note(used),
    }
}

fn note(used: &FamilyUse) -> Option<String> {
    let name = format!(
        "{} {} report `{}` by {}",
        used.account.source, used.account.account, used.family.report, used.family.level
    );
    let stale = (used.stale > 0)
        .then(|| format!("{name} was left out of {} campaign-days: fresher exports say more.", used.stale));
    let differs =
        || format!("{name} differs by more than 0.5 % from another family on {} campaign-days.", used.disagreements);
    stale.or_else(|| (used.disagreements > 0).then(differs))
}
