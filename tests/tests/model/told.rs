//! What the API tells, in the plain model's words.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::rules::answer::{self as rules, Grain};
use domain::{ExportState, Metric, Span, Version};
use proptest::test_runner::TestCaseError;
use query_api::answers::{Number, ReachRecord, Row};
use query_api::{AsOf, Books, Days, MetricName, Moment, Questions, ReachQuestion, SeriesQuestion};
use store::Store;
use telemetry::FixedClock;

use crate::plain::{Asked, Figures, Plain, Reported, answer, reach, visits};
use crate::world::{DAYS, day};

type Check = Result<(), TestCaseError>;

/// Figures by bucket and value: impressions and spend; visits.
#[derive(Debug, Default, PartialEq, Eq)]
struct Told {
    delivery: BTreeMap<(Span, String), Figures>,
    visits: BTreeMap<(Span, String), i128>,
}

/// Every figure at every version.
pub(crate) async fn compare<S: Store>(store: &Arc<S>, clock: &Arc<FixedClock>, plain: &Plain) -> Check {
    let books = Books::new(Arc::clone(store), Arc::clone(clock) as Arc<dyn telemetry::Clock>);
    let head = books.moment(None).await.map_err(refused)?;
    let versions = plain.versions.len() - 1;
    if head.version != version_of(versions) {
        return Err(TestCaseError::fail(format!("the books are at {}, the plain model at {versions}", head.version)));
    }
    for version in 1..=versions {
        let at = books.moment(Some(AsOf::Version(version_of(version)))).await.map_err(refused)?;
        for (asked, range, grain) in questions() {
            let must = expected(plain, version, asked, range, grain);
            let is = series(&books, &at, asked, range, grain).await?;
            same(&is, &must, plain, &format!("at v{version} {asked:?} by {grain} of {range}"))?;
        }
        for range in ranges(version) {
            let is = reported(&books, &at, range).await?;
            same(&is, &reach(plain, version, range), plain, &format!("at v{version} reach of {range}"))?;
        }
    }
    Ok(())
}

fn same<T: PartialEq + std::fmt::Debug>(is: &T, must: &T, plain: &Plain, what: &str) -> Check {
    if is == must {
        return Ok(());
    }
    let states: Vec<ExportState> = plain.exports.iter().map(|export| export.state).collect();
    Err(TestCaseError::fail(format!("{what}:\nbooks {is:?}\nplain {must:?}\n{states:?}")))
}

fn version_of(number: usize) -> Version {
    Version(u32::try_from(number).unwrap())
}

const ALL: (i32, i32) = (0, DAYS - 1);
const PART: (i32, i32) = (1, 4);

fn span((from, to): (i32, i32)) -> Span {
    Span { from: day(from), to: day(to) }
}

fn questions() -> Vec<(Asked, Span, Grain)> {
    vec![
        (Asked::All, span(ALL), Grain::Day),
        (Asked::All, span(ALL), Grain::Total),
        (Asked::All, span(PART), Grain::Total),
        (Asked::Channel, span(ALL), Grain::Total),
        (Asked::Ad, span(ALL), Grain::Total),
        (Asked::Age, span(PART), Grain::Total),
    ]
}

/// The days of which reach is asked: all, a part, and a single day, another one each version.
fn ranges(version: usize) -> Vec<Span> {
    let single = i32::try_from(version).unwrap() % DAYS;
    vec![span(ALL), span(PART), span((single, single))]
}

/// Whether visits can be split as asked.
fn has_visits(asked: Asked) -> bool {
    matches!(asked, Asked::All | Asked::Channel)
}

fn expected(plain: &Plain, version: usize, asked: Asked, range: Span, grain: Grain) -> Told {
    let buckets = rules::buckets(range, grain);
    let visits = has_visits(asked).then(|| visits(plain, version, asked == Asked::Channel, &buckets));
    Told { delivery: answer(plain, version, asked, range, &buckets), visits: visits.unwrap_or_default() }
}

#[expect(clippy::needless_pass_by_value, reason = "it ends a `map_err`")]
fn refused(refusal: query_api::Refusal) -> TestCaseError {
    TestCaseError::fail(refusal.to_string())
}

async fn series<S: Store>(
    books: &Books<S>,
    at: &Moment,
    asked: Asked,
    range: Span,
    grain: Grain,
) -> Result<Told, TestCaseError> {
    let of_visits = has_visits(asked).then_some(MetricName::Count(Metric::Referrals));
    let of_delivery = [MetricName::Count(Metric::Impressions), MetricName::Spend];
    let question = SeriesQuestion {
        campaign: "ours".to_owned(),
        metrics: of_delivery.into_iter().chain(of_visits).collect(),
        by: match asked {
            Asked::All => query_api::By::None,
            Asked::Channel => query_api::By::Channel,
            Asked::Ad => query_api::By::Ad,
            Asked::Age => query_api::By::Age,
        },
        grain: match grain {
            Grain::Day => query_api::Grain::Day,
            _ => query_api::Grain::Total,
        },
        days: Days { from: Some(range.from), to: Some(range.to) },
        at: at.clone(),
    };
    let series = books.series(&question).await.map_err(refused)?;
    let buckets = rules::buckets(range, grain);
    let mut told = Told::default();
    for row in series.rows.rows {
        let bucket = buckets.iter().find(|bucket| bucket.from == row.date).copied().unwrap_or(range);
        told.take(bucket, &row, asked);
    }
    Ok(told)
}

impl Told {
    fn take(&mut self, bucket: Span, row: &Row, asked: Asked) {
        let place = (bucket, row.key.as_ref().map_or_else(String::new, |key| named(key, asked)));
        if let (Some(impressions), Some(spend)) = (figure(row, 0), figure(row, 1)) {
            let sum = self.delivery.entry(place.clone()).or_default();
            *sum = (sum.0 + impressions, sum.1 + spend);
        }
        if let Some(visits) = figure(row, 2) {
            *self.visits.entry(place).or_default() += visits;
        }
    }
}

fn named(key: &query_api::answers::RowKey, asked: Asked) -> String {
    if asked == Asked::Ad {
        return format!("{}/{}", key.name, key.id.clone().unwrap_or_default());
    }
    key.name.clone()
}

/// A figure of a row; nothing where it is null.
fn figure(row: &Row, at: usize) -> Option<i128> {
    match row.cells.get(at)?.value? {
        Number::Count(count) => Some(i128::from(count)),
        Number::Money(money) => Some(money.units() / 1_000_000),
    }
}

async fn reported<S: Store>(books: &Books<S>, at: &Moment, range: Span) -> Result<Reported, TestCaseError> {
    let days = Days { from: Some(range.from), to: Some(range.to) };
    let question = ReachQuestion { campaign: "ours".to_owned(), days, at: at.clone() };
    let answer = books.reach(&question).await.map_err(refused)?;
    let mut reported: Reported = answer.rows.into_iter().map(in_plain_words).collect();
    reported.sort();
    Ok(reported)
}

fn in_plain_words(row: ReachRecord) -> (crate::plain::Place, Option<i64>) {
    let entity = (row.entity, row.entity_id.unwrap_or_default());
    let cell = row.breakdowns.into_values().next().unwrap_or_default();
    let reach = row.reach.map(|reach| i64::try_from(reach.reported()).unwrap());
    ((row.report, row.level, row.channel.as_str().to_owned(), entity, cell), reach)
}
