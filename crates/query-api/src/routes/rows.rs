use axum::extract::State;
use axum::response::Response;

use super::TABLE;
use super::params::TableParams;
use super::refusals::Refusals;
use crate::Refusal;
use crate::answers::RowsAnswer;
use crate::http::{Asked, Reply};
use crate::state::Api;

/// Where the rows of every file are, source by source: visible, rejected, held, waiting,
/// superseded, withdrawn or purged. It is about now; an earlier version cannot be asked for.
#[utoipa::path(
    get,
    path = "/v1/rows",
    tag = "books",
    params(TableParams),
    responses(
        (status = 200, description = "One row a source.", content(
            (RowsAnswer = "application/json"),
            (String = "text/csv")
        )),
        Refusals
    )
)]
pub(super) async fn rows(State(api): State<Api>, asked: Asked) -> Result<Response, Refusal> {
    let (_, form) = asked.read(TABLE)?;
    let at = api.questions.moment(None).await?;
    // A file that is held or taken back changes this answer without a new data version.
    Reply::of_bytes(&asked, form).send(&api.questions.rows(&at).await?)
}
