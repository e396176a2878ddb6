use domain::Version;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::parse::Parameters;
use crate::{AsOf, Refusal};

/// Shapes of `as_of`.
const SHAPES: [&str; 3] = ["v36", "36", "2026-10-06T09:00:00Z"];

/// The point in the books that `as_of` names; the latest where it is absent.
pub(crate) fn as_of(given: &Parameters) -> Result<Option<AsOf>, Refusal> {
    let expected = "a data version such as v36, or a moment such as 2026-10-06T09:00:00Z";
    let read = |text: &str| point(text).ok_or_else(|| Refusal::bad_value("as_of", text, expected, SHAPES));
    given.get("as_of").map(read).transpose()
}

fn point(text: &str) -> Option<AsOf> {
    version(text).map(AsOf::Version).or_else(|| moment(text).map(AsOf::Moment))
}

fn version(text: &str) -> Option<Version> {
    let digits = text.strip_prefix('v').unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten().map(Version)
}

/// A moment with its offset (seconds may be left out), or a date and time in London. A bare
/// date is no moment: it would be unclear whether its start or its end is meant.
fn moment(text: &str) -> Option<Timestamp> {
    let shaped = text.len() <= 40 && text.contains(['T', 't', ' ']);
    let local = || london().to_timestamp(text.parse::<DateTime>().ok()?).ok();
    shaped.then(|| text.parse::<Timestamp>().ok().or_else(local)).flatten()
}

fn london() -> TimeZone {
    TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_a_version_or_a_moment() {
        for text in ["v36", "36"] {
            assert_eq!(point(text), Some(AsOf::Version(Version(36))));
        }
        for text in ["2026-10-06T09:00Z", "2026-10-06T09:00:00Z", "2026-10-06T10:00:00+01:00", "2026-10-06T10:00"] {
            let moment = "2026-10-06T09:00:00Z".parse().unwrap();
            assert_eq!(point(text), Some(AsOf::Moment(moment)), "{text}");
        }
        for text in ["latest", "v", "v-1", "v4294967296", "2026-10-06", "+36", "v36 "] {
            assert_eq!(point(text), None, "{text}");
        }
    }
}
