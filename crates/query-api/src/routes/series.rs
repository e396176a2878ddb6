use axum::extract::State;
use axum::response::Response;

use super::params::{AsOfParams, DaysParams, SeriesParams, TableParams};
use super::refusals::Refusals;
use crate::answers::SeriesAnswer;
use crate::http::{Asked, Reply, Validity};
use crate::parse::{Id, allowed_to, as_of, campaign_id, days, fit, metrics};
use crate::state::Api;
use crate::{Refusal, SeriesQuestion};

/// Parameters that may stand in the address.
pub(super) const ALLOWED: &[&str] = &["metrics", "by", "grain", "from", "to", "as_of", "format", "excel"];

/// Figures of a campaign over time. A value that is missing is null, never zero; its state,
/// beside it, says why. Reach is refused here, since it cannot be added over days.
#[utoipa::path(
    get,
    path = "/v1/campaigns/{id}/series",
    tag = "figures",
    params(
        ("id" = String, Path, description = "The campaign's id."),
        SeriesParams, DaysParams, AsOfParams, TableParams
    ),
    responses(
        (status = 200, description = "One row a bucket and key.", content(
            (SeriesAnswer = "application/json"),
            (String = "text/csv")
        )),
        Refusals
    )
)]
pub(super) async fn series(State(api): State<Api>, id: Id, asked: Asked) -> Result<Response, Refusal> {
    let campaign = campaign_id(id)?;
    let (given, form) = asked.read(ALLOWED)?;
    let (metrics, by, grain) = (metrics(&given)?, given.word("by")?, given.word("grain")?);
    allowed_to(asked.role, &metrics)?;
    fit(&metrics, by)?;
    let (days, as_of) = (days(&given)?, as_of(&given)?);
    let at = api.questions.moment(as_of).await?;
    let reply = Reply::at(&at, &asked, form, Validity::of(as_of), &api);
    let question = SeriesQuestion { campaign, metrics, by, grain, days, at };
    match reply.unchanged() {
        Some(unchanged) => Ok(unchanged),
        None => reply.send(&api.questions.series(&question).await?),
    }
}
