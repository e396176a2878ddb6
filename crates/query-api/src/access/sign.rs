//! The cookie of somebody who signed in. It carries the token itself, so that revoking the
//! token ends the session at once, and a restart ends none.

use axum::http::HeaderValue;
use jiff::{SignedDuration, Timestamp};

use super::Secret;

/// The prefix binds it to this host and to HTTPS (RFC 6265bis): no other host can set it.
pub(crate) const COOKIE_NAME: &str = "__Host-reachline";

/// Script cannot read it, and no other site's request carries it.
const ATTRIBUTES: &str = "Path=/; Secure; HttpOnly; SameSite=Strict";

/// The longest that a browser keeps it: a machine that somebody left forgets them.
const LONGEST: SignedDuration = SignedDuration::from_hours(30 * 24);

/// `Set-Cookie` that signs somebody in.
pub(crate) fn keep(secret: &Secret, expires: Option<Timestamp>, now: Timestamp) -> Option<HeaderValue> {
    let left = expires.map_or(LONGEST, |end| end.duration_since(now).min(LONGEST));
    let text = format!("{COOKIE_NAME}={}; Max-Age={}; {ATTRIBUTES}", secret.reveal(), left.as_secs().max(0));
    let mut value = HeaderValue::try_from(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// `Set-Cookie` that signs somebody out.
pub(crate) fn forget() -> Option<HeaderValue> {
    HeaderValue::try_from(format!("{COOKIE_NAME}=; Max-Age=0; {ATTRIBUTES}")).ok()
}
