use axum::extract::State;
use axum::response::Response;

use super::params::{AsOfParams, DaysParams, TableParams};
use super::refusals::Refusals;
use crate::answers::ReachAnswer;
use crate::http::{Asked, Reply, Validity};
use crate::parse::{Id, as_of, campaign_id, days};
use crate::state::Api;
use crate::{ReachQuestion, Refusal};

/// Parameters that may stand in the address.
pub(super) const ALLOWED: &[&str] = &["from", "to", "as_of", "format", "excel"];

/// Reach exactly as each platform reported it, for its own entity and window. The rows cannot
/// be added up: the same people are in several of them.
#[utoipa::path(
    get,
    path = "/v1/campaigns/{id}/reach",
    tag = "figures",
    params(("id" = String, Path, description = "The campaign's id."), DaysParams, AsOfParams, TableParams),
    responses(
        (status = 200, description = "One row an entity and window.", content(
            (ReachAnswer = "application/json"),
            (String = "text/csv")
        )),
        Refusals
    )
)]
pub(super) async fn reach(State(api): State<Api>, id: Id, asked: Asked) -> Result<Response, Refusal> {
    let campaign = campaign_id(id)?;
    let (given, form) = asked.read(ALLOWED)?;
    let (days, as_of) = (days(&given)?, as_of(&given)?);
    let at = api.questions.moment(as_of).await?;
    let reply = Reply::at(&at, &asked, form, Validity::of(as_of), &api);
    match reply.unchanged() {
        Some(unchanged) => Ok(unchanged),
        None => reply.send(&api.questions.reach(&ReachQuestion { campaign, days, at }).await?),
    }
}
