//! Findings about one campaign.

mod money;
mod rules;
mod visits;

use domain::rules::assign::Campaign;

use super::finding::Finding;
use super::review::Subject;
use super::sorted::Sorted;

pub(super) use visits::tags;

/// What there is to say about the campaign at a place.
pub(super) fn findings(
    subject: &Subject<'_>,
    sorted: &Sorted<'_>,
    (own, campaign): (usize, &Campaign),
) -> Vec<Finding> {
    let mut findings = money::findings(campaign);
    findings.extend(rules::findings(subject, sorted, (own, campaign)));
    findings.extend(visits::findings(subject, sorted, (own, campaign)));
    findings
}

/// Whether it is too early to miss anything: no flight has begun.
fn is_to_come(subject: &Subject<'_>, campaign: &Campaign) -> bool {
    !campaign.flights.is_empty() && campaign.flights.iter().all(|flight| subject.today < flight.from)
}
