//! What a request asks for, from its address and its body.

use bytes::Bytes;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::header::CONTENT_TYPE;
use hyper::http::request::Parts;

use super::multipart;
use crate::error::Failure;
use crate::ffi::Params;
use crate::session::Settings;
use crate::sql;

/// Everything that the address, or a form, says.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    pub(crate) query: Option<String>,
    pub(crate) database: Option<String>,
    pub(crate) format: Option<String>,
    pub(crate) params: Params,
    pub(crate) settings: Settings,
}

impl Asked {
    /// Reads the address of a request.
    pub(crate) fn from_address(query: Option<&str>) -> Result<Self, Failure> {
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            asked.take(&name, value.into_owned())?;
        }
        Ok(asked)
    }

    /// Adds the fields of a form.
    pub(crate) fn add_form(&mut self, body: &[u8], boundary: &str) -> Result<(), Failure> {
        for (name, value) in multipart::fields(body, boundary)? {
            self.take(&name, value)?;
        }
        Ok(())
    }

    fn take(&mut self, name: &str, value: String) -> Result<(), Failure> {
        match name {
            "query" => self.query = Some(value).filter(|query| !query.is_empty()),
            "database" => self.database = Some(value).filter(|database| !database.is_empty()),
            "default_format" => self.format = Some(value).filter(|format| !format.is_empty()),
            "query_id" | "user" | "password" | "quota_key" | "stacktrace" | "buffer_size" | "wait_end_of_query" => {}
            "compress" | "decompress" | "session_id" | "session_check" | "role" => return unsupported(name, &value),
            _ => self.take_other(name, value)?,
        }
        Ok(())
    }

    fn take_other(&mut self, name: &str, value: String) -> Result<(), Failure> {
        if let Some(parameter) = name.strip_prefix("param_") {
            self.params.0.push((parameter.to_owned(), value));
            return Ok(());
        }
        let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if !plain {
            let message = format!("`{name}` cannot be the name of a setting");
            return Err(Failure::new(Failure::BAD_ARGUMENTS, message));
        }
        sql::setting(name, &value)?;
        self.settings.push((name.to_owned(), value));
        Ok(())
    }
}

fn unsupported(name: &str, value: &str) -> Result<(), Failure> {
    if matches!(value, "" | "0" | "false") {
        return Ok(());
    }
    let remedy = match name {
        "compress" | "decompress" => "the socket is on this machine, so use no compression",
        "role" => "the embedded engine has no roles",
        _ => "every request has a session of its own, so use tables that are not temporary",
    };
    let message = format!("`{name}` is not supported: {remedy} (NOT_IMPLEMENTED)");
    Err(Failure::new(Failure::NOT_IMPLEMENTED, message))
}

/// The boundary of a form, where the body is one.
pub(crate) fn boundary(parts: &Parts) -> Option<String> {
    multipart::boundary(parts.headers.get(CONTENT_TYPE))
}

/// The whole body, where it holds a statement.
pub(crate) async fn collect(body: Incoming, limit: usize) -> Result<Bytes, Failure> {
    match Limited::new(body, limit).collect().await {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => {
            let message = format!(
                "A statement may have {limit} bytes: put the INSERT into the address (query=…) and only its rows into the body"
            );
            Err(Failure::new(Failure::TOO_LARGE, message))
        }
        Err(_) => Err(Failure::new(Failure::ABORTED, "The client went away")),
    }
}
