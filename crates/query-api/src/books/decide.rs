use std::sync::Arc;

use domain::ExportId;
use store::Store;

use super::Books;
use crate::answers::ExportAnswer;
use crate::questions::Answer;
use crate::{Decisions, Questions, Verdict};

/// Carries a decision out in the books: the aggregator, whom this crate does not know.
pub trait Decider: Send + Sync + 'static {
    /// Carries it out.
    fn decide<'a>(&'a self, export: &'a ExportId, verdict: &'a Verdict) -> Answer<'a, ()>;
}

/// Decisions of people at the page, answered with the export as it then is.
pub(super) struct Deciding<S> {
    books: Arc<Books<S>>,
    decider: Arc<dyn Decider>,
}

impl<S: Store> Decisions for Deciding<S> {
    fn decide<'a>(&'a self, export: &'a ExportId, verdict: &'a Verdict) -> Answer<'a, ExportAnswer> {
        Box::pin(async move {
            self.decider.decide(export, verdict).await?;
            let at = self.books.moment(None).await?;
            Questions::export(self.books.as_ref(), export, &at).await
        })
    }
}

impl<S: Store> Books<S> {
    /// Decisions about the exports of these books.
    pub fn decisions(self: &Arc<Self>, decider: Arc<dyn Decider>) -> Arc<dyn Decisions> {
        Arc::new(Deciding { books: Arc::clone(self), decider })
    }
}
