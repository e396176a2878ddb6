use domain::{Export, ExportState};
use jiff::Timestamp;

use crate::config::ExpectedReport;

/// What to say about a report whose last due export is not there.
pub(super) fn line(expected: &ExpectedReport, exports: &[Export], now: Timestamp) -> Option<String> {
    let due_since = expected.expected.due_since(now, &expected.zone)?;
    let own = exports.iter().filter(|export| export.sent_to == expected.report && is_there(export));
    let last = own.map(Export::fresh_at).max();
    if last.is_some_and(|last| last >= due_since) {
        return None;
    }
    let (report, zone) = (&expected.report, &expected.zone);
    let last = last.map_or("there is none yet".to_owned(), |last| {
        format!("the last one was made on {}", zone.to_datetime(last).strftime("%Y-%m-%d at %H:%M"))
    });
    Some(format!(
        "late: {}/{}/{} is expected {} ({}), and {last}: download it",
        report.source,
        report.account,
        report.report,
        expected.expected,
        zone.iana_name().unwrap_or("UTC"),
    ))
}

/// Whether an export counts as arrived; one that waits for a decision has its own line.
const fn is_there(export: &Export) -> bool {
    matches!(export.state, ExportState::Visible | ExportState::Held | ExportState::Superseded)
}

#[cfg(test)]
mod tests {
    use domain::{DatedBy, ExportId, Exported, SentTo, Source};

    use super::*;

    const NOW: &str = "2026-06-10T12:00:00Z";

    fn report() -> SentTo {
        SentTo { source: Source::Meta, account: "police".to_owned(), report: "ads".to_owned() }
    }

    fn said(exports: &[Export]) -> Option<String> {
        let expected = ExpectedReport {
            report: report(),
            expected: "daily by 09:00".parse().unwrap(),
            zone: jiff::tz::TimeZone::get("Europe/London").unwrap(),
        };
        line(&expected, exports, NOW.parse().unwrap())
    }

    fn made(at: &str, state: ExportState) -> Export {
        let at: Timestamp = at.parse().unwrap();
        Export {
            id: ExportId("1a".to_owned()),
            file: String::new(),
            sha256: String::new(),
            facts: None,
            sent_to: report(),
            exported: Exported { at, by: DatedBy::Mtime },
            confirmed_at: at,
            seen: 1,
            seen_at: at,
            seen_again: None,
            load: None,
            state,
            since: at,
            hold: None,
            reason: None,
            accepted: Vec::new(),
            missing: Vec::new(),
            version: None,
        }
    }

    #[test]
    fn an_export_that_was_made_today_is_enough() {
        assert_eq!(said(&[made("2026-06-09T23:00:00Z", ExportState::Visible)]), None);
        assert_eq!(said(&[made("2026-06-10T11:59:00Z", ExportState::Held)]), None);
    }

    #[test]
    fn yesterdays_is_late_and_the_line_says_when_it_was_made() {
        let line = said(&[made("2026-06-09T22:59:00Z", ExportState::Visible)]).unwrap();
        assert!(line.contains("meta/police/ads is expected daily by 09:00 (Europe/London)"), "{line}");
        assert!(line.contains("2026-06-09 at 23:59"), "{line}");
    }

    #[test]
    fn what_does_not_count_is_not_there() {
        for state in [ExportState::Quarantined, ExportState::Withdrawn, ExportState::Incomplete] {
            assert!(said(&[made("2026-06-10T08:00:00Z", state)]).unwrap().contains("there is none yet"));
        }
    }

    #[test]
    fn another_report_of_the_account_does_not_help() {
        let mut other = made("2026-06-10T08:00:00Z", ExportState::Visible);
        other.sent_to.report = "region".to_owned();
        assert!(said(&[other]).is_some());
    }

    #[test]
    fn the_same_content_again_is_an_arrival() {
        let mut old = made("2026-05-01T08:00:00Z", ExportState::Superseded);
        old.seen_again = Some("2026-06-10T07:00:00Z".parse().unwrap());
        assert_eq!(said(&[old]), None);
    }
}
