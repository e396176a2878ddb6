//! What an answer is computed from, fetched: the rows of the slices that the books name.

use std::sync::Arc;

use domain::rules::answer::{self, By, Evidence};
use domain::rules::assign::Campaign;
use domain::rules::coverage::Live;
use domain::{CampaignDay, LoadId, Scope, Span};
use store::{Dimension, Figures, StoreError};

use super::recent::Recent;

/// Rows, shared with other questions about the same days.
#[derive(Debug, Default)]
pub(super) struct Fetched {
    totals: Arc<Vec<CampaignDay>>,
    cells: Arc<Vec<CampaignDay>>,
    ever: Arc<Vec<CampaignDay>>,
}

impl Fetched {
    /// Fetches what a question about `range` needs.
    pub(super) async fn of(
        recent: &Recent<impl Figures>,
        live: &Live,
        range: Span,
        by: By,
    ) -> Result<Self, StoreError> {
        // Where a campaign belongs must not depend on the days asked about.
        let always = Span { from: domain::Day::RANGE.0, to: domain::Day::RANGE.1 };
        let totals = recent.campaign_days(answer::slices(live, range, |_| true));
        let ever = recent.names(loads(live), always);
        let cells = async {
            match dimension(by) {
                Some(dimension) => recent.cells(answer::slices(live, range, |scope| by.fits(scope)), dimension).await,
                None => Ok(Arc::default()),
            }
        };
        let (totals, cells, ever) = tokio::try_join!(totals, cells, ever)?;
        Ok(Self { totals, cells, ever })
    }

    pub(super) fn evidence<'a>(&'a self, live: &'a Live) -> Evidence<'a> {
        Evidence { live, totals: &self.totals, cells: &self.cells, ever: &self.ever }
    }
}

const fn dimension(by: By) -> Option<Dimension> {
    match by {
        By::None | By::Channel | By::Campaign => None,
        By::Adset => Some(Dimension::Adset),
        By::Ad => Some(Dimension::Ad),
        By::Breakdown(breakdown) => Some(Dimension::Breakdown(breakdown)),
    }
}

/// The loads that count, in a fixed order.
pub(super) fn loads(live: &Live) -> Vec<LoadId> {
    live.published.values().map(|published| published.load).collect()
}

/// From the first to the last day of which anything is known, in the accounts that the
/// campaign's rules speak of.
pub(super) fn bounds(live: &Live, campaign: &Campaign) -> Option<Span> {
    let concerned = |scope: &Scope| {
        let account = scope.account_key();
        campaign.rules.iter().any(|rule| rule.applies_to(&account))
    };
    let units = live.scopes.keys().filter(|scope| concerned(scope)).flat_map(|scope| live.units(scope));
    let known: Vec<Span> = units.filter(|(_, assignment)| !assignment.loads.is_empty()).map(|(unit, _)| unit).collect();
    Span::new(known.iter().map(|unit| unit.from).min()?, known.iter().map(|unit| unit.to).max()?)
}
