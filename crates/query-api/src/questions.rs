//! What can be asked, typed and validated, and who answers it.

use std::pin::Pin;

use domain::{Day, ExportId, Version};
use jiff::Timestamp;

use crate::answers::{
    CampaignsAnswer, CoverageAnswer, ExportAnswer, ExportsAnswer, PacingAnswer, ReachAnswer, RowsAnswer, SeriesAnswer,
    SummaryAnswer, UnassignedAnswer,
};
use crate::{By, Grain, MetricName, Refusal};

/// An answer that is being worked out.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, Refusal>> + Send + 'a>>;

/// The point in the books that a caller names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsOf {
    /// A data version: `v36` or `36`.
    Version(Version),
    /// The last version that was visible at a moment.
    Moment(Timestamp),
}

/// A point in the books, resolved: together with the question it decides the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The data version.
    pub version: Version,
    /// When that version became visible, in UTC.
    pub at: Timestamp,
    /// Fingerprint of the rules that assign campaigns at that version.
    pub rules: String,
    /// The day on which states such as `moving` and `final` are judged.
    pub evaluated_on: Day,
}

/// The days asked for; where an end is absent, the campaign's data set it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// First day, included.
    pub from: Option<Day>,
    /// Last day, included; not before `from` where both are given.
    pub to: Option<Day>,
}

/// Headline figures of a campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryQuestion {
    /// Which campaign; not yet known to exist.
    pub campaign: String,
    /// Which days.
    pub days: Days,
    /// As the books stood when.
    pub at: Moment,
}

/// Figures of a campaign over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesQuestion {
    /// Which campaign; not yet known to exist.
    pub campaign: String,
    /// Which figures, in the order asked for, each once; at least one.
    pub metrics: Vec<MetricName>,
    /// What splits the rows.
    pub by: By,
    /// How long a bucket is.
    pub grain: Grain,
    /// Which days.
    pub days: Days,
    /// As the books stood when.
    pub at: Moment,
}

/// Reach of a campaign, exactly as reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReachQuestion {
    /// Which campaign; not yet known to exist.
    pub campaign: String,
    /// Which windows: those that lie in these days.
    pub days: Days,
    /// As the books stood when.
    pub at: Moment,
}

/// Says whether a process can do its work at present.
pub trait Readiness: Send + Sync + 'static {
    /// Nothing where it can; else what is missing.
    fn ready(&self) -> Answer<'_, ()>;
}

/// Answers questions from the books.
///
/// A question carries the [`Moment`] that [`Questions::moment`] resolved for it, so that an
/// answer and its entity tag cannot speak of two versions.
pub trait Questions: Readiness {
    /// Resolves a point in the books; the latest where none is named. One small query.
    fn moment(&self, as_of: Option<AsOf>) -> Answer<'_, Moment>;

    /// The campaigns that are configured.
    fn campaigns<'a>(&'a self, at: &'a Moment) -> Answer<'a, CampaignsAnswer>;

    /// Headline figures.
    fn summary<'a>(&'a self, question: &'a SummaryQuestion) -> Answer<'a, SummaryAnswer>;

    /// Spend against plan.
    fn pacing<'a>(&'a self, question: &'a SummaryQuestion) -> Answer<'a, PacingAnswer>;

    /// Figures over time.
    fn series<'a>(&'a self, question: &'a SeriesQuestion) -> Answer<'a, SeriesAnswer>;

    /// Reach as reported.
    fn reach<'a>(&'a self, question: &'a ReachQuestion) -> Answer<'a, ReachAnswer>;

    /// Every export, newest first.
    fn exports<'a>(&'a self, at: &'a Moment) -> Answer<'a, ExportsAnswer>;

    /// One export.
    fn export<'a>(&'a self, id: &'a ExportId, at: &'a Moment) -> Answer<'a, ExportAnswer>;

    /// Which days are there.
    fn coverage<'a>(&'a self, days: Days, at: &'a Moment) -> Answer<'a, CoverageAnswer>;

    /// Where the rows of every file are.
    fn rows<'a>(&'a self, at: &'a Moment) -> Answer<'a, RowsAnswer>;

    /// Platform campaigns that no rule maps.
    fn unassigned<'a>(&'a self, at: &'a Moment) -> Answer<'a, UnassignedAnswer>;
}
