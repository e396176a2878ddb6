use domain::{DatedBy, Day, Exported, Zone};
use jiff::Timestamp;

/// All that could say when the platform produced an export.
pub(crate) struct Clues<'a> {
    /// What a person said.
    pub(crate) flag: Option<Timestamp>,
    /// What the file says.
    pub(crate) file: Option<Timestamp>,
    /// What was recorded when this content was first seen.
    pub(crate) recorded: Option<Exported>,
    /// The modification time.
    pub(crate) modified: Timestamp,
    /// When the content was first seen.
    pub(crate) seen_at: Timestamp,
    /// The last day that the file speaks of.
    pub(crate) last_day: Option<Day>,
    /// Where the account's days begin.
    pub(crate) zone: &'a Zone,
}

impl Clues<'_> {
    /// The best clue that can be right: no platform exports a day before it began.
    pub(crate) fn exported(&self) -> Exported {
        let begun = self.last_day.map(|day| self.zone.start_of(day));
        let said = |at: Option<Timestamp>, by| at.map(|at| Exported { at, by });
        let clues = [
            said(self.flag, DatedBy::Flag),
            said(self.file, DatedBy::File),
            self.recorded,
            said(Some(to_millis(self.modified)), DatedBy::Mtime),
        ];
        let possible = |clue: &Exported| begun.is_none_or(|begun| clue.at >= begun);
        let first_seen = Exported { at: self.seen_at, by: DatedBy::Mtime };
        clues.into_iter().flatten().find(possible).unwrap_or(first_seen)
    }

    /// What a person should know about the date that was taken.
    pub(crate) fn warnings(&self) -> Vec<String> {
        let taken = self.exported();
        let ignored = self.flag.filter(|_| taken.by != DatedBy::Flag).map(|flag| {
            format!(
                "--exported-at {flag} lies before the last day of the file and was ignored; {} was taken: \
                 check the date and the account's time zone",
                taken.at
            )
        });
        let ahead = (taken.at > self.seen_at + AHEAD).then(|| {
            format!(
                "it is dated {}, which is in the future, so it counts as newer than all that comes until then: \
                 check the clocks, and say --exported-at",
                taken.at
            )
        });
        ignored.into_iter().chain(ahead).collect()
    }
}

/// How far the clocks of two machines may reasonably be apart.
const AHEAD: jiff::SignedDuration = jiff::SignedDuration::from_mins(10);

/// Times finer than the books keep would differ when read back.
pub(crate) fn to_millis(at: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn clues(zone: &Zone) -> Clues<'_> {
        Clues {
            flag: None,
            file: None,
            recorded: None,
            modified: at("2026-06-03T09:00:00.123456Z"),
            seen_at: at("2026-06-04T00:00:00Z"),
            last_day: Some("2026-06-02".parse().unwrap()),
            zone,
        }
    }

    #[test]
    fn a_person_counts_before_the_file_and_the_file_before_its_time() {
        let zone = Zone::london();
        let recorded = Exported { at: at("2026-06-02T12:00:00Z"), by: DatedBy::Mtime };
        let (flag, file) = (Some(at("2026-06-02T10:00:00Z")), Some(at("2026-06-02T11:00:00Z")));
        let all = Clues { flag, file, recorded: Some(recorded), ..clues(&zone) };
        assert_eq!(all.exported(), Exported { at: at("2026-06-02T10:00:00Z"), by: DatedBy::Flag });
        let told = Clues { flag: None, ..all };
        assert_eq!(told.exported(), Exported { at: at("2026-06-02T11:00:00Z"), by: DatedBy::File });
        assert_eq!(Clues { file: None, ..told }.exported(), recorded);
        let by_time = Exported { at: at("2026-06-03T09:00:00.123Z"), by: DatedBy::Mtime };
        assert_eq!(clues(&zone).exported(), by_time);
    }

    #[test]
    fn a_time_before_the_last_day_begins_in_its_zone_is_ignored() {
        let (london, denver) = (Zone::london(), Zone::named("America/Denver").unwrap());
        let early = at("2026-06-01T23:30:00Z");
        assert_eq!(Clues { modified: early, ..clues(&london) }.exported().at, early);
        let seen = Exported { at: at("2026-06-04T00:00:00Z"), by: DatedBy::Mtime };
        assert_eq!(Clues { modified: early, ..clues(&denver) }.exported(), seen);
        let without_days = Clues { modified: early, last_day: None, ..clues(&denver) };
        assert_eq!(without_days.exported().at, early);
    }

    #[test]
    fn a_person_is_told_when_their_date_cannot_be_right() {
        let zone = Zone::london();
        let wrong = Clues { flag: Some(at("2025-06-02T10:00:00Z")), ..clues(&zone) };
        assert_eq!(wrong.exported().by, DatedBy::Mtime);
        assert!(wrong.warnings()[0].contains("2025-06-02T10:00:00Z"));
        assert_eq!(clues(&zone).warnings(), [""; 0]);
        let ahead = Clues { modified: at("2026-06-05T00:00:00Z"), ..clues(&zone) };
        assert!(ahead.warnings()[0].contains("future"));
    }
}
