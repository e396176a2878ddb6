//! Answers from the books: what the rules say, put into the shape that is asked for.

mod across;
mod campaigns;
mod cost;
mod coverage;
mod decide;
mod evidence;
mod exports;
mod headline;
mod kept;
mod moment;
mod pacing;
mod reach;
mod recent;
mod rows;
mod series;
mod summary;
mod tokens;
mod unassigned;
mod visits;
mod words;

use std::sync::Arc;

use domain::rules::assign::Campaign;
use domain::rules::coverage::Live;
use domain::{Day, ExportId, Span, Zone};
use store::{History, Store, StoreError};
use telemetry::Clock;

use crate::Refusal;
use crate::answers::{
    CampaignsAnswer, CoverageAnswer, ExportAnswer, ExportsAnswer, PacingAnswer, ReachAnswer, RowsAnswer, SeriesAnswer,
    SummaryAnswer, UnassignedAnswer,
};
use crate::questions::{
    Answer, AsOf, Days, Moment, Questions, ReachQuestion, Readiness, SeriesQuestion, SummaryQuestion,
};

use recent::Recent;

pub use decide::Decider;

/// Answers questions from the books.
pub struct Books<S> {
    store: Arc<S>,
    recent: Recent<S>,
    history: History<S>,
    clock: Arc<dyn Clock>,
}

impl<S: Store> Books<S> {
    /// Answers from these books; the clock says which days may still move.
    pub fn new(store: Arc<S>, clock: Arc<dyn Clock>) -> Self {
        Self { history: History::new(Arc::clone(&store)), recent: Recent::new(Arc::clone(&store)), store, clock }
    }

    async fn live(&self, at: &Moment) -> Result<Arc<Live>, Refusal> {
        self.history.at(at.version).await.map_err(unavailable)
    }

    /// The days of a question; where an end is absent, what answers for any campaign of the
    /// account sets it. Nothing where there are no data at all.
    fn range(live: &Live, campaign: &Campaign, days: Days) -> Result<Option<Span>, Refusal> {
        let data = evidence::bounds(live, campaign);
        let from = days.from.or(data.map(|span| span.from));
        let to = days.to.or(data.map(|span| span.to));
        not_too_long(from.zip(to).and_then(|(from, to)| Span::new(from, to)))
    }
}

/// A range that can be answered.
fn not_too_long(range: Option<Span>) -> Result<Option<Span>, Refusal> {
    match range {
        Some(Span { from, to }) if to.epoch_days() - from.epoch_days() > LONGEST_DAYS => {
            let detail = format!("From {from} to {to} are more than {LONGEST_DAYS} days.");
            Err(Refusal::unanswerable("too_many_days", "Too many days", detail, "Ask for fewer days."))
        }
        range => Ok(range),
    }
}

/// The longest range that can be asked about: ten years.
const LONGEST_DAYS: i32 = 3_660;

impl<S: Store> Readiness for Books<S> {
    fn ready(&self) -> Answer<'_, ()> {
        Box::pin(async {
            self.store.ready().await.map_err(|error| Refusal::unavailable(error.to_string()))?;
            self.history.head().await.map(drop).map_err(unavailable)
        })
    }
}

impl<S: Store> Questions for Books<S> {
    fn moment(&self, as_of: Option<AsOf>) -> Answer<'_, Moment> {
        Box::pin(self.resolve(as_of))
    }

    fn campaigns<'a>(&'a self, at: &'a Moment) -> Answer<'a, CampaignsAnswer> {
        Box::pin(async {
            let answer = self.list_campaigns(at).await?;
            for campaign in &answer.campaigns {
                self.still_there(Some(&campaign.id), Some(kept::ALWAYS), at).await?;
            }
            Ok(answer)
        })
    }

    fn summary<'a>(&'a self, question: &'a SummaryQuestion) -> Answer<'a, SummaryAnswer> {
        Box::pin(async {
            let answer = self.sum_up(question).await?;
            let range = answer.from.zip(answer.to).and_then(|(from, to)| Span::new(from, to));
            self.still_there(Some(&question.campaign), range, &question.at).await.map(|()| answer)
        })
    }

    fn pacing<'a>(&'a self, question: &'a SummaryQuestion) -> Answer<'a, PacingAnswer> {
        Box::pin(async {
            let answer = self.tell_pacing(question).await?;
            let range = answer.from.zip(answer.to).and_then(|(from, to)| Span::new(from, to));
            self.still_there(Some(&question.campaign), range, &question.at).await.map(|()| answer)
        })
    }

    fn series<'a>(&'a self, question: &'a SeriesQuestion) -> Answer<'a, SeriesAnswer> {
        Box::pin(async {
            let answer = self.tell_over_time(question).await?;
            let range = answer.from.zip(answer.to).and_then(|(from, to)| Span::new(from, to));
            self.still_there(Some(&question.campaign), range, &question.at).await.map(|()| answer)
        })
    }

    fn reach<'a>(&'a self, question: &'a ReachQuestion) -> Answer<'a, ReachAnswer> {
        Box::pin(async {
            let answer = self.tell_reach(question).await?;
            let range = answer.from.zip(answer.to).and_then(|(from, to)| Span::new(from, to));
            self.still_there(Some(&question.campaign), range, &question.at).await.map(|()| answer)
        })
    }

    fn exports<'a>(&'a self, at: &'a Moment) -> Answer<'a, ExportsAnswer> {
        Box::pin(self.list_exports(at))
    }

    fn export<'a>(&'a self, id: &'a ExportId, at: &'a Moment) -> Answer<'a, ExportAnswer> {
        Box::pin(self.show_export(id, at))
    }

    fn coverage<'a>(&'a self, days: Days, at: &'a Moment) -> Answer<'a, CoverageAnswer> {
        Box::pin(self.tell_coverage(days, at))
    }

    fn rows<'a>(&'a self, at: &'a Moment) -> Answer<'a, RowsAnswer> {
        Box::pin(self.account_for_rows(at))
    }

    fn unassigned<'a>(&'a self, at: &'a Moment) -> Answer<'a, UnassignedAnswer> {
        Box::pin(async {
            let answer = self.list_unassigned(at).await?;
            self.still_there(None, Some(kept::ALWAYS), at).await.map(|()| answer)
        })
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it ends a `map_err`")]
fn unavailable(error: StoreError) -> Refusal {
    tracing::error!(%error, "the books cannot be read");
    if error.may_pass() { Refusal::unavailable(error.to_string()) } else { Refusal::internal() }
}

/// A campaign of ours, or that there is none of this name.
fn campaign<'a>(live: &'a Live, id: &str) -> Result<&'a Campaign, Refusal> {
    let known = || live.rules.campaigns.iter().map(|campaign| campaign.id.clone()).collect::<Vec<_>>();
    live.rules.campaign(id).ok_or_else(|| Refusal::unknown_campaign(id, &known()))
}

/// The moment at which the firmness of figures is judged: days do not change within a day.
fn judged_at(evaluated_on: Day) -> jiff::Timestamp {
    Zone::london().start_of(evaluated_on)
}
