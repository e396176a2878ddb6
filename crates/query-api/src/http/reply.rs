use axum::body::Bytes;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, HeaderName, HeaderValue, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::csv::{self, Reader};
use crate::http::{Asked, Form, Tag};
use crate::sheet::{Sheet, Tabular};
use crate::state::Api;
use crate::{AsOf, Moment, Refusal};

/// What of a request decides the answer besides its address. A browser's cache holds answers
/// that were given to somebody: whoever signs in after him gets his own.
const VARIES: HeaderValue = HeaderValue::from_static("accept, authorization, cookie");

/// For how long an answer stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Validity {
    /// Until the next data version: ask again with the entity tag.
    UntilNextVersion,
    /// For ever: a data version that is named fixes data, rules and states.
    Fixed,
}

impl Validity {
    /// Of an answer that nothing but the point in the books decides.
    pub(crate) const fn of(as_of: Option<AsOf>) -> Self {
        match as_of {
            Some(AsOf::Version(_)) => Self::Fixed,
            Some(AsOf::Moment(_)) | None => Self::UntilNextVersion,
        }
    }

    const fn header(self) -> HeaderValue {
        match self {
            Self::UntilNextVersion => HeaderValue::from_static("private, no-cache"),
            Self::Fixed => HeaderValue::from_static("private, max-age=31536000, immutable"),
        }
    }
}

/// How an answer is sent.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    form: Form,
    tag: Option<Tag>,
    validity: Validity,
    headers: HeaderMap,
}

impl Reply {
    /// To a question that the data version decides: its tag is known before the work is done.
    pub(crate) fn at(moment: &Moment, asked: &Asked, form: Form, validity: Validity, api: &Api) -> Self {
        let tag = Tag::over(&[
            &moment.version.to_string(),
            &moment.at.to_string(),
            &moment.rules,
            &moment.evaluated_on.to_string(),
            asked.role.as_str(),
            api.settings.version,
            &asked.uri.to_string(),
            &format!("{form:?}"),
        ]);
        Self { form, tag: Some(tag), validity, headers: asked.headers.clone() }
    }

    /// To a question whose answer also changes between data versions: its tag is of its bytes.
    pub(crate) fn of_bytes(asked: &Asked, form: Form) -> Self {
        Self { form, tag: None, validity: Validity::UntilNextVersion, headers: asked.headers.clone() }
    }

    /// The answer to a client that holds it already.
    pub(crate) fn unchanged(&self) -> Option<Response> {
        let tag = self.tag.as_ref().filter(|tag| tag.is_held(&self.headers))?;
        Some((StatusCode::NOT_MODIFIED, self.validators(tag)).into_response())
    }

    /// The answer.
    pub(crate) fn send<T: Tabular>(self, answer: &T) -> Result<Response, Refusal> {
        let body = self.body(answer).map_err(|error| {
            tracing::error!(%error, table = T::NAME, "an answer could not be written");
            Refusal::internal()
        })?;
        let tag = self.tag.clone().unwrap_or_else(|| Tag::of_bytes(&body));
        if tag.is_held(&self.headers) {
            return Ok((StatusCode::NOT_MODIFIED, self.validators(&tag)).into_response());
        }
        let mut response = (self.validators(&tag), body).into_response();
        self.describe::<T>(response.headers_mut());
        Ok(response)
    }

    fn body<T: Tabular>(&self, answer: &T) -> serde_json::Result<Bytes> {
        match self.form {
            Form::Json => serde_json::to_vec(answer).map(Bytes::from),
            Form::Csv(reader) => Ok(csv::write(&Sheet::of(answer)?, reader).into()),
        }
    }

    fn validators(&self, tag: &Tag) -> [(HeaderName, HeaderValue); 3] {
        [(ETAG, tag.header()), (CACHE_CONTROL, self.validity.header()), (VARY, VARIES)]
    }

    fn describe<T: Tabular>(&self, headers: &mut HeaderMap) {
        let content_type = match self.form {
            Form::Json => "application/json",
            Form::Csv(_) => "text/csv; charset=utf-8; header=present",
        };
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        let name = format!("attachment; filename=\"reachline-{}.csv\"", T::NAME);
        if let (Form::Csv(Reader::Program | Reader::Spreadsheet), Ok(name)) = (self.form, name.parse()) {
            headers.insert(CONTENT_DISPOSITION, name);
        }
    }
}
