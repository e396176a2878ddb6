//! Which reach was reported, by looking at every row.

use std::collections::BTreeMap;

use domain::{Breakdown, Level, Span};

use super::Plain;
use super::answer::{Asked, Looking};

/// Report, level, channel, entity with its id, and breakdown value.
pub(crate) type Place = (String, Level, String, (String, String), String);

/// What was reported, and where; nothing where two rows say it.
pub(crate) type Reported = Vec<(Place, Option<i64>)>;

/// The rows of exactly these days that say their reach: as they are, and never added.
pub(crate) fn reach(plain: &Plain, version: usize, range: Span) -> Reported {
    let looking = Looking::at(plain, version, Asked::Channel, range);
    let mut found: BTreeMap<(Place, (&str, &str)), Vec<i64>> = BTreeMap::new();
    let exactly = looking.seen.iter().filter(|(_, unit, ..)| *unit == range);
    for (scope, _, row, _) in exactly.filter(|(.., who)| looking.is_assigned(who)) {
        let Some(reach) = row.reach else { continue };
        let by_platform = scope.breakdowns.has(Breakdown::Platform);
        let channel = if by_platform { row.cell.clone() } else { "meta".to_owned() };
        let part = (row.part.clone(), row.part_id.clone());
        let entity = if scope.level == Level::Ad { part } else { (row.campaign.clone(), row.campaign_id.clone()) };
        let place = (scope.report.clone(), scope.level, channel, entity, row.cell.clone());
        found.entry((place, (&row.campaign, &row.campaign_id))).or_default().push(reach);
    }
    let alone = |reaches: &[i64]| if let [only] = reaches { Some(*only) } else { None };
    let mut reported: Reported = found.into_iter().map(|((place, _), reaches)| (place, alone(&reaches))).collect();
    reported.sort();
    reported
}
