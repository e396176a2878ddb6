use axum::extract::State;
use axum::response::Response;

use super::TABLE;
use super::params::TableParams;
use super::refusals::Refusals;
use crate::Refusal;
use crate::answers::ExportAnswer;
use crate::http::{Asked, Reply};
use crate::parse::{Id, export_id};
use crate::state::Api;

/// One export.
#[utoipa::path(
    get,
    path = "/v1/exports/{id}",
    tag = "books",
    params(("id" = String, Path, description = "The export's id."), TableParams),
    responses(
        (status = 200, description = "The export.", content(
            (ExportAnswer = "application/json"),
            (String = "text/csv")
        )),
        Refusals
    )
)]
pub(super) async fn export(State(api): State<Api>, id: Id, asked: Asked) -> Result<Response, Refusal> {
    let id = export_id(id)?;
    let (_, form) = asked.read(TABLE)?;
    let at = api.questions.moment(None).await?;
    Reply::of_bytes(&asked, form).send(&api.questions.export(&id, &at).await?)
}
