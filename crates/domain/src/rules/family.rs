//! Which family answers a campaign-day.

use jiff::{SignedDuration, Timestamp};

use crate::{BreakdownSet, Family};

/// A family that has rows for a campaign-day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// The family.
    pub family: &'a Family,
    /// When the export that answers the day for it was produced.
    pub exported_at: Timestamp,
}

/// How much older than the freshest a family may be on a day that is not settled.
pub const STALE_AFTER: SignedDuration = SignedDuration::from_hours(36);

/// Whether a family has been overtaken: produced before the day was settled, and more than
/// 36 hours older than the freshest.
pub fn is_stale(exported_at: Timestamp, freshest: Timestamp, settled_at: Timestamp) -> bool {
    exported_at < settled_at && freshest.duration_since(exported_at) > STALE_AFTER
}

/// The place of the family that answers one campaign-day, among those whose breakdowns
/// contain what is asked. Stale ones are left out first; then fewest extra breakdowns,
/// newest export, coarsest level, report name and breakdown set in byte order.
pub fn choose(candidates: &[Candidate<'_>], asked: BreakdownSet, settled_at: Timestamp) -> Option<usize> {
    let fits = |candidate: &Candidate<'_>| candidate.family.breakdowns.contains(asked);
    let freshest =
        candidates.iter().filter(|candidate| fits(candidate)).map(|candidate| candidate.exported_at).max()?;
    let fresh = |candidate: &Candidate<'_>| fits(candidate) && !is_stale(candidate.exported_at, freshest, settled_at);
    let places = candidates.iter().enumerate().filter(|(_, candidate)| fresh(candidate));
    places.min_by_key(|(_, candidate)| rank(candidate, asked)).map(|(at, _)| at)
}

fn rank<'a>(candidate: &Candidate<'a>, asked: BreakdownSet) -> impl Ord + use<'a> {
    let Candidate { family, exported_at } = *candidate;
    let extra = family.breakdowns.beyond(asked);
    (extra, std::cmp::Reverse(exported_at), family.level, family.report.as_str(), family.breakdowns.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Breakdown, Level};

    fn family(report: &str, level: Level, breakdowns: &[Breakdown]) -> Family {
        Family { report: report.into(), level, breakdowns: breakdowns.iter().copied().collect() }
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_stale_campaign_export_does_not_win_over_fresher_ads() {
        let (campaigns, ads) =
            (family("default", Level::Campaign, &[]), family("default", Level::Ad, &[Breakdown::Age]));
        let candidates = [
            Candidate { family: &campaigns, exported_at: at("2026-09-02T06:00:00Z") },
            Candidate { family: &ads, exported_at: at("2026-10-02T06:00:00Z") },
        ];
        let none = BreakdownSet::EMPTY;
        assert_eq!(choose(&candidates, none, at("2026-09-30T00:00:00Z")), Some(1), "before it was settled: stale");
        assert_eq!(
            choose(&candidates, none, at("2026-09-01T00:00:00Z")),
            Some(0),
            "settled when exported: fewest breakdowns"
        );
    }

    #[test]
    fn what_lacks_the_asked_breakdown_is_no_candidate() {
        let campaigns = family("default", Level::Campaign, &[]);
        let candidates = [Candidate { family: &campaigns, exported_at: at("2026-09-02T06:00:00Z") }];
        let age = BreakdownSet::EMPTY.with(Breakdown::Age);
        assert_eq!(choose(&candidates, age, at("2026-09-30T00:00:00Z")), None);
    }

    #[test]
    fn ties_go_to_the_coarsest_level_then_the_report() {
        let (ads, campaigns, other) = (
            family("default", Level::Ad, &[]),
            family("default", Level::Campaign, &[]),
            family("a", Level::Campaign, &[]),
        );
        let same = at("2026-09-02T06:00:00Z");
        let candidates = [&ads, &campaigns, &other].map(|family| Candidate { family, exported_at: same });
        assert_eq!(choose(&candidates, BreakdownSet::EMPTY, same), Some(2));
    }
}
