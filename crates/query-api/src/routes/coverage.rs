use axum::extract::State;
use axum::response::Response;

use super::params::{AsOfParams, DaysParams, TableParams};
use super::refusals::Refusals;
use crate::Refusal;
use crate::answers::CoverageAnswer;
use crate::http::{Asked, Reply};
use crate::parse::{as_of, days};
use crate::state::Api;

/// Parameters that may stand in the address.
pub(super) const ALLOWED: &[&str] = &["from", "to", "as_of", "format", "excel"];

/// Which days are there, account by account: final, still moving, not checked again, waiting
/// for a person, or missing.
#[utoipa::path(
    get,
    path = "/v1/coverage",
    tag = "books",
    params(DaysParams, AsOfParams, TableParams),
    responses(
        (status = 200, description = "One row an account and day.", content(
            (CoverageAnswer = "application/json"),
            (String = "text/csv")
        )),
        Refusals
    )
)]
pub(super) async fn coverage(State(api): State<Api>, asked: Asked) -> Result<Response, Refusal> {
    let (given, form) = asked.read(ALLOWED)?;
    let (days, as_of) = (days(&given)?, as_of(&given)?);
    let at = api.questions.moment(as_of).await?;
    // An export that is held changes this answer without a new data version.
    Reply::of_bytes(&asked, form).send(&api.questions.coverage(days, &at).await?)
}
