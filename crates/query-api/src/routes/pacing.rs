use axum::extract::State;
use axum::response::Response;

use super::params::{AsOfParams, DaysParams, TableParams};
use super::refusals::Refusals;
use crate::answers::PacingAnswer;
use crate::http::{Asked, Reply, Validity};
use crate::parse::{Id, as_of, campaign_id, days};
use crate::state::Api;
use crate::{Refusal, SummaryQuestion};

/// Parameters that may stand in the address.
pub(super) const ALLOWED: &[&str] = &["from", "to", "as_of", "format", "excel"];

/// Spend against an even plan over the flights, up to the last day asked for.
#[utoipa::path(
    get,
    path = "/v1/campaigns/{id}/pacing",
    tag = "figures",
    params(("id" = String, Path, description = "The campaign's id."), DaysParams, AsOfParams, TableParams),
    responses(
        (status = 200, description = "The campaign as a whole, then its channels.", content(
            (PacingAnswer = "application/json"),
            (String = "text/csv")
        )),
        Refusals
    )
)]
pub(super) async fn pacing(State(api): State<Api>, id: Id, asked: Asked) -> Result<Response, Refusal> {
    let campaign = campaign_id(id)?;
    let (given, form) = asked.read(ALLOWED)?;
    let (days, as_of) = (days(&given)?, as_of(&given)?);
    let at = api.questions.moment(as_of).await?;
    let reply = Reply::at(&at, &asked, form, Validity::of(as_of), &api);
    match reply.unchanged() {
        Some(unchanged) => Ok(unchanged),
        None => reply.send(&api.questions.pacing(&SummaryQuestion { campaign, days, at }).await?),
    }
}
