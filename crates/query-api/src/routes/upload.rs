use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use domain::Source;
use jiff::Timestamp;

use super::params::UploadParams;
use super::refusals::Refusals;
use crate::answers::FileLine;
use crate::http::{Asked, spool, too_large};
use crate::parse::{Parameters, file_name, report_name};
use crate::state::Api;
use crate::{Refusal, Upload};

const ALLOWED: &[&str] = &["file", "source", "account", "report", "exported_at", "modified", "dry_run"];

/// Takes in a file, as `reachline ingest` does: the body is the file as it was downloaded.
/// With `dry_run=true` it is read, and nothing is stored. Needs a request from Reachline's
/// own pages, or the header `X-Reachline: 1` from a program.
#[utoipa::path(
    post,
    path = "/v1/exports",
    tag = "books",
    params(UploadParams),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(
        (status = 200, description = "What became of the file.", body = FileLine),
        Refusals
    )
)]
pub(super) async fn upload(State(api): State<Api>, asked: Asked, body: Body) -> Result<Response, Refusal> {
    let given = Parameters::read(&asked.uri, ALLOWED)?;
    let said = Said::read(&given)?;
    let largest = api.settings.largest_upload;
    if announced(&asked.headers).is_some_and(|length| length > largest) {
        return Err(too_large(largest));
    }
    let folder = &api.settings.uploads;
    let spooled = spool(body, folder, &said.name, largest, said.modified).await?;
    let upload = Upload { path: spooled.path.clone(), ..said.upload };
    let line = api.uploads.take(&upload).await?;
    Ok(([(CACHE_CONTROL, HeaderValue::from_static("no-store"))], Json(line)).into_response())
}

/// What stands in the address.
struct Said {
    name: String,
    modified: Option<Timestamp>,
    upload: Upload,
}

impl Said {
    fn read(given: &Parameters) -> Result<Self, Refusal> {
        let source: Option<Source> = given.get("source").map(source).transpose()?;
        let named = |name: &'static str| given.get(name).map(|text| report_name(name, text)).transpose();
        let upload = Upload {
            path: std::path::PathBuf::new(),
            source,
            account: named("account")?,
            report: named("report")?,
            exported_at: moment(given, "exported_at")?,
            dry_run: flag(given, "dry_run")?,
        };
        if !upload.dry_run && (upload.source.is_none() || upload.account.is_none()) {
            return Err(whose());
        }
        Ok(Self {
            name: file_name(given.get("file").unwrap_or_default()),
            modified: moment(given, "modified")?,
            upload,
        })
    }
}

fn announced(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

fn source(text: &str) -> Result<Source, Refusal> {
    let all = Source::ALL.iter().map(|source| source.as_str());
    let expected = format!("one of {}", all.clone().collect::<Vec<_>>().join(", "));
    text.parse().map_err(|_| Refusal::bad_value("source", text, &expected, all))
}

fn moment(given: &Parameters, name: &'static str) -> Result<Option<Timestamp>, Refusal> {
    let Some(text) = given.get(name) else { return Ok(None) };
    let bad = |_| Refusal::bad_value(name, text, "a moment such as 2026-10-12T09:00:00Z", Vec::<String>::new());
    text.parse().map(Some).map_err(bad)
}

fn flag(given: &Parameters, name: &'static str) -> Result<bool, Refusal> {
    match given.get(name) {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(other) => Err(Refusal::bad_value(name, other, "true or false", ["true", "false"])),
    }
}

fn whose() -> Refusal {
    let detail = "Nothing says which source and account the file is of, and it is not guessed.";
    let remedy = "Add `source` and `account`; with `dry_run=true` the answer says which source it looks like.";
    Refusal::new(409, "whose_file", "Whose file is it?", detail, remedy)
}
