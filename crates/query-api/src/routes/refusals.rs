//! Problems that a request may meet, for the `OpenAPI` document.

use std::collections::BTreeMap;

use utoipa::IntoResponses;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};

/// Of any question.
pub(super) struct Refusals;

/// Of what tells how the server is.
pub(super) struct Guarded;

/// Status, name and meaning.
const ALL: [(&str, &str, &str); 9] = [
    ("304", "Unchanged", "The client holds the answer already: its `If-None-Match` is the answer's `ETag`."),
    ("400", "Unreadable", "A parameter is unknown, repeated or cannot be read: `parameter` and `allowed` say more."),
    (
        "401",
        "TokenWanted",
        "A token is needed, or the one that was sent is not taken: `WWW-Authenticate` says how to send it.",
    ),
    (
        "403",
        "Forbidden",
        "The role of the token does not see this; or without tokens only the machine itself may ask; or another site would change something.",
    ),
    ("404", "NotFound", "There is no such campaign, export or address."),
    ("410", "Purged", "The data of that version are no longer kept."),
    ("422", "Unanswerable", "No honest figure answers it; `remedy` says what can be asked instead."),
    (
        "429",
        "TooMany",
        "Too many requests, or too many tokens that are not taken; ask again after `Retry-After` seconds.",
    ),
    (
        "503",
        "Unavailable",
        "The database does not answer, or the answer took too long; try again after `Retry-After` seconds.",
    ),
];

impl IntoResponses for Refusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        ALL.into_iter().map(reference).collect()
    }
}

impl IntoResponses for Guarded {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        ALL.into_iter().filter(|(status, ..)| matches!(*status, "401" | "403" | "429" | "503")).map(reference).collect()
    }
}

/// The responses that the others refer to, by name.
pub(super) fn shared() -> BTreeMap<String, RefOr<Response>> {
    ALL.into_iter().map(|(status, name, about)| (name.to_owned(), response(status, about))).collect()
}

fn reference((status, name, _): (&str, &str, &str)) -> (String, RefOr<Response>) {
    (status.to_owned(), Ref::from_response_name(name).into())
}

fn response(status: &str, about: &str) -> RefOr<Response> {
    let response = ResponseBuilder::new().description(about);
    if status == "304" {
        return response.build().into();
    }
    let problem = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    response.content("application/problem+json", problem).build().into()
}
