use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};

use domain::{ExportId, Version};
use query_api::answers::{
    CampaignsAnswer, CoverageAnswer, ExportAnswer, ExportsAnswer, PacingAnswer, ReachAnswer, RowsAnswer, SeriesAnswer,
    SummaryAnswer, UnassignedAnswer,
};
use query_api::{
    Answer, AsOf, Days, Decisions, Moment, Questions, ReachQuestion, Readiness, Refusal, SeriesQuestion,
    SummaryQuestion, Upload, Uploads, Verdict,
};

use crate::figures;

/// Books that hold invented figures, and remember what was asked.
#[derive(Default)]
pub(crate) struct Fake {
    /// Versions after the first, v37.
    pub(crate) later: AtomicU32,
    /// How often a question was worked out.
    pub(crate) worked: AtomicUsize,
    pub(crate) series: Mutex<Option<SeriesQuestion>>,
    pub(crate) verdict: Mutex<Option<(ExportId, Verdict)>>,
    pub(crate) held: AtomicUsize,
    pub(crate) uploads: Mutex<Vec<(Upload, String)>>,
    pub(crate) down: Mutex<bool>,
}

impl Fake {
    fn work<T>(&self, known: bool, answer: impl FnOnce() -> T) -> Result<T, Refusal> {
        self.worked.fetch_add(1, Ordering::Relaxed);
        if known { Ok(answer()) } else { Err(unknown()) }
    }

    fn latest(&self) -> Version {
        Version(37 + self.later.load(Ordering::Relaxed))
    }
}

fn unknown() -> Refusal {
    Refusal::not_found("campaign", "nowhere", "See /v1/campaigns for those there are.")
}

fn in_future() -> Refusal {
    let detail = "The latest data version is v37.";
    Refusal::unanswerable("as_of_in_future", "That is in the future", detail, "Ask for v37 or an earlier one.")
        .parameter("as_of", ["v1 to v37"])
}

fn now<'a, T: Send + 'a>(answer: Result<T, Refusal>) -> Answer<'a, T> {
    Box::pin(std::future::ready(answer))
}

impl Readiness for Fake {
    fn ready(&self) -> Answer<'_, ()> {
        let down = *self.down.lock().unwrap();
        now(if down { Err(Refusal::unavailable("The engine is not open.")) } else { Ok(()) })
    }
}

impl Questions for Fake {
    fn moment(&self, as_of: Option<AsOf>) -> Answer<'_, Moment> {
        let version = match as_of {
            Some(AsOf::Version(version)) => version,
            Some(AsOf::Moment(_)) => Version(36),
            None => self.latest(),
        };
        let moment = Moment {
            version,
            at: "2026-10-16T08:05:00Z".parse().unwrap(),
            rules: "7f3a".to_owned(),
            evaluated_on: "2026-10-16".parse().unwrap(),
        };
        now(if version > self.latest() { Err(in_future()) } else { Ok(moment) })
    }

    fn campaigns<'a>(&'a self, at: &'a Moment) -> Answer<'a, CampaignsAnswer> {
        now(self.work(true, || figures::campaigns(at)))
    }

    fn summary<'a>(&'a self, question: &'a SummaryQuestion) -> Answer<'a, SummaryAnswer> {
        if question.campaign == "endless" {
            return Box::pin(std::future::pending());
        }
        now(self.work(question.campaign == "ghgc", || figures::summary(question)))
    }

    fn pacing<'a>(&'a self, question: &'a SummaryQuestion) -> Answer<'a, PacingAnswer> {
        now(self.work(question.campaign == "ghgc", || figures::pacing(question)))
    }

    fn series<'a>(&'a self, question: &'a SeriesQuestion) -> Answer<'a, SeriesAnswer> {
        assert!(question.campaign != "panic", "a cell with a name");
        *self.series.lock().unwrap() = Some(question.clone());
        now(self.work(question.campaign == "ghgc", || figures::series(question)))
    }

    fn reach<'a>(&'a self, question: &'a ReachQuestion) -> Answer<'a, ReachAnswer> {
        now(self.work(question.campaign == "ghgc", || figures::reach(question)))
    }

    fn exports<'a>(&'a self, at: &'a Moment) -> Answer<'a, ExportsAnswer> {
        let held = self.held.load(Ordering::Relaxed);
        now(self.work(true, || figures::exports(at, held)))
    }

    fn export<'a>(&'a self, id: &'a ExportId, at: &'a Moment) -> Answer<'a, ExportAnswer> {
        now(self.work(id.0.len() < 20, || figures::export(id, at)))
    }

    fn coverage<'a>(&'a self, days: Days, at: &'a Moment) -> Answer<'a, CoverageAnswer> {
        now(self.work(true, || figures::coverage(days, at)))
    }

    fn rows<'a>(&'a self, at: &'a Moment) -> Answer<'a, RowsAnswer> {
        now(self.work(true, || figures::rows(at)))
    }

    fn unassigned<'a>(&'a self, at: &'a Moment) -> Answer<'a, UnassignedAnswer> {
        now(self.work(true, || figures::unassigned(at)))
    }
}

impl Decisions for Fake {
    fn decide<'a>(&'a self, export: &'a ExportId, verdict: &'a Verdict) -> Answer<'a, ExportAnswer> {
        *self.verdict.lock().unwrap() = Some((export.clone(), verdict.clone()));
        Box::pin(async move {
            let at = self.moment(None).await?;
            Ok(figures::export(export, &at))
        })
    }
}

impl Uploads for Fake {
    fn take<'a>(&'a self, upload: &'a Upload) -> Answer<'a, serde_json::Value> {
        let content = std::fs::read_to_string(&upload.path).unwrap();
        self.uploads.lock().unwrap().push((upload.clone(), content));
        now(Ok(serde_json::json!({ "status": "checked" })))
    }
}
