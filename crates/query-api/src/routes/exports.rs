use axum::extract::State;
use axum::response::Response;

use super::params::{AsOfParams, TableParams};
use super::refusals::Refusals;
use crate::Refusal;
use crate::answers::ExportsAnswer;
use crate::http::{Asked, Reply};
use crate::parse::as_of;
use crate::state::Api;

/// Parameters that may stand in the address.
pub(super) const ALLOWED: &[&str] = &["as_of", "format", "excel"];

/// Every export, newest first: what became of it, and of each of its rows.
#[utoipa::path(
    get,
    path = "/v1/exports",
    tag = "books",
    params(AsOfParams, TableParams),
    responses(
        (status = 200, description = "The exports.", content(
            (ExportsAnswer = "application/json"),
            (String = "text/csv")
        )),
        Refusals
    )
)]
pub(super) async fn exports(State(api): State<Api>, asked: Asked) -> Result<Response, Refusal> {
    let (given, form) = asked.read(ALLOWED)?;
    let at = api.questions.moment(as_of(&given)?).await?;
    // A file that is held or quarantined changes this answer without a new data version.
    Reply::of_bytes(&asked, form).send(&api.questions.exports(&at).await?)
}
