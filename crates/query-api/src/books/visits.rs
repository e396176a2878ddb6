//! Visits to the helpline's site, from the account that a campaign names.

use domain::rules::answer::visits::{self, Visits};
use domain::rules::answer::{self, AnswerRow};
use domain::rules::assign::Campaign;
use domain::rules::coverage::Live;
use domain::{AccountKey, Metric, Scope, Span};
use store::{Dimension, Store};

use super::{Books, judged_at, unavailable, words};
use crate::questions::Moment;
use crate::{Grain, Refusal};

/// What is asked about visits.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) range: Span,
    pub(super) grain: Grain,
    pub(super) by_channel: bool,
    pub(super) at: &'a Moment,
}

impl<S: Store> Books<S> {
    /// The visits that count for a campaign; none where it names no account.
    pub(super) async fn visits(&self, live: &Live, campaign: &Campaign, asked: Asked<'_>) -> Result<Visits, Refusal> {
        match &campaign.referrals {
            Some(account) => self.visits_of(live, campaign, account, asked).await,
            None => Ok(Visits::default()),
        }
    }

    async fn visits_of(
        &self,
        live: &Live,
        campaign: &Campaign,
        account: &AccountKey,
        asked: Asked<'_>,
    ) -> Result<Visits, Refusal> {
        let slices = answer::slices(live, asked.range, |scope| visits::counts(account, scope));
        let cells = self.recent.cells(slices, Dimension::Adset).await.map_err(unavailable)?;
        let question = visits::Question {
            campaign: &campaign.id,
            account,
            range: asked.range,
            grain: words::grain(asked.grain),
            by_channel: asked.by_channel,
            now: judged_at(asked.at.evaluated_on),
        };
        Ok(visits::answer(live, &cells, &question))
    }

    /// What a reader should know about the visits: over what they were summed, and who else
    /// counted them.
    pub(super) async fn about_visits(
        &self,
        live: &Live,
        campaign: &Campaign,
        counted: &Visits,
        range: Span,
        at: &Moment,
    ) -> Result<Vec<String>, Refusal> {
        let Some(own) = &campaign.referrals else {
            return Ok(vec!["No account is named whose visits count as referrals: `referrals` is not set.".to_owned()]);
        };
        let levels: Vec<&str> = counted.levels.iter().map(|level| level.title()).collect();
        let mut notes = Vec::new();
        if !levels.is_empty() {
            notes.push(format!(
                "Referral clicks are visits that {} counted, by {}.",
                named(own),
                levels.join("; on other days by ")
            ));
        }
        for other in others(live, own) {
            let asked = Asked { range, grain: Grain::Total, by_channel: false, at };
            let visits = self.visits_of(live, campaign, &other, asked).await?;
            notes.extend(visits.rows.first().and_then(|row| beside(&other, row)));
        }
        Ok(notes)
    }
}

fn others(live: &Live, own: &AccountKey) -> Vec<AccountKey> {
    let counts = |account: &AccountKey| live.scopes.keys().any(|scope: &Scope| visits::counts(account, scope));
    live.accounts().into_iter().filter(|account| account != own && counts(account)).collect()
}

fn beside(other: &AccountKey, row: &AnswerRow) -> Option<String> {
    let visits = row.figures.count(Metric::Referrals)?;
    Some(format!("{} counted {visits} of the same visits in its own way. Neither is added to the other.", named(other)))
}

fn named(account: &AccountKey) -> String {
    format!("{}/{}", account.source, account.account)
}
