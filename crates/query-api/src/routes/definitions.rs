use axum::response::Response;

use super::TABLE;
use super::params::TableParams;
use super::refusals::Refusals;
use crate::Refusal;
use crate::answers::DefinitionsAnswer;
use crate::http::{Asked, Reply};

/// What every figure means, and what each platform counts.
#[utoipa::path(
    get,
    path = "/v1/definitions",
    tag = "figures",
    params(TableParams),
    responses(
        (status = 200, description = "The definitions.", content(
            (DefinitionsAnswer = "application/json"),
            (String = "text/csv")
        )),
        Refusals
    )
)]
pub(super) async fn definitions(asked: Asked) -> Result<Response, Refusal> {
    let (_, form) = asked.read(TABLE)?;
    Reply::of_bytes(&asked, form).send(&crate::definitions())
}
