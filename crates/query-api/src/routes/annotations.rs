use axum::extract::State;
use axum::response::Response;

use super::params::{AsOfParams, DaysParams, TableParams};
use super::refusals::Refusals;
use crate::Refusal;
use crate::answers::AnnotationsAnswer;
use crate::http::{Asked, Reply, Validity};
use crate::parse::{Id, as_of, campaign_id, days};
use crate::state::Api;

/// Parameters that may stand in the address.
pub(super) const ALLOWED: &[&str] = &["from", "to", "as_of", "format", "excel"];

/// What happened when in a campaign, as the configuration says it.
#[utoipa::path(
    get,
    path = "/v1/campaigns/{id}/annotations",
    tag = "figures",
    params(("id" = String, Path, description = "The campaign's id."), DaysParams, AsOfParams, TableParams),
    responses(
        (status = 200, description = "One row an annotation, by day.", content(
            (AnnotationsAnswer = "application/json"),
            (String = "text/csv")
        )),
        Refusals
    )
)]
pub(super) async fn annotations(State(api): State<Api>, id: Id, asked: Asked) -> Result<Response, Refusal> {
    let id = campaign_id(id)?;
    let (given, form) = asked.read(ALLOWED)?;
    let (days, as_of) = (days(&given)?, as_of(&given)?);
    let at = api.questions.moment(as_of).await?;
    let reply = Reply::at(&at, &asked, form, Validity::of(as_of), &api);
    match reply.unchanged() {
        Some(unchanged) => Ok(unchanged),
        None => reply.send(&AnnotationsAnswer::of(api.questions.campaigns(&at).await?, &id, days)?),
    }
}
