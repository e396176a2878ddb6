use std::borrow::Cow;

use jiff::SignedDuration;
use serde::Serialize;
use utoipa::ToSchema;

/// What is wrong with a request, why, and what to do: an RFC 9457 problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// `about:blank`, or `urn:reachline:problem:` and a stable code that programs can tell apart.
    #[serde(rename = "type")]
    pub kind: Cow<'static, str>,
    /// What is wrong, in a few words; the same for every problem of the type.
    pub title: Cow<'static, str>,
    /// The HTTP status code.
    pub status: u16,
    /// Why it is refused, in a sentence.
    pub detail: Cow<'static, str>,
    /// What to do about it, in a sentence.
    pub remedy: Cow<'static, str>,
    /// The parameter at fault, if it is one.
    #[schema(required)]
    pub parameter: Option<Cow<'static, str>>,
    /// What the parameter may be; empty where the list is not closed.
    pub allowed: Vec<Cow<'static, str>>,
}

/// When a client may ask again where the database did not answer.
const SOON: SignedDuration = SignedDuration::from_secs(5);

/// An answer that cannot be given. Made whole by its constructors, so that none lacks a remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    problem: Box<Problem>,
    retry_after: Option<u32>,
}

impl Refusal {
    /// A refusal with its HTTP status (400 to 599) and a stable code, empty for plain HTTP errors.
    pub fn new(
        status: u16,
        code: &str,
        title: impl Into<Cow<'static, str>>,
        detail: impl Into<Cow<'static, str>>,
        remedy: impl Into<Cow<'static, str>>,
    ) -> Self {
        let kind = if code.is_empty() { "about:blank".into() } else { format!("urn:reachline:problem:{code}").into() };
        let (title, detail, remedy) = (title.into(), detail.into(), remedy.into());
        let problem = Problem { kind, title, status, detail, remedy, parameter: None, allowed: Vec::new() };
        Self { problem: Box::new(problem), retry_after: None }
    }

    /// The same, naming the parameter at fault and what it may be.
    #[must_use]
    pub fn parameter<A: Into<Cow<'static, str>>>(
        mut self,
        name: impl Into<Cow<'static, str>>,
        allowed: impl IntoIterator<Item = A>,
    ) -> Self {
        self.problem.parameter = Some(name.into());
        self.problem.allowed = allowed.into_iter().map(Into::into).collect();
        self
    }

    /// The same, saying after how long to ask again; at least a second.
    #[must_use]
    pub(crate) fn retry_after(mut self, wait: SignedDuration) -> Self {
        // Rounded up: who waits as long as is said must not come too early.
        let seconds = wait.as_secs() + i64::from(wait.subsec_nanos() > 0);
        self.retry_after = Some(u32::try_from(seconds.max(1)).unwrap_or(u32::MAX));
        self
    }

    /// 404: there is no such thing.
    pub fn not_found(what: &str, given: &str, remedy: impl Into<Cow<'static, str>>) -> Self {
        Self::new(404, "not_found", "Not found", format!("There is no {what} {}.", quoted(given)), remedy)
    }

    /// 404: no campaign has this id; those that are known have.
    pub(crate) fn unknown_campaign(given: &str, known: &[String]) -> Self {
        let remedy = match known {
            [] => "No campaign is configured yet: add a [[campaign]] to the configuration.".to_owned(),
            known => format!("Ask for one of: {}.", known.join(", ")),
        };
        Self::not_found("campaign", given, remedy)
    }

    /// 422: well formed, but no honest figure answers it.
    pub fn unanswerable(
        code: &str,
        title: impl Into<Cow<'static, str>>,
        detail: impl Into<Cow<'static, str>>,
        remedy: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self::new(422, code, title, detail, remedy)
    }

    /// 410: the data of this version were purged.
    pub fn gone(detail: impl Into<Cow<'static, str>>, remedy: impl Into<Cow<'static, str>>) -> Self {
        Self::new(410, "purged", "No longer kept", detail, remedy).parameter("as_of", Vec::<String>::new())
    }

    /// 503: the database does not answer at present.
    pub fn unavailable(detail: impl Into<Cow<'static, str>>) -> Self {
        let remedy = "Try again in a few seconds; if it repeats, see the log of Reachline on the server.";
        Self::new(503, "unavailable", "The database does not answer", detail, remedy).retry_after(SOON)
    }

    /// 500: a fault of ours. What happened belongs into the log, not into the answer.
    pub fn internal() -> Self {
        let remedy = "Try again; if it repeats, see the log of Reachline on the server.";
        Self::new(500, "", "Something went wrong", "Reachline failed to answer this request.", remedy)
    }

    /// 400: a value that cannot be read.
    pub fn bad_value<A: Into<Cow<'static, str>>>(
        name: &'static str,
        given: &str,
        expected: &str,
        allowed: impl IntoIterator<Item = A>,
    ) -> Self {
        let detail = format!("{} is no value of `{name}`.", quoted(given));
        Self::new(400, "bad_value", "A setting cannot be read", detail, format!("Use {expected}."))
            .parameter(name, allowed)
    }

    /// The problem as it is sent.
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// Seconds after which a client may ask again.
    pub(crate) const fn seconds_to_wait(&self) -> Option<u32> {
        self.retry_after
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}: {} {}", self.problem.title, self.problem.detail, self.problem.remedy)
    }
}

impl std::error::Error for Refusal {}

/// Text from outside, quoted for a message: at most 40 characters, controls escaped.
pub(crate) fn quoted(text: &str) -> String {
    const MOST: usize = 40;
    let mut shown: String = text.chars().take(MOST).flat_map(char::escape_debug).collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn text_from_outside_is_bounded_and_escaped() {
        assert_eq!(quoted("grain\r\nX: y"), "`grain\\r\\nX: y`");
        assert_eq!(quoted(&"é".repeat(1_000_000)).chars().count(), 43);
    }
}
