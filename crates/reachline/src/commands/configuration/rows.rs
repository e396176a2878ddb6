use std::sync::Arc;

use domain::rules::answer::{self, Evidence};
use domain::rules::coverage::Live;
use domain::{CampaignDay, Day, Measures, Span};
use store::{Dimension, History, Store, StoreError};

/// What the books hold of every platform's campaigns, and of visits.
pub(super) struct Rows {
    /// The books as they stand.
    pub(super) live: Arc<Live>,
    /// Campaign-days of delivery.
    pub(super) totals: Vec<CampaignDay>,
    /// Names with ids that exports ever gave.
    pub(super) ever: Vec<CampaignDay>,
    /// Visits by the campaign, source and medium of their links.
    pub(super) visits: Vec<CampaignDay>,
}

/// Every day that the books can hold.
pub(super) const ALWAYS: Span = Span { from: Day::RANGE.0, to: Day::RANGE.1 };

impl Rows {
    /// Reads them.
    ///
    /// # Errors
    /// The books cannot be read.
    pub(super) async fn of<S: Store>(store: &Arc<S>) -> Result<Self, StoreError> {
        let live = History::new(Arc::clone(store)).head().await?;
        let totals = store.campaign_days(&answer::slices(&live, ALWAYS, |_| true)).await?;
        let loads: Vec<_> = live.published.values().map(|published| published.load).collect();
        let ever = store.names(&loads, ALWAYS).await?;
        let counts_visits = |scope: &domain::Scope| scope.level.measures() == Measures::Referrals;
        let visits = store.cells(&answer::slices(&live, ALWAYS, counts_visits), Dimension::Adset).await?;
        Ok(Self { live, totals, ever, visits })
    }

    /// The evidence for a question to the books `live`.
    pub(super) fn evidence<'a>(&'a self, live: &'a Live) -> Evidence<'a> {
        Evidence { live, totals: &self.totals, cells: &[], ever: &self.ever }
    }
}
