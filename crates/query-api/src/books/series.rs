use domain::Span;
use domain::rules::answer::{self, Answer, FamilyUse, Question, Value};
use domain::rules::assign::Campaign;
use domain::rules::coverage::Live;
use store::Store;

use super::evidence::Fetched;
use super::{Books, campaign, judged_at, unavailable, words};
use crate::answers::{Cell, FamilyAnswer, Row, RowKey, SeriesAnswer, Table};
use crate::questions::SeriesQuestion;
use crate::{Refusal, definition_id};

impl<S: Store> Books<S> {
    pub(super) async fn tell_over_time(&self, question: &SeriesQuestion) -> Result<SeriesAnswer, Refusal> {
        let live = self.live(&question.at).await?;
        let campaign = campaign(&live, &question.campaign)?;
        let range = Self::range(&live, campaign, question.days)?;
        let answer = match range {
            Some(range) => self.answer(&live, campaign, range, question).await?,
            None => Answer::default(),
        };
        let rows: Result<Vec<Row>, Refusal> =
            answer.rows.iter().map(|row| table_row(row, question, campaign, &live)).collect();
        let rows = Table { by: question.by, metrics: question.metrics.clone(), rows: rows? };
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
            families: answer.families.iter().map(family).collect(),
            notes: answer.families.iter().filter_map(note).collect(),
        })
    }

    async fn answer(
        &self,
        live: &Live,
        campaign: &Campaign,
        range: Span,
        question: &SeriesQuestion,
    ) -> Result<Answer, Refusal> {
        let by = words::by(question.by);
        let fetched = Fetched::of(self.store.as_ref(), live, range, by).await.map_err(unavailable)?;
        let now = judged_at(question.at.evaluated_on);
        let asked = Question { campaign: &campaign.id, range, grain: words::grain(question.grain), by, now };
        Ok(answer::answer(&fetched.evidence(live), &asked))
    }
}

fn table_row(
    row: &answer::AnswerRow,
    question: &SeriesQuestion,
    campaign: &Campaign,
    live: &Live,
) -> Result<Row, Refusal> {
    let cells: Result<Vec<Cell>, Refusal> =
        question.metrics.iter().map(|metric| words::cell(&row.figures, *metric, campaign, &live.rules)).collect();
    Ok(Row { date: row.bucket.from, key: key(&row.value), cells: cells? })
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
