use jiff::{SignedDuration, Timestamp};

/// How long ago a moment was, in words.
pub(super) fn age(since: Timestamp, now: Timestamp) -> String {
    let hours = now.duration_since(since).max(SignedDuration::ZERO).as_hours();
    match hours {
        0 => "less than an hour".to_owned(),
        1 => "1 hour".to_owned(),
        2..48 => format!("{hours} hours"),
        _ => format!("{} days", hours / 24),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_told_in_the_unit_that_fits() {
        let now: Timestamp = "2026-10-16T08:00:00Z".parse().unwrap();
        for (since, said) in [
            ("2026-10-16T07:00:01Z", "less than an hour"),
            ("2026-10-16T07:00:00Z", "1 hour"),
            ("2026-10-14T08:00:01Z", "47 hours"),
            ("2026-10-14T08:00:00Z", "2 days"),
            ("2026-10-17T08:00:00Z", "less than an hour"),
        ] {
            assert_eq!(age(since.parse().unwrap(), now), said);
        }
    }
}
