use axum::extract::State;
use axum::response::Response;

use super::params::{AsOfParams, TableParams};
use super::refusals::Refusals;
use crate::Refusal;
use crate::answers::UnassignedAnswer;
use crate::http::{Asked, Reply, Validity};
use crate::parse::as_of;
use crate::state::Api;

/// Parameters that may stand in the address.
pub(super) const ALLOWED: &[&str] = &["as_of", "format", "excel"];

/// Platform campaigns that no rule maps: stored, shown here, and in no campaign's figures.
#[utoipa::path(
    get,
    path = "/v1/unassigned",
    tag = "books",
    params(AsOfParams, TableParams),
    responses(
        (status = 200, description = "One row a platform campaign.", content(
            (UnassignedAnswer = "application/json"),
            (String = "text/csv")
        )),
        Refusals
    )
)]
pub(super) async fn unassigned(State(api): State<Api>, asked: Asked) -> Result<Response, Refusal> {
    let (given, form) = asked.read(ALLOWED)?;
    let as_of = as_of(&given)?;
    let at = api.questions.moment(as_of).await?;
    let reply = Reply::at(&at, &asked, form, Validity::of(as_of), &api);
    match reply.unchanged() {
        Some(unchanged) => Ok(unchanged),
        None => reply.send(&api.questions.unassigned(&at).await?),
    }
}
