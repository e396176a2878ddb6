use domain::rules::answer::{By, Figures, Ledger, unassigned};
use domain::{Currency, Day, Entity, Metric, Money, Span};
use store::Store;

use super::evidence::Fetched;
use super::{Books, unavailable};
use crate::Refusal;
use crate::answers::{Amount, UnassignedAnswer, UnassignedCampaign};
use crate::questions::Moment;

impl<S: Store> Books<S> {
    pub(super) async fn list_unassigned(&self, at: &Moment) -> Result<UnassignedAnswer, Refusal> {
        let live = self.live(at).await?;
        let range = Span { from: Day::RANGE.0, to: Day::RANGE.1 };
        let fetched = Fetched::of(&self.recent, &live, range, By::None).await;
        let fetched = fetched.map_err(unavailable)?;
        let mut rows = Vec::new();
        for ledger in Ledger::of_accounts(&fetched.evidence(&live), range) {
            rows.extend(unassigned(&ledger).into_iter().filter_map(|found| described(&ledger, found)));
        }
        Ok(UnassignedAnswer { as_of: at.at, data_version: at.version, rows })
    }
}

fn described(
    ledger: &Ledger<'_>,
    (campaign, units, figures): (Entity, Vec<Span>, Figures),
) -> Option<UnassignedCampaign> {
    let spend: Option<&[(Option<Currency>, Money)]> = figures.spend();
    let only = spend.filter(|amounts| amounts.len() == 1).and_then(<[_]>::first);
    Some(UnassignedCampaign {
        source: ledger.account.source,
        account: ledger.account.account.clone(),
        first_day: units.iter().map(|unit| unit.from).min()?,
        last_day: units.iter().map(|unit| unit.to).max()?,
        impressions: figures.count(Metric::Impressions),
        spend: only.map(|(_, amount)| Amount(*amount)),
        currency: only.and_then(|(currency, _)| *currency),
        campaign_id: (!campaign.id.is_empty()).then_some(campaign.id),
        campaign: campaign.name,
    })
}
