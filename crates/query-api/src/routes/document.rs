use std::sync::LazyLock;

use utoipa::OpenApi;
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};

use crate::access::COOKIE_NAME;
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
        (name = "access", description = "Who asks."),
        (name = "operation", description = "For whoever runs the server.")
    )
)]
struct Frame;

pub(super) fn frame() -> utoipa::openapi::OpenApi {
    let mut document = Frame::openapi();
    let components = document.components.get_or_insert_default();
    components.responses.extend(refusals::shared());
    components.security_schemes.extend(schemes().map(|(name, scheme)| (name.to_owned(), scheme.into())));
    // Either of them; or neither, on the machine itself.
    let either = schemes().map(|(name, _)| SecurityRequirement::new(name, Vec::<String>::new()));
    document.security = Some(either.into_iter().chain([SecurityRequirement::default()]).collect());
    document
}

fn schemes() -> [(&'static str, SecurityScheme); 2] {
    let about = "A token, as `reachline token create` prints it.";
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(about)).build();
    let about = "The cookie that `/sign-in` sets.";
    let cookie = ApiKey::Cookie(ApiKeyValue::with_description(COOKIE_NAME, about));
    [("token", SecurityScheme::Http(bearer)), ("cookie", SecurityScheme::ApiKey(cookie))]
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
