//! Where an export is in its life, as the journal has it.

use crate::rules::coverage::Live;
use crate::{Export, ExportState};

/// The journal has the last word on what is visible. A closer that died between publishing
/// and saying so left an export that is visible, taken back or purged, and not called so yet.
#[must_use]
pub fn as_published(mut export: Export, live: &Live) -> Export {
    match live.published.get(&export.id) {
        Some(published) => {
            export.state = ExportState::Visible;
            export.version = Some(published.version);
            export.load = Some(published.load);
            // It may have been published as another report than it was sent to.
            export.sent_to.report.clone_from(&published.scope.report);
            if let Some(facts) = &mut export.facts {
                facts.scope = published.scope.clone();
            }
            export.hold = None;
            export.reason = None;
        }
        None if export.load.is_some_and(|load| live.is_purged(load)) => export.state = ExportState::Purged,
        None if export.state == ExportState::Visible => export.state = ExportState::Withdrawn,
        None => {}
    }
    export.load = export.load.map(|load| live.successor(load));
    export
}
