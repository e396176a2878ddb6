//! Which days are there, account by account.

use std::collections::{BTreeMap, BTreeSet};

use domain::rules::coverage::Live;
use domain::rules::finality::{Firmness, firmness};
use domain::rules::lifecycle::as_published;
use domain::{AccountKey, ExportState, Span, Zone};
use store::Store;

use super::{Books, judged_at, not_too_long, unavailable};
use crate::Refusal;
use crate::answers::{CoverageAnswer, CoveredDay, DayState};
use crate::questions::{Days, Moment};

type Calendar = BTreeMap<AccountKey, BTreeMap<Span, DayState>>;

impl<S: Store> Books<S> {
    pub(super) async fn tell_coverage(&self, days: Days, at: &Moment) -> Result<CoverageAnswer, Refusal> {
        let live = self.live(at).await?;
        let mut calendar = answered(&live, at);
        self.add_held(&live, &mut calendar).await?;
        let known: BTreeSet<Span> = calendar.values().flat_map(BTreeMap::keys).copied().collect();
        let from = days.from.or(known.first().map(|day| day.from));
        let to = days.to.or(known.last().map(|day| day.to));
        let range = not_too_long(from.zip(to).and_then(|(from, to)| Span::new(from, to)))?;
        Ok(CoverageAnswer {
            as_of: at.at,
            data_version: at.version,
            from: range.map(|range| range.from),
            to: range.map(|range| range.to),
            rows: range.map(|range| rows(&calendar, range)).unwrap_or_default(),
        })
    }

    /// Days of which only an export speaks that waits for a person.
    async fn add_held(&self, live: &Live, calendar: &mut Calendar) -> Result<(), Refusal> {
        let exports = self.store.exports().await.map_err(unavailable)?;
        let known = exports.into_iter().map(|export| as_published(export, live));
        for export in known.filter(|export| export.state == ExportState::Held) {
            let Some(bounds) = export.facts.as_ref().and_then(|facts| facts.window.bounds()) else { continue };
            let account = AccountKey { source: export.sent_to.source, account: export.sent_to.account };
            let days = calendar.entry(account).or_default();
            for day in bounds.days() {
                days.entry(Span::day(day)).or_insert(DayState::Held);
            }
        }
        Ok(())
    }
}

/// The firmest word on each day that some export answers, in every configured account. Days
/// count; where an account has windows only, their days do.
fn answered(live: &Live, at: &Moment) -> Calendar {
    let configured = live.rules.accounts.iter().map(|account| account.key.clone());
    let mut calendar: Calendar = configured.chain(live.accounts()).map(|account| (account, BTreeMap::new())).collect();
    for (account, days) in &mut calendar {
        let zone = live.rules.account(account).and_then(|own| Zone::named(&own.time_zone).ok());
        let zone = zone.unwrap_or_else(Zone::london);
        let units = live.scopes_of(account).flat_map(|scope| live.units(scope));
        let units: Vec<_> = units.filter(|(_, assignment)| !assignment.loads.is_empty()).collect();
        let by_day = units.iter().any(|(unit, _)| unit.is_day());
        for (unit, assignment) in units.into_iter().filter(|(unit, _)| unit.is_day() == by_day) {
            let confirmed = live.confirmed_at(assignment).unwrap_or_default();
            let firm = firmness(unit.to, account.source, &zone, confirmed, judged_at(at.evaluated_on));
            for day in unit.days() {
                let known = days.entry(Span::day(day)).or_insert(DayState::Missing);
                *known = state(firm).min(*known);
            }
        }
    }
    calendar
}

const fn state(firm: Firmness) -> DayState {
    match firm {
        Firmness::Final => DayState::Final,
        Firmness::NotRechecked => DayState::NotRechecked,
        Firmness::Moving => DayState::Moving,
    }
}

fn rows(calendar: &Calendar, range: Span) -> Vec<CoveredDay> {
    let day = |account: &AccountKey, days: &BTreeMap<Span, DayState>, date| CoveredDay {
        source: account.source,
        account: account.account.clone(),
        date,
        state: days.get(&Span::day(date)).copied().unwrap_or(DayState::Missing),
    };
    calendar.iter().flat_map(|(account, days)| range.days().map(move |date| day(account, days, date))).collect()
}
