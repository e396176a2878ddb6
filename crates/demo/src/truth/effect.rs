//! The effect that was built in, which an estimate should find within its interval.

use domain::{Day, Span};
use serde::{Serialize, Serializer};

use crate::calendar::{after, before, during};
use crate::contacts::{LIFT, SCOTLAND};
use crate::effect::{Means, STAYS};
use crate::world::World;

/// A number in thousandths, written as a decimal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Thousandths(u64);

impl Serialize for Thousandths {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_f64(f64::from(u32::try_from(self.0).unwrap_or(u32::MAX)) / 1_000.0)
    }
}

/// One outcome in one phase.
#[derive(Debug, Serialize)]
struct Phase {
    /// What chance would give in the mean, were there no campaign.
    expected_without: Thousandths,
    /// What it gives in the mean, with it.
    expected_with: Thousandths,
    rate_ratio: Thousandths,
    /// What chance gave.
    happened: u64,
}

#[derive(Debug, Serialize)]
struct Phases {
    before: Phase,
    during: Phase,
    after: Phase,
}

/// Contacts with the helpline.
#[derive(Debug, Serialize)]
struct OfContacts {
    nation: &'static str,
    /// On every day of the campaign.
    rate_ratio: Thousandths,
    /// What stays of the rise from each day to the next, once the campaign has ended.
    stays: Thousandths,
    #[serde(flatten)]
    phases: Phases,
}

/// What the campaign did.
#[derive(Debug, Serialize)]
pub(crate) struct Effects {
    contacts: OfContacts,
    /// All visits to the helpline's site, those through the campaign's links among them.
    visits: Phases,
}

impl Effects {
    pub(super) fn of(world: &World) -> Self {
        let scottish = world.contacts.iter().filter(|some| some.nation == SCOTLAND);
        let contacts: Vec<_> = scottish.map(|some| (some.day, some.means, some.count)).collect();
        let visits: Vec<_> = world.visits.iter().map(|some| (some.day, some.means, some.sessions)).collect();
        Self {
            contacts: OfContacts {
                nation: SCOTLAND,
                rate_ratio: Thousandths(1_000 + LIFT.0 / 1_000),
                stays: Thousandths(STAYS / 1_000),
                phases: Phases::of(&contacts),
            },
            visits: Phases::of(&visits),
        }
    }
}

impl Phases {
    fn of(counts: &[(Day, Means, u64)]) -> Self {
        let phase = |span| Phase::of(counts, span);
        Self { before: phase(before()), during: phase(during()), after: phase(after()) }
    }
}

impl Phase {
    fn of(counts: &[(Day, Means, u64)], span: Span) -> Self {
        let own = || counts.iter().filter(|(day, ..)| span.has(*day));
        let without: u64 = own().map(|(_, means, _)| means.without).sum();
        let with = without + own().map(|(_, means, _)| means.added).sum::<u64>();
        Self {
            expected_without: Thousandths(without),
            expected_with: Thousandths(with),
            rate_ratio: Thousandths((with * 1_000 + without / 2) / without.max(1)),
            happened: own().map(|(.., count)| count).sum(),
        }
    }
}
