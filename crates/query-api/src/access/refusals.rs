//! Why somebody may not ask, and what to do.

use axum::http::HeaderName;
use domain::{Role, Standing};
use jiff::SignedDuration;

use crate::Refusal;

const TITLE: &str = "Only this machine may ask";

const WANTED: &str = "A token is needed";

const HOW: &str = "Sign in on the page, or send `Authorization: Bearer` and a token; whoever runs Reachline makes one \
                   with `reachline token create`.";

/// 401: nothing says who asks.
pub(super) fn token_wanted(trust_loopback: bool) -> Refusal {
    let detail = if trust_loopback {
        "The request carries no token, and does not come from the machine itself."
    } else {
        "`[api] trust_loopback = false` asks for a token, and this request carries none."
    };
    Refusal::new(401, "token_wanted", WANTED, detail, HOW)
}

/// 401: what stands there is no token, or none of ours.
pub(super) fn unknown_token() -> Refusal {
    let detail = "The token that was sent is not known.";
    let remedy = "See that it was copied whole, from `rl_` to its end; or ask whoever runs Reachline for another one.";
    Refusal::new(401, "token_unknown", "The token is not known", detail, remedy)
}

/// 401: it was one.
pub(super) fn no_longer(standing: Standing) -> Refusal {
    let remedy = "Ask whoever runs Reachline for a new one (`reachline token create`).";
    match standing {
        Standing::Revoked => {
            let detail = "The token that was sent was revoked.";
            Refusal::new(401, "token_revoked", "The token was revoked", detail, remedy)
        }
        Standing::Expired | Standing::Valid => {
            let detail = "The token that was sent was good for a limited time, which is over.";
            Refusal::new(401, "token_expired", "The token has expired", detail, remedy)
        }
    }
}

/// 401: a proxy that is trusted does not say one name.
pub(super) fn ambiguous_user(header: &HeaderName) -> Refusal {
    let detail = format!("The proxy sent `{header}` more than once, or with what cannot be a user's name.");
    let remedy =
        "Let the proxy replace what clients send in this header, and send one name of at most 128 ASCII characters.";
    Refusal::new(401, "user_unclear", "It is not clear who asks", detail, remedy)
}

/// 403: for this role it is not.
pub(crate) fn not_for_role(role: Role, what: &str, remedy: impl Into<std::borrow::Cow<'static, str>>) -> Refusal {
    let detail = format!("Your token is for the role `{role}`, and {what} may tell of people who asked for help.");
    Refusal::new(403, "not_for_role", "Not for this role", detail, remedy)
}

/// 429: more than a minute allows.
pub(super) fn too_many(wait: SignedDuration, most: u32) -> Refusal {
    let detail = format!("More than {most} requests came within a minute.");
    let remedy = "Ask again after as many seconds as `Retry-After` says, and ask less often from then on.";
    Refusal::new(429, "too_many_requests", "Too many requests", detail, remedy).retry_after(wait)
}

/// 429: too much was tried.
pub(super) fn too_many_failures(wait: SignedDuration) -> Refusal {
    let detail = "Many requests with tokens that are not taken came from this address.";
    let remedy = "See that the token is the right one, and try again after as many seconds as `Retry-After` says.";
    Refusal::new(429, "too_many_failures", "Too many failed attempts", detail, remedy).retry_after(wait)
}

pub(super) fn came_through_proxy() -> Refusal {
    let detail = "No tokens are configured, and the request carries a header that only a proxy adds.";
    let remedy = "Open http://127.0.0.1:8080 on the machine itself, or through an SSH tunnel (ssh -L \
                  8080:127.0.0.1:8080); or make a token with `reachline token create`.";
    Refusal::new(403, "behind_proxy", TITLE, detail, remedy)
}

pub(super) fn not_loopback() -> Refusal {
    let detail = "No tokens are configured, and the request does not name this machine's loopback address as its host.";
    let remedy = "Use 127.0.0.1, [::1] or localhost in the address, on the machine itself or through an SSH tunnel; or \
                  make a token with `reachline token create`.";
    Refusal::new(403, "host_not_loopback", TITLE, detail, remedy)
}

pub(super) fn from_elsewhere() -> Refusal {
    let detail = "No tokens are configured, and the request comes from another machine.";
    let remedy = "Make a token with `reachline token create`, or ask from the machine itself.";
    Refusal::new(403, "from_elsewhere", TITLE, detail, remedy)
}
