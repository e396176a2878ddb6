use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::ToSchema;

use super::refusals::Refusals;
use crate::answers::ExportAnswer;
use crate::decisions::DecisionName;
use crate::http::{Asked, is_json};
use crate::parse::{Id, Parameters, export_id, report_name};
use crate::state::Api;
use crate::word::read;
use crate::{Refusal, Verdict};

/// The most bytes that a decision may have.
const LARGEST: usize = 4_096;

/// What a person decided about an export.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DecisionBody {
    /// What is to be done.
    #[schema(value_type = DecisionName)]
    decision: String,
    /// The report that the export belongs to; with `as-report` only.
    #[serde(default)]
    report: Option<String>,
}

/// Decides about an export that waits, takes a visible one back, or restores it. Needs a
/// request from Reachline's own pages, or the header `X-Reachline: 1` from a program.
#[utoipa::path(
    post,
    path = "/v1/exports/{id}/decision",
    tag = "books",
    params(("id" = String, Path, description = "The export's id.")),
    request_body(content = DecisionBody, content_type = "application/json"),
    responses(
        (status = 200, description = "The export as it is now.", body = ExportAnswer),
        Refusals
    )
)]
pub(super) async fn decide(State(api): State<Api>, id: Id, asked: Asked, body: Body) -> Result<Response, Refusal> {
    let id = export_id(id)?;
    Parameters::read(&asked.uri, &[])?;
    is_json(&asked.headers)?;
    let bytes = to_bytes(body, LARGEST).await.map_err(|_| too_large())?;
    let body: DecisionBody = serde_json::from_slice(&bytes).map_err(|_| malformed())?;
    let answer = api.decisions.decide(&id, &verdict(&body)?).await?;
    let headers = [(CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    Ok((headers, axum::Json(answer)).into_response())
}

fn verdict(body: &DecisionBody) -> Result<Verdict, Refusal> {
    let name = read("decision", &body.decision)?;
    match (name, body.report.as_deref()) {
        (DecisionName::AsReport, Some(report)) => report_name("report", report).map(Verdict::AsReport),
        (DecisionName::AsReport, None) => Err(which_report()),
        (_, Some(_)) => Err(no_report()),
        (DecisionName::Accept, None) => Ok(Verdict::Accept),
        (DecisionName::Keep, None) => Ok(Verdict::Keep),
        (DecisionName::Drop, None) => Ok(Verdict::Drop),
        (DecisionName::Withdraw, None) => Ok(Verdict::Withdraw),
        (DecisionName::Restore, None) => Ok(Verdict::Restore),
    }
}

fn too_large() -> Refusal {
    let detail = format!("A decision has at most {LARGEST} bytes, and arrives whole.");
    Refusal::new(413, "", "Content too large", detail, "Send only `decision` and, where needed, `report`.")
}

fn malformed() -> Refusal {
    let detail = "The body is not a JSON object with `decision` and, where needed, `report`.";
    let remedy = r#"Send, for example, {"decision":"keep"}."#;
    Refusal::new(400, "malformed_decision", "The decision cannot be read", detail, remedy)
        .parameter("decision", crate::word::spellings::<DecisionName>())
}

fn which_report() -> Refusal {
    let detail = "`as-report` says that the export belongs to another report, and `report` does not say to which.";
    Refusal::new(400, "report_wanted", "A setting is missing", detail, "Add `report` with the report's name.")
        .parameter("report", Vec::<String>::new())
}

fn no_report() -> Refusal {
    let detail = "`report` is given, and the decision is not `as-report`.";
    Refusal::new(400, "report_unwanted", "Two settings do not fit", detail, "Leave `report` out.")
        .parameter("report", Vec::<String>::new())
}
