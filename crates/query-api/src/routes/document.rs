use std::sync::LazyLock;

use utoipa::OpenApi;

use crate::answers::{Number, State};
use crate::http::Format;
use crate::refusal::Problem;
use crate::routes::{addresses, refusals};

/// What the `OpenAPI` document says besides the addresses.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Reachline",
        version = "1",
        description = "Whether a public-safety campaign reaches people. Every answer states the data version it was \
                       given from. Null is never zero: a state beside each figure says why it is absent. Reach is \
                       never added up. Errors are RFC 9457 problems that say what to do.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    components(schemas(Problem, Number, State, Format)),
    tags(
        (name = "figures", description = "Figures of campaigns."),
        (name = "books", description = "Exports, and what the figures rest on."),
        (name = "operation", description = "For whoever runs the server.")
    )
)]
struct Frame;

pub(super) fn frame() -> utoipa::openapi::OpenApi {
    let mut document = Frame::openapi();
    document.components.get_or_insert_default().responses.extend(refusals::shared());
    document
}

/// The `OpenAPI` document of all addresses.
pub fn openapi() -> utoipa::openapi::OpenApi {
    addresses().into_openapi()
}

/// The `OpenAPI` document as text, indented.
pub fn openapi_json() -> &'static str {
    static TEXT: LazyLock<String> = LazyLock::new(|| openapi().to_pretty_json().unwrap_or_default() + "\n");
    &TEXT
}
