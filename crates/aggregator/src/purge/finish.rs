//! What is left to do after a line of the journal said that data are gone: to make it so. It
//! may be done any number of times.

use std::collections::{BTreeMap, BTreeSet};

use domain::rules::assign::Rules;
use domain::rules::coverage::Live;
use domain::{
    AccountKey, Day, Export, ExportId, ExportState, LoadId, Missing, Money, Publication, Purged, Span, Tally, Version,
    Window,
};
use store::{Purging, Store};

use crate::{Aggregator, AggregatorError};

/// How many loads or exports go into one statement.
const AT_A_TIME: usize = 500;

/// What was left to do.
#[derive(Clone, Debug, Default)]
pub struct Finished {
    /// The lines of the journal that say what was purged.
    pub purges: Vec<Publication>,
    /// Exports that lost all of their data, or a part: their originals have to go as well.
    pub exports: Vec<Export>,
    /// Loads that were still there.
    pub loads: usize,
}

impl<S: Store + Purging> Aggregator<S> {
    /// Finishes purges that a dead process left half done.
    ///
    /// # Errors
    /// The books cannot be read or written.
    pub async fn finish_purges(&self) -> Result<Finished, AggregatorError> {
        let _turn = self.turn.take().await?;
        self.finish().await
    }

    pub(super) async fn finish(&self) -> Result<Finished, AggregatorError> {
        let purges = self.history.purged_after(Version::NONE).await?;
        if purges.is_empty() {
            return Ok(Finished::default());
        }
        let live = self.history.head().await?;
        let exports = self.stripped(&live, &purges).await?;
        let mut left: Vec<LoadId> = self.store.loads().await?;
        left.retain(|load| live.removed.contains_key(load));
        for loads in left.chunks(AT_A_TIME) {
            self.store.discard_all(loads).await?;
        }
        let ids: Vec<ExportId> = exports.iter().map(|export| export.id.clone()).collect();
        for ids in ids.chunks(AT_A_TIME) {
            self.store.forget_words(ids).await?;
        }
        Ok(Finished { purges, exports, loads: left.len() })
    }

    /// Notes of each export what is left of it; says which ones lost something.
    async fn stripped(&self, live: &Live, purges: &[Publication]) -> Result<Vec<Export>, AggregatorError> {
        let whole: BTreeSet<&ExportId> =
            purges.iter().filter_map(|line| line.event.purge.as_ref()).flat_map(|purge| &purge.exports).collect();
        let taken: BTreeMap<LoadId, &Publication> = purges.iter().flat_map(takings).collect();
        let successors: BTreeSet<LoadId> = live.removed.values().flatten().copied().collect();
        let mut lost = Vec::new();
        for mut export in self.store.exports().await? {
            let load = export.load.filter(|load| live.removed.contains_key(load));
            match load {
                Some(load) if live.is_purged(load) => purged(&mut export),
                Some(load) => self.narrow(&mut export, live, load, &taken).await?,
                None if export.load.is_none() && whole.contains(&export.id) => {
                    if export.state == ExportState::Purged {
                        lost.push(export);
                        continue;
                    }
                    purged(&mut export);
                }
                None => {
                    lost.extend(export.load.is_some_and(|load| successors.contains(&load)).then_some(export));
                    continue;
                }
            }
            export.since = self.clock.now();
            self.store.record(&export).await?;
            lost.push(export);
        }
        Ok(lost)
    }

    /// Of an export that lost a part, what it says is what stands.
    async fn narrow(
        &self,
        export: &mut Export,
        live: &Live,
        mut load: LoadId,
        taken: &BTreeMap<LoadId, &Publication>,
    ) -> Result<(), AggregatorError> {
        while let Some(into) = live.removed.get(&load).copied().flatten() {
            if let Some(purge) = taken.get(&load).and_then(|line| line.event.purge.as_ref()) {
                narrowed(export, &purge.what, &live.rules);
            }
            load = into;
        }
        export.load = Some(load);
        let (stands, _) = self.store.stands(load).await?;
        restate(export, stands);
        Ok(())
    }
}

/// The loads that a purge took rows of.
fn takings(line: &Publication) -> Vec<(LoadId, &Publication)> {
    let purge = line.event.purge.iter();
    purge.flat_map(|purge| purge.loads.iter().map(|removed| (removed.load, line))).collect()
}

/// Of an export that lost everything, only that it was there is known.
fn purged(export: &mut Export) {
    export.state = ExportState::Purged;
    export.facts = None;
    export.load = None;
    export.hold = None;
    export.reason = Some("its data were removed for good".to_owned());
    export.accepted = Vec::new();
    export.missing = Vec::new();
}

fn narrowed(export: &mut Export, what: &Purged, rules: &Rules) {
    match what {
        Purged::Before(day) => {
            if let Some(facts) = &mut export.facts {
                facts.window = from(&facts.window, *day);
            }
        }
        Purged::Campaign(id) => {
            let account = AccountKey { source: export.sent_to.source, account: export.sent_to.account.clone() };
            let of_it = |missing: &Missing| {
                rules.assign(&account, &missing.entity.campaign).is_some_and(|found| found.campaign.id == *id)
            };
            export.missing.retain(|missing| !of_it(missing));
        }
        Purged::Account(_) => {}
    }
}

/// The part of a window that ends on a day or after it.
fn from(window: &Window, day: Day) -> Window {
    match window {
        Window::Days(span) => Span::new(span.from.max(day), span.to).map_or(Window::Nothing, Window::Days),
        Window::Windows(spans) => {
            let left: Vec<Span> = spans.iter().copied().filter(|span| span.to >= day).collect();
            if left.is_empty() { Window::Nothing } else { Window::Windows(left) }
        }
        Window::Nothing => Window::Nothing,
    }
}

/// No sum, no cell and no sentence speaks of what is gone.
fn restate(export: &mut Export, stands: Tally) {
    if let Some(facts) = &mut export.facts {
        facts.totals = stands;
        facts.platform_totals = None;
        facts.reconciled = None;
        facts.rejects = Vec::new();
        facts.reach = Vec::new();
    }
    for missing in &mut export.missing {
        missing.impressions = 0;
        missing.spend = Money::ZERO;
    }
    if export.reason.is_some() {
        export.reason = Some("a part of its data was removed for good; it waits as before".to_owned());
    }
}
