use axum::extract::State;
use axum::response::Response;

use super::params::{AsOfParams, TableParams};
use super::refusals::Refusals;
use crate::Refusal;
use crate::answers::CampaignsAnswer;
use crate::http::{Asked, Reply, Validity};
use crate::parse::as_of;
use crate::state::Api;

/// Parameters that may stand in the address.
pub(super) const ALLOWED: &[&str] = &["as_of", "format", "excel"];

/// The campaigns that are configured, with the days and channels that have data.
#[utoipa::path(
    get,
    path = "/v1/campaigns",
    tag = "figures",
    params(AsOfParams, TableParams),
    responses(
        (status = 200, description = "The campaigns.", content(
            (CampaignsAnswer = "application/json"),
            (String = "text/csv")
        )),
        Refusals
    )
)]
pub(super) async fn campaigns(State(api): State<Api>, asked: Asked) -> Result<Response, Refusal> {
    let (given, form) = asked.read(ALLOWED)?;
    let as_of = as_of(&given)?;
    let at = api.questions.moment(as_of).await?;
    let reply = Reply::at(&at, &asked, form, Validity::of(as_of), &api);
    match reply.unchanged() {
        Some(unchanged) => Ok(unchanged),
        None => reply.send(&api.questions.campaigns(&at).await?),
    }
}
