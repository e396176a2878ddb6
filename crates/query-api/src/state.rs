use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::FromRef;
use telemetry::Metrics;

use crate::access::Gate;
use crate::pages::PageSource;
use crate::{Decisions, Questions, Readiness, Uploads};

/// How the API behaves.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Version of the binary; part of every entity tag.
    pub version: &'static str,
    /// Where requests are counted, and what `/metrics` shows.
    pub metrics: Arc<Metrics>,
    /// Where files that are sent lie while they are read.
    pub uploads: PathBuf,
    /// The most bytes that a file may have.
    pub largest_upload: u64,
    /// Where the dashboards' files come from; [`crate::embedded`] for those in the binary.
    pub pages: PageSource,
}

/// What handlers share.
#[derive(Clone)]
pub(crate) struct Api {
    pub(crate) questions: Arc<dyn Questions>,
    pub(crate) decisions: Arc<dyn Decisions>,
    pub(crate) uploads: Arc<dyn Uploads>,
    pub(crate) gate: Arc<Gate>,
    pub(crate) settings: Arc<Settings>,
}

/// What tells how the server is.
#[derive(Clone)]
pub(crate) struct Machine {
    pub(crate) readiness: Arc<dyn Readiness>,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) version: &'static str,
}

impl FromRef<Api> for Machine {
    fn from_ref(api: &Api) -> Self {
        let Settings { metrics, version, .. } = &*api.settings;
        Self { readiness: Arc::clone(&api.questions) as _, metrics: Arc::clone(metrics), version }
    }
}
