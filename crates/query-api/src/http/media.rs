use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;

use crate::Refusal;

/// That a body is said to be JSON. A form, which another site's page could send, is not.
pub(crate) fn is_json(headers: &HeaderMap) -> Result<(), Refusal> {
    let given = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let name = given.split(';').next().unwrap_or("").trim();
    if name.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    let remedy = "Send JSON, with the header `Content-Type: application/json`.";
    Err(Refusal::new(415, "", "Unsupported media type", "This address takes JSON only.", remedy))
}
